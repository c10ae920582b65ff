// Paints a small, flat picture at once: for tests that are not about what is drawn.
import sharp from 'sharp';
import type { Picture, PictureRequest } from '../../../sandbox/pictures/picture.js';

export async function flatPainter({ prompt, base, format }: PictureRequest): Promise<Picture> {
  const background = { r: prompt.length % 256, g: base ? 255 : 0, b: 90, alpha: 1 };
  const bytes = await sharp({ create: { width: 32, height: 32, channels: 4, background } })
    .toFormat(format)
    .toBuffer();
  return { bytes, width: 32, height: 32, contentType: `image/${format}` };
}
