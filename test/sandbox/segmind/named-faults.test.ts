// Every fault that has a name does what its row says, once, and leaves the vendor well.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultName } from '../../../sandbox/segmind/named-faults.js';
import { formatOf } from '../../../sandbox/vendor/image-header.js';
import { type Answer, VendorClient } from './vendor-client.js';

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

let vendor: VendorClient;

beforeEach(async () => {
  vendor = await VendorClient.start();
});

afterEach(() => vendor.segmind.stop());

function post(signal: AbortSignal | null = null) {
  const body = JSON.stringify({ prompt: 'a lighthouse' });
  return vendor.ask('/v2/gpt-image-1-mini', { method: 'POST', headers: vendor.headers, body, signal });
}

const rows: readonly [FaultName, number, RegExp][] = [
  ['bad-request', 400, /^\{"error":/],
  ['unauthorised', 401, /API key is invalid/],
  ['unauthorised-token', 401, /"error":"invalid_token","error_description":".*","status_code":401/],
  ['forbidden', 403, /Forbidden/],
  ['forbidden-key', 403, /API key is invalid/],
  ['forbidden-token', 403, /"error":"invalid_token","error_description":".*","status_code":403/],
  ['not-found', 404, /Not found/],
  ['method', 405, /^<!doctype html>/],
  ['out-of-credits', 406, /Insufficient credits/],
  ['content-type', 406, /Invalid content type/],
  ['parameter-refused', 406, /'size'/],
  ['spend-limit', 406, /spend limit/],
  ['retired', 410, /retired/],
  ['failed', 422, /^\{"status":"FAILED","error":".+","request_id":".+","metrics":\{\}\}$/],
  ['unprocessable', 422, /error/],
  ['too-many', 429, /Rate limit exceeded/],
  ['too-many-retry-after', 429, /Rate limit exceeded/],
  ['too-many-reset-at', 429, /Rate limit exceeded/],
  ['server-error', 500, /Internal server error/],
  ['server-error-parameter', 500, /output_compression/],
  ['polling-error', 500, /Internal Polling Error/],
  ['bad-gateway', 502, /502/],
  ['unavailable', 503, /unavailable/],
  ['timeout', 504, /^<!doctype html>/],
  ['html', 200, /^<!doctype html>/],
  ['nonsense', 200, /nonsense$/],
  ['empty', 200, /^$/],
  ['long-error', 400, /^\{"error":".{10000}"\}$/],
  ['markdown-error', 400, /\*\*.*@everyone.*\(https:/],
  ['key-in-error', 400, /sandbox-segmind-key/],
];

describe('a fault that is an answer', () => {
  it.each(rows)('%s is %i', async (name, status, text) => {
    vendor.segmind.fault('submit', name);
    const answer = await post();
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(vendor.segmind.jobs).toEqual([]);
    expect((await post()).status).toBe(200);
  });

  it('gives each variant of 429 its own hint', async () => {
    const hints = [];
    for (const name of ['too-many', 'too-many-retry-after', 'too-many-reset-at'] as const) {
      vendor.segmind.fault('poll', name);
      const { headers } = await vendor.get('/v2/requests/any/status');
      hints.push([headers.get('retry-after'), headers.get('x-rate-limit-reset-at-utc')]);
    }
    expect(hints).toEqual([
      [null, null],
      ['2', null],
      [null, expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/)],
    ]);
  });
});

describe('a place', () => {
  it.each(['submit', 'upload', 'poll', 'result', 'download'] as const)(
    '%s is where a fault strikes, and nowhere else',
    async (at) => {
      const id = await vendor.submit();
      vendor.finish();
      const asks: Record<string, () => Promise<Answer>> = {
        submit: () => post(),
        upload: () => vendor.post('/upload-asset', { data_urls: [`data:image/png;base64,${PIXEL}`] }),
        poll: () => vendor.get(`/v2/requests/${id}/status`),
        result: () => vendor.get(`/v2/requests/${id}`),
        download: () => vendor.ask(`/generations/${id}.png`),
      };
      for (const name of ['failed', 'long-error', 'key-in-error', 'too-many-reset-at'] as const) {
        vendor.segmind.fault(at, name);
        const { [at]: struck, ...others } = asks;
        for (const ask of Object.values(others)) expect((await ask()).status).toBe(200);
        expect((await struck?.())?.status).toBe(rows.find(([row]) => row === name)?.[1]);
        expect((await struck?.())?.status).toBe(200);
      }
    },
  );
});

describe('a fault of the connection', () => {
  it.each([
    ['hang', 0],
    ['hang-accepted', 1],
    ['reset', 0],
    ['reset-accepted', 1],
    ['cut', 1],
  ] as const)('%s gives no answer, and %i jobs', async (name, jobs) => {
    vendor.segmind.fault('submit', name);
    await expect(post(AbortSignal.timeout(300))).rejects.toThrow();
    expect(vendor.segmind.jobs).toHaveLength(jobs);
  });

  it('slow answers rightly, but late', async () => {
    vendor.segmind.fault('submit', 'slow');
    const before = performance.now();
    expect((await post()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(1900);
  });
});

describe('a refusal of what was accepted all the same', () => {
  it.each(['server-error', 'polling-error', 'bad-gateway', 'unavailable', 'timeout', 'html', 'nonsense', 'empty'] as const)(
    '%s-accepted answers as without, but the job is on',
    async (name) => {
      const answers = [];
      for (const each of [name, `${name}-accepted`] as const) {
        vendor.segmind.fault('submit', each);
        const { status, text } = await post();
        answers.push({ status, text });
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(vendor.segmind.jobs).toHaveLength(1);
    },
  );
});

describe('a spoiled picture', () => {
  async function downloadWith(name: FaultName) {
    const id = await vendor.submit();
    vendor.finish();
    const { output } = (await vendor.get(`/v2/requests/${id}`)).json;
    vendor.segmind.fault('result', name);
    const spoiled = await vendor.ask(String(output));
    return { spoiled, whole: await vendor.ask(String(output)) };
  }

  it('is not a picture', async () => {
    const { spoiled, whole } = await downloadWith('not-a-picture');
    expect([spoiled.headers.get('content-type'), formatOf(spoiled.bytes)]).toEqual(['image/png', undefined]);
    expect(formatOf(whole.bytes)).toBe('png');
  });

  it('ends early although its length is as promised', async () => {
    const { spoiled, whole } = await downloadWith('truncated-picture');
    expect(spoiled.headers.get('content-length')).toBe(String(spoiled.bytes.length));
    expect(spoiled.bytes.equals(whole.bytes.subarray(0, spoiled.bytes.length))).toBe(true);
    await expect(sharp(spoiled.bytes).raw().toBuffer()).rejects.toThrow();
  });

  it('is empty', async () => {
    expect((await downloadWith('empty-picture')).spoiled.bytes).toHaveLength(0);
  });

  it('is a jpeg that is labelled a png', async () => {
    const { spoiled } = await downloadWith('mislabelled');
    expect([spoiled.headers.get('content-type'), formatOf(spoiled.bytes)]).toEqual(['image/png', 'jpeg']);
  });
});

describe('another form of an answer', () => {
  it.each([
    ['output-list', (output: unknown, url: string) => expect(output).toEqual([url])],
    ['output-object', (output: unknown, url: string) => expect(output).toMatchObject({ url })],
    ['output-data-uri', (output: unknown) => expect(output).toMatch(/^data:image\/png;base64,iVBOR/)],
    ['output-base64', (output: unknown) => expect(output).toMatch(/^iVBOR/)],
  ] as const)('%s', async (name, check) => {
    const id = await vendor.submit();
    vendor.finish();
    vendor.segmind.fault('result', name);
    const { output, images, status } = (await vendor.get(`/v2/requests/${id}`)).json;
    expect([status, images]).toEqual(['COMPLETED', undefined]);
    check(output, `${vendor.segmind.apiUrl}/generations/${id}.png`);
  });

  it('older-page names uploads `urls`', async () => {
    vendor.segmind.fault('upload', 'older-page');
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const answer = await vendor.post('/upload-asset', { data_urls: [`data:image/png;base64,${png.toString('base64')}`] });
    expect(answer.json).toEqual({ urls: [expect.stringContaining('/assets/')] });
  });
});

describe('the names', () => {
  it('are all listed, and each strikes as often as it is told to', async () => {
    expect(vendor.segmind.faultNames).toEqual(expect.arrayContaining(rows.map(([name]) => name)));
    vendor.segmind.fault('credits', 'unavailable', 2);
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await vendor.get('/v1/get-user-credits')).status);
    expect(statuses).toEqual([503, 503, 200]);
  });
});
