// The library that decodes and encodes pixels, loaded when the first picture comes: the bot's start stays quick.
import type { Sharp, SharpOptions } from 'sharp';

export type PixelEngine = (input: Buffer, options?: SharpOptions) => Sharp;

export async function pixelEngine(): Promise<PixelEngine> {
  const { default: sharp } = await import('sharp');
  // One thread a picture: how many there are at once is the darkroom's business. Nothing is ever read twice.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
