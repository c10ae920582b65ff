// v1: one request that blocks until the picture is there; and what the money of a job is called.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModel, priceOf } from '../../../sandbox/segmind/models.js';
import { formatOf } from '../../../sandbox/vendor/image-header.js';
import { VendorClient } from './vendor-client.js';

let vendor: VendorClient;

beforeEach(async () => {
  vendor = await VendorClient.start({ seconds: () => 0.05 });
});

afterEach(() => vendor.segmind.stop());

const draw = (more: Record<string, unknown> = {}) =>
  vendor.post('/v1/gpt-image-1-mini', { prompt: 'a boat', quality: 'low', ...more });

describe('v1', () => {
  it('answers with the bytes and tells the rest in headers', async () => {
    const answer = await draw();
    expect([answer.status, answer.headers.get('content-type'), formatOf(answer.bytes)]).toEqual([200, 'image/png', 'png']);
    const told = ['x-request-id', 'x-cost', 'x-remaining-credits', 'x-generation-time'].map((name) => answer.headers.get(name));
    expect(told).toEqual([vendor.segmind.jobs[0]?.id, '0.005', '99.995', '0.045']);
  });

  it('answers with JSON, or with a wrong label, when told to', async () => {
    vendor.segmind.synchronousAnswer = 'json';
    expect((await draw()).json).toMatchObject({ status: 'COMPLETED', output: expect.stringContaining('/generations/') });
    vendor.segmind.synchronousAnswer = 'mislabelled-image';
    const { headers, bytes } = await draw({ output_format: 'jpeg' });
    expect([headers.get('content-type'), formatOf(bytes)]).toEqual(['image/png', 'jpeg']);
  });

  it('refuses what the content policy forbids with 400, unbilled', async () => {
    const answer = await draw({ prompt: 'forbidden-test' });
    expect([answer.status, answer.json]).toEqual([400, { error: expect.stringContaining('content_policy') }]);
    expect(vendor.segmind.remainingUsd).toBe(100);
  });

  it('remains when v2 is switched off for a model', async () => {
    const switchOn = vendor.segmind.switchOffV2('gpt-image-1-mini');
    expect((await vendor.post('/v2/gpt-image-1-mini', { prompt: 'a boat' })).status).toBe(404);
    expect((await draw()).status).toBe(200);
    switchOn();
    expect((await vendor.post('/v2/gpt-image-1-mini', { prompt: 'a boat' })).status).toBe(200);
  });
});

describe('the cost of a job', () => {
  it.each([
    ['gpt-image-1-mini', 'high', '1024x1024', 0.036],
    ['gpt-image-1-mini', 'low', '1536x1024', 0.006],
    ['gpt-image-1-edit-mini', 'auto', 'auto', 0.011],
    ['gpt-image-1-edit', 'high', '1024x1536', 0.25],
    ['gpt-image-1-edit', 'medium', '1024x1024', 0.042],
  ] as const)('of %s in %s quality at %s is the list price', (slug, quality, size, price) => {
    const model = findModel(slug);
    expect(model && priceOf(model, quality, size)).toBe(price);
  });

  it('is that of the defaults of its page when nothing is asked for', async () => {
    await vendor.submit();
    expect(vendor.segmind.jobs[0]).toMatchObject({ costUsd: 0.036, namedCostUsd: 0.036 });
  });

  it('is named differently, or not at all, when told to', async () => {
    vendor.segmind.cost = 0.5;
    expect((await draw()).headers.get('x-cost')).toBe('0.5');
    vendor.segmind.cost = 'absent';
    expect((await draw()).headers.has('x-cost')).toBe(false);
    expect(vendor.segmind.jobs.map(({ costUsd }) => costUsd)).toEqual([0.5, 0.005]);
    expect(vendor.segmind.remainingUsd).toBe(99.495);
  });
});
