// Is this a whole picture? Judged by container and trailer alone, to the last byte: no pixel is decoded.

export type PictureType = 'png' | 'jpeg' | 'webp';

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
/** Behind a JPEG's end some writers leave padding; a picture that was cut off has no end at all. */
const JPEG_PADDING = 64;

/** The picture's type by its bytes, or nothing when it is no picture or not all of it. */
export function wholePicture(bytes: Buffer): PictureType | undefined {
  if (isWholePng(bytes)) return 'png';
  if (isWholeJpeg(bytes)) return 'jpeg';
  if (isWholeWebp(bytes)) return 'webp';
  return undefined;
}

/** Follows the chunks by their lengths: a file cut off and padded is not taken for whole. */
function isWholePng(bytes: Buffer): boolean {
  if (!bytes.subarray(0, 8).equals(PNG_START)) return false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return bytes.subarray(at, at + 12).equals(PNG_END);
    if (end > bytes.length) return false;
    at = end;
  }
  return false;
}

function isWholeJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return false;
  const end = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
  return end > 2 && bytes.length - (end + 2) <= JPEG_PADDING;
}

function isWholeWebp(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return false;
  // RIFF counts what follows its own eight bytes and pads to even.
  return bytes.length >= bytes.readUInt32LE(4) + 8;
}
