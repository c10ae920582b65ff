// Pictures in both directions: uploads become assets, assets and results are served to anyone who knows the address.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type ApiAnswer, type ApiRequest, json } from '../http/answer.js';
import { jsonBody } from '../http/json-body.js';
import type { AssetRecord } from '../vendor/asset-shelf.js';
import { formatOf } from '../vendor/image-header.js';
import type { Vendor } from './vendor.js';

const upload = z.object({ data_urls: z.array(z.string()).min(1) });
const largest = 50 * 1024 * 1024;

export function storeUpload(vendor: Vendor, request: ApiRequest): ApiAnswer {
  const asked = upload.safeParse(jsonBody(request));
  if (!asked.success) return json(400, { error: 'data_urls must be a list of data URLs' });
  const files = asked.data.data_urls.map(readDataUrl);
  const wrong = files.indexOf(undefined);
  if (wrong >= 0) return json(400, { error: `Invalid data URL at data_urls[${wrong}]` });
  const records = files.filter((file) => file !== undefined).map((bytes) => store(vendor, bytes));
  vendor.changed();
  const urls = records.map(({ name }) => `${vendor.origin()}/assets/${name}`);
  return json(200, { file_urls: urls, message: 'Files uploaded successfully' });
}

export function serveAsset(vendor: Vendor, name: string): ApiAnswer {
  const asset = vendor.assets.find(name);
  return asset ? { status: 200, headers: { 'content-type': asset.contentType }, body: asset.bytes } : gone;
}

export async function servePicture(vendor: Vendor, file: string): Promise<ApiAnswer> {
  const job = vendor.book.findWithFile(file.replace(/\.\w+$/, ''));
  if (job?.state !== 'COMPLETED') return gone;
  const { bytes, contentType } = await vendor.studio.pictureOf(job);
  return { status: 200, headers: { 'content-type': contentType }, body: bytes };
}

/** As a bucket says it. */
const gone: ApiAnswer = {
  status: 404,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code></Error>',
};

function readDataUrl(url: string): Buffer | undefined {
  const encoded = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/]+=*)$/.exec(url)?.[1];
  const bytes = encoded && Buffer.from(encoded, 'base64');
  return bytes && bytes.length <= largest && formatOf(bytes) ? bytes : undefined;
}

function store({ assets }: Vendor, bytes: Buffer): AssetRecord {
  const format = formatOf(bytes);
  return assets.store(`${randomUUID()}.${format}`, bytes, `image/${format}`);
}
