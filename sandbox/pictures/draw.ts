// Draws a picture from a request: the same request gives the same bytes.
import type { Sharp } from 'sharp';
import { Chance } from './chance.js';
import { cutOutShape, drawCutOut } from './cut-out.js';
import { type Canvas, editedPicture, type MakeSharp } from './edit.js';
import type { Picture, PictureRequest } from './picture.js';
import { readPrompt } from './reading.js';
import { drawScene } from './scene.js';
import { Sheet } from './svg.js';

const detailOf = { low: 1, medium: 2, auto: 2, high: 3 } as const;

export async function drawPicture(request: PictureRequest): Promise<Picture> {
  // Loaded when first needed: the sandbox is up sooner without it.
  const { default: sharp } = await import('sharp');
  const { width, height } = await measure(sharp, request);
  const canvas = { width, height, detail: detailOf[request.quality] };
  const { base } = request;
  const drawn = base ? await edit(sharp, { ...request, base }, canvas) : newPicture(sharp, request, canvas);
  return { bytes: await encode(drawn, request), width, height, contentType: `image/${request.format}` };
}

function newPicture(
  sharp: MakeSharp,
  { prompt, variation, background }: PictureRequest,
  { width, height, detail }: Canvas,
): Sharp {
  const chance = new Chance(`${prompt}#${variation ?? 0}`);
  const sheet = new Sheet(width, height);
  const draw = background === 'transparent' ? drawCutOut : drawScene;
  draw(sheet, readPrompt(prompt, chance), chance, detail);
  return sharp(Buffer.from(sheet.toSvg()));
}

async function edit(sharp: MakeSharp, request: PictureRequest & { base: Buffer }, canvas: Canvas): Promise<Sharp> {
  const edited = await editedPicture(sharp, request, canvas);
  if (request.background !== 'transparent') return edited;
  const whole = await edited.png({ compressionLevel: 1 }).toBuffer();
  return sharp(whole).composite([{ input: cutOutShape(canvas.width, canvas.height), blend: 'dest-in' }]);
}

/** `auto` is a square, and for an edit whichever of the three sizes is closest to its base. */
async function measure(sharp: MakeSharp, { size, base }: PictureRequest): Promise<{ width: number; height: number }> {
  if (size !== 'auto') {
    const [width = 1024, height = 1024] = size.split('x').map(Number);
    return { width, height };
  }
  const { autoOrient } = base ? await sharp(base).metadata() : { autoOrient: { width: 1, height: 1 } };
  const ratio = autoOrient.width / autoOrient.height;
  if (ratio > 1.22) return { width: 1536, height: 1024 };
  return ratio < 0.82 ? { width: 1024, height: 1536 } : { width: 1024, height: 1024 };
}

function encode(picture: Sharp, { format, background, compression = 100 }: PictureRequest): Promise<Buffer> {
  const opaque = background === 'transparent' && format !== 'jpeg' ? picture : picture.flatten({ background: '#ffffff' });
  if (format === 'jpeg') return opaque.jpeg({ quality: compression }).toBuffer();
  if (format === 'webp') return opaque.webp({ quality: compression }).toBuffer();
  return opaque.png({ compressionLevel: 6 }).toBuffer();
}
