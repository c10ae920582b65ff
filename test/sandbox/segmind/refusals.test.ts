// What the vendor refuses before it accepts anything, and in which words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { VendorClient } from './vendor-client.js';

const submitPath = '/v2/gpt-image-1-mini';
const good = { prompt: 'a lighthouse' };

let vendor: VendorClient;

beforeEach(async () => {
  vendor = await VendorClient.start({ creditsUsd: 0.05 });
});

afterEach(() => vendor.segmind.stop());

describe('a request', () => {
  it('without a content type is refused with 406', async () => {
    const headers = { 'x-api-key': vendor.segmind.apiKey };
    const answers = [
      await vendor.ask(submitPath, { method: 'POST', headers, body: Buffer.from(JSON.stringify(good)) }),
      await vendor.ask('/v1/get-user-credits', { headers }),
    ];
    for (const { status, json } of answers) expect([status, json]).toEqual([406, { error: 'Invalid content type' }]);
    expect(vendor.segmind.jobs).toEqual([]);
  });

  it('with a wrong key is refused with 401', async () => {
    const headers = { ...vendor.headers, 'x-api-key': 'another' };
    expect((await vendor.ask('/v1/get-user-credits', { headers })).status).toBe(401);
  });

  it('with a wrong method is answered 405 in HTML', async () => {
    const answer = await vendor.get(submitPath);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  it('for an unknown model is answered 404', async () => {
    expect((await vendor.post('/v2/gpt-image-9', good)).status).toBe(404);
  });

  it('that no balance covers is refused with 406, and says so', async () => {
    expect((await vendor.post(submitPath, good)).status).toBe(200);
    const answer = await vendor.post(submitPath, good);
    expect([answer.status, answer.json]).toEqual([406, { error: expect.stringContaining('Insufficient credits') }]);
    expect((await vendor.get('/v1/get-user-credits')).json).toEqual({ credits: 0.014, 'free-credits': 0.018 });
  });
});

describe('a wrong parameter', () => {
  it.each([
    [400, 'prompt', {}],
    [400, 'prompt', { prompt: 'x'.repeat(32_001) }],
    [406, 'size', { ...good, size: '512x512' }],
    [400, 'quality', { ...good, quality: 'best' }],
    [400, 'background', { ...good, background: 'blue' }],
    [406, 'background', { ...good, background: 'transparent', output_format: 'jpeg' }],
    [406, 'output_format', { ...good, output_format: 'gif' }],
    [500, 'output_compression', { ...good, output_compression: 0 }],
    [400, 'moderation', { ...good, moderation: 'off' }],
    [400, 'n', { ...good, n: 2 }],
    [400, 'image_urls', { ...good, image_urls: ['https://example.com/a.png'] }],
  ])('is refused with %i and named: %s', async (status, parameter, body) => {
    const answer = await vendor.post(submitPath, body);
    expect([answer.status, answer.json]).toEqual([status, { error: expect.stringContaining(`'${parameter}'`) }]);
    expect(vendor.segmind.jobs).toEqual([]);
  });

  it('includes no picture to edit', async () => {
    const answer = await vendor.post('/v2/gpt-image-1-edit', good);
    expect([answer.status, answer.json.error]).toEqual([400, expect.stringContaining("'image_urls'")]);
  });

  it('includes a body that is no JSON', async () => {
    const answer = await vendor.ask(submitPath, { method: 'POST', headers: vendor.headers, body: '{' });
    expect(answer.status).toBe(400);
  });
});
