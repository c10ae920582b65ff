// Pictures in both directions: uploads into the private bucket, and downloads by a signed link that needs no key.
import { randomUUID } from 'node:crypto';
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { formatOf } from '../vendor/image-header.js';
import { keyOf, uploadName } from './file-keys.js';
import { bucket, checkLink } from './signed-links.js';
import type { Vendor } from './vendor.js';
import { refusal } from './vendor-error.js';

export async function storeAsset(vendor: Vendor, request: ApiRequest): Promise<ApiAnswer> {
  const asset = await assetIn(request);
  if (!(asset instanceof File)) {
    return refusal(400, { errorCode: 'MISSING_REQUIRED_FIELDS', message: 'Missing required fields: asset' });
  }
  if (!/\.\w+$/.test(asset.name)) {
    return refusal(400, { errorCode: 'UNKNOWN_ERROR', message: `The file name ${asset.name} has no extension` });
  }
  const bytes = Buffer.from(await asset.arrayBuffer());
  const format = formatOf(bytes);
  const contentType = format ? `image/${format}` : asset.type;
  const now = vendor.clock.now();
  const { name } = vendor.assets.store(uploadName(now, randomUUID().slice(0, 8), asset.name), bytes, contentType);
  vendor.changed();
  const key = keyOf(name);
  const createdAt = new Date(now).toISOString();
  return json(200, {
    asset: { key, bucket: 'asset.1min.ai', size: bytes.length, mimetype: contentType },
    fileContent: { uuid: randomUUID(), name: asset.name, path: key, type: 'IMAGE', createdAt },
  });
}

async function assetIn({ headers, body }: ApiRequest): Promise<File | string | null> {
  try {
    const type = headers['content-type'] ?? '';
    return (await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()).get('asset');
  } catch {
    return null;
  }
}

/** The bucket doesn't tell strangers whether a file exists. */
export async function serveFile(vendor: Vendor, request: ApiRequest): Promise<ApiAnswer> {
  const key = decodeURIComponent(request.path.slice(bucket.length));
  const link = checkLink(key, request.query, vendor.clock.now());
  if (link === 'expired') return bucketError(403, 'AccessDenied', 'Request has expired');
  if (link === 'forged') return bucketError(403, 'AccessDenied', 'Access Denied');
  const bytes = await vendor.studio.fetch(key);
  if (!bytes) return bucketError(404, 'NoSuchKey', 'The specified key does not exist.');
  return { status: 200, headers: { 'content-type': `image/${formatOf(bytes)}` }, body: bytes };
}

function bucketError(status: number, code: string, message: string): ApiAnswer {
  return {
    status,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
