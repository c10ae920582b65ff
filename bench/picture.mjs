// One valid PNG of about 1.4 MB: random pixels, so that neither deflate nor a cache can make it smaller.
import { randomBytes } from 'node:crypto';
import { constants, deflateSync } from 'node:zlib';

const SIDE = 1024;
/** Twelve shades a channel: 3 x log2(12) bits a pixel, which is 1.4 MB for 1024 x 1024. */
const SHADES = 12;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function makePicture() {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8); // 8 bits a channel, red green blue
  const pixels = deflateSync(randomRows(), { level: 1, strategy: constants.Z_HUFFMAN_ONLY });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function randomRows() {
  const rowLength = 1 + SIDE * 3;
  const rows = randomBytes(rowLength * SIDE);
  for (let index = 0; index < rows.length; index += 1) {
    rows[index] = index % rowLength === 0 ? 0 : (rows[index] % SHADES) * 21; // each row opens with its filter, none
  }
  return rows;
}

/** @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** @param {Buffer} bytes */
function crc32(bytes) {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xedb88320 : 0);
  }
  return ~remainder >>> 0;
}
