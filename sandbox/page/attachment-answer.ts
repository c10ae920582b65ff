// Serves an attachment on the page's own origin. What is certainly a picture is shown; everything else is only ever downloaded,
// because a file a person has sent must not run as a page here.
import type { ApiAnswer } from '../http/answer.js';

const SIGNATURES: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/gif', 0, 'GIF8'],
  ['image/webp', 8, 'WEBP'],
  ['image/avif', 4, 'ftypavif'],
];

export function attachmentAnswer(bytes: Buffer): ApiAnswer {
  const picture = SIGNATURES.find(
    ([, offset, signature]) => bytes.toString('latin1', offset, offset + signature.length) === signature,
  );
  return {
    status: 200,
    headers: {
      'content-type': picture?.[0] ?? 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      // An attachment's bytes never change under its id.
      'cache-control': 'private, max-age=31536000, immutable',
      ...(picture ? {} : { 'content-disposition': 'attachment' }),
    },
    body: bytes,
  };
}
