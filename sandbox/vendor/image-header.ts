// What the first bytes of a picture tell: its format, and for a png its size and whether it has alpha.

export type ImageFormat = 'png' | 'jpeg' | 'webp';

export function formatOf(bytes: Buffer): ImageFormat | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return undefined;
}

export interface PngHeader {
  readonly width: number;
  readonly height: number;
  readonly alpha: boolean;
}

/** The IHDR chunk always comes first; colour types 4 and 6 carry alpha, type 3 may in a tRNS chunk. */
export function pngHeader(bytes: Buffer): PngHeader | undefined {
  if (formatOf(bytes) !== 'png' || bytes.length < 33) return undefined;
  const colourType = bytes[25];
  const alpha = colourType === 4 || colourType === 6 || (colourType === 3 && bytes.includes('tRNS'));
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), alpha };
}
