// Uploads, and edits of what was uploaded.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PictureRequest } from '../../../sandbox/pictures/picture.js';
import { flatPainter } from './flat-painter.js';
import { VendorClient } from './vendor-client.js';

let vendor: VendorClient;
let painted: PictureRequest[];

beforeEach(async () => {
  painted = [];
  vendor = await VendorClient.start({
    paint: (request) => {
      painted.push(request);
      return flatPainter(request);
    },
  });
});

afterEach(() => vendor.segmind.stop());

function flat(width: number, channels: 3 | 4 = 4): Promise<Buffer> {
  return sharp({ create: { width, height: 20, channels, background: { r: 9, g: 9, b: 9, alpha: 0.5 } } })
    .png()
    .toBuffer();
}

async function result(body: Record<string, unknown>) {
  const id = await vendor.submit(body, 'gpt-image-1-edit');
  vendor.finish();
  return (await vendor.get(`/v2/requests/${id}`)).json;
}

describe('an upload', () => {
  it('is served to anyone who knows its address', async () => {
    const picture = await flat(20);
    const [url = ''] = await vendor.upload(picture);
    const served = await vendor.ask(url);
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(served.bytes.equals(picture)).toBe(true);
  });

  it('is refused when it is no picture', async () => {
    expect((await vendor.post('/upload-asset', { data_urls: ['data:image/png;base64,aGVsbG8='] })).status).toBe(400);
    expect((await vendor.post('/upload-asset', { urls: [] })).status).toBe(400);
  });
});

describe('an edit', () => {
  it('is drawn from its references and its mask', async () => {
    const [first, second, mask] = await Promise.all([flat(20), flat(30), flat(20)]);
    const [firstUrl, secondUrl, maskUrl] = await vendor.upload(first, second, mask);
    expect(await result({ image_urls: [firstUrl, secondUrl], mask: maskUrl })).toMatchObject({ status: 'COMPLETED' });
    expect(painted).toMatchObject([{ base: first, references: [second], mask, format: 'png' }]);
  });

  it('accepts one address instead of a list, as one page has it, and the address of an earlier result', async () => {
    const [url] = await vendor.upload(await flat(20));
    const first = await result({ image_urls: url });
    expect(await result({ image_urls: [first.output] })).toMatchObject({ status: 'COMPLETED' });
  });

  it.each([
    ['of another size', () => flat(21), 'size'],
    ['without alpha', () => flat(20, 3), 'alpha'],
  ])('fails with a mask %s', async (_, mask, word) => {
    const [url, maskUrl] = await vendor.upload(await flat(20), await mask());
    expect(await result({ image_urls: [url], mask: maskUrl })).toMatchObject({
      status: 'FAILED',
      error: expect.stringContaining(word),
    });
  });
});

describe('the key', () => {
  it('is noticed when it is sent to where files are', async () => {
    const [url = ''] = await vendor.upload(await flat(20));
    await vendor.ask(url, { headers: vendor.headers });
    await vendor.ask(`${url}?key=${vendor.segmind.apiKey}`);
    expect(vendor.segmind.leaks).toEqual([`GET ${new URL(url).pathname}`, `GET ${new URL(url).pathname}`]);
  });
});
