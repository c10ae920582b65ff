// Is this a whole picture? Judged by container and trailer alone, to the last byte: no pixel is decoded.

export type PictureType = 'png' | 'jpeg' | 'webp';

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG_SCAN = 0xda;
const JPEG_END = 0xd9;

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

/** Follows the segments by their lengths and every scan to its end: the end of a thumbnail inside is not taken for the picture's. */
function isWholeJpeg(bytes: Buffer): boolean {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  let scanned = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    // Segments may be filled up with 0xff.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === JPEG_END) return scanned;
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker !== JPEG_SCAN) continue;
    scanned = true;
    at = endOfScan(bytes, at);
  }
  return scanned && bytes[at] === 0xff && bytes[at + 1] === JPEG_END;
}

/** Where the first marker after a scan's data stands; within the data 0xff is followed by 0, or by a restart's number. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function isWholeWebp(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP') return false;
  // RIFF counts what follows its own eight bytes and pads to even.
  return bytes.length >= bytes.readUInt32LE(4) + 8;
}
