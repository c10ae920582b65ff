// A png reduced to what its pixels need. Its notes may be compressed: 2 MB of them inflate to gigabytes in any reader that asks.

const PIXELS = 'IDAT';
/** What is kept besides the pixels, the first of each; eXIf for a photo's rotation. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'eXIf', 'IEND']);
const START_LENGTH = 8;
/** Length and name before a chunk's data, a checksum behind it. */
const FRAME_LENGTH = 12;

export interface EssentialPng {
  readonly bytes: Buffer;
  /** Readers that know nothing of animated png show the first frame: so do we. */
  readonly animated: boolean;
}

/** A file that is cut off stays cut off. */
export function essentialPng(bytes: Buffer): EssentialPng {
  const kept = [bytes.subarray(0, START_LENGTH)];
  const seen = new Set<string>();
  let at = START_LENGTH;
  while (at + FRAME_LENGTH <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + FRAME_LENGTH + bytes.readUInt32BE(at);
    if (name === PIXELS || (KEPT.has(name) && !seen.has(name))) kept.push(bytes.subarray(at, end));
    seen.add(name);
    if (name === 'IEND') break;
    at = end;
  }
  return { bytes: Buffer.concat(kept), animated: seen.has('acTL') };
}
