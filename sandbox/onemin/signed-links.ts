// Links into the private bucket: signed, and good for a week.
import { createHmac } from 'node:crypto';
import { fileLife } from '../vendor/job-book.js';

/** The bucket's name is the first step of the path, as at the host where it is in life. */
export const bucket = '/asset.1min.ai/';
export const bucketFiles = /^\/asset\.1min\.ai\//;

/** No secret: it only makes a link that was tampered with fail, after a restart too. */
const signingKey = 'sandbox-onemin-bucket';

export function signedLink(origin: string, key: string, signedAt: number): string {
  const date = new Date(signedAt).toISOString().replace(/[-:]|\.\d+/g, '');
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': date,
    'X-Amz-Expires': String(fileLife / 1000),
    'X-Amz-Signature': signatureOf(key, date),
  });
  return `${origin}${bucket}${key}?${query}`;
}

export type LinkCheck = 'good' | 'forged' | 'expired';

export function checkLink(key: string, query: URLSearchParams, now: number): LinkCheck {
  const date = query.get('X-Amz-Date') ?? '';
  if (query.get('X-Amz-Signature') !== signatureOf(key, date)) return 'forged';
  const signedAt = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
  return now < signedAt + fileLife ? 'good' : 'expired';
}

function signatureOf(key: string, date: string): string {
  return createHmac('sha256', signingKey).update(`${key}\n${date}`).digest('hex');
}
