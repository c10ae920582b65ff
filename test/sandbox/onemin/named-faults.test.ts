// Every fault that has a name does what its row says, once, and leaves the vendor well.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FaultPlace } from '../../../sandbox/onemin/fault-places.js';
import type { FaultName } from '../../../sandbox/onemin/named-faults.js';
import { formatOf } from '../../../sandbox/vendor/image-header.js';
import { OneminClient, order } from './onemin-client.js';

let vendor: OneminClient;

beforeEach(async () => {
  vendor = await OneminClient.start();
});

afterEach(() => vendor.onemin.stop());

const post = (signal: AbortSignal | null = null) => vendor.post({ ...order(), async: true }, signal);

const page = /^<!DOCTYPE html>/;

const rows: readonly [FaultName, number, RegExp][] = [
  ['missing-fields', 400, /"MISSING_REQUIRED_FIELDS"/],
  ['unsupported-model', 400, /"UNSUPPORTED_MODEL"/],
  ['unknown-error', 400, /"UNKNOWN_ERROR"/],
  ['external-error', 400, /"details":"{\\"response\\":{\\"status\\":400/],
  ['external-error-unreadable', 400, /"details":"{\\"response\\": nonsense"/],
  ['busy', 400, /busy, please try again.*\\"status\\":503/],
  ['busy-permanent', 400, /busy, please try again.*\\"status\\":400/],
  ['moderation', 400, /safety system.*content_policy_violation/],
  ['out-of-credits', 400, /"INSUFFICIENT_CREDITS".*requires 1726 credits/],
  ['out-of-credits-406', 406, /"INSUFFICIENT_CREDITS".*requires 1726 credits/],
  ['out-of-credits-record', 200, /"resultObject":{"code":"INSUFFICIENT_CREDITS"/],
  ['success-false', 400, /^{"success":false,"error":{/],
  ['success-false-200', 200, /^{"success":false,"error":{/],
  ['unauthorised', 401, /"HTTP_EXCEPTION"/],
  ['forbidden-html', 403, page],
  ['not-found', 404, /"HTTP_EXCEPTION"/],
  ['too-many', 429, /Too Many Requests/],
  ['too-many-retry-after', 429, /Too Many Requests/],
  ['too-many-html', 429, page],
  ['server-error', 500, /Internal server error/],
  ['bad-gateway', 502, page],
  ['unavailable-html', 503, page],
  ['timeout-html', 522, page],
  ['html', 200, page],
  ['nonsense', 200, /nonsense$/],
  ['empty', 200, /^$/],
  ['long-error', 400, /"message":".{10000}"}$/],
  ['markdown-error', 400, /\*\*.*@everyone.*\(https:/],
  ['key-in-error', 400, /sandbox-onemin-key/],
];

describe('a fault that is an answer', () => {
  it.each(rows)('%s is %i', async (name, status, text) => {
    vendor.onemin.fault('submit', name);
    const answer = await post();
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(text);
    expect(vendor.onemin.jobs).toEqual([]);
    expect((await post()).status).toBe(200);
  });

  it('says when to come back in one variant of 429 only', async () => {
    const hints = [];
    for (const name of ['too-many', 'too-many-retry-after'] as const) {
      vendor.onemin.fault('poll', name);
      hints.push((await vendor.result('any')).headers.get('retry-after'));
    }
    expect(hints).toEqual([null, '2']);
  });

  it('strikes where it was asked for, as often as it was', async () => {
    const png = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    const url = (await vendor.drawn()).json.aiRecord?.temporaryUrl ?? '';
    const asks: Record<FaultPlace, () => Promise<{ readonly status: number }>> = {
      submit: () => post(),
      upload: () => vendor.upload(png),
      poll: () => vendor.result('any'),
      download: () => vendor.ask(url),
    };
    for (const at of ['submit', 'upload', 'poll', 'download'] as const) {
      vendor.onemin.fault(at, 'timeout-html', 2);
      const others = Object.entries(asks).filter(([place]) => place !== at);
      for (const [, ask] of others) expect((await ask()).status).toBe(200);
      const statuses = [];
      for (let count = 0; count < 3; count += 1) statuses.push((await asks[at]()).status);
      expect(statuses).toEqual([522, 522, 200]);
    }
  });
});

describe('a fault of the connection', () => {
  it.each([
    ['hang', 0],
    ['hang-accepted', 1],
    ['reset', 0],
    ['reset-accepted', 1],
    ['cut', 1],
  ] as const)('%s gives no answer, and %i jobs', async (name, jobs) => {
    vendor.onemin.fault('submit', name);
    await expect(post(AbortSignal.timeout(200))).rejects.toThrow();
    expect(vendor.onemin.jobs).toHaveLength(jobs);
  });
});

describe('a refusal of what was accepted all the same', () => {
  it.each(['server-error', 'bad-gateway', 'unavailable-html', 'timeout-html', 'html', 'nonsense', 'empty'] as const)(
    '%s-accepted answers as without, but the job is on',
    async (name) => {
      const answers = [];
      for (const each of [name, `${name}-accepted`] as const) {
        vendor.onemin.fault('submit', each);
        const { status, text } = await post();
        answers.push({ status, text });
      }
      expect(answers[0]).toEqual(answers[1]);
      expect(vendor.onemin.jobs).toHaveLength(1);
    },
  );
});

describe('a spoiled picture', () => {
  async function downloadWith(name: FaultName) {
    const url = (await vendor.drawn()).json.aiRecord?.temporaryUrl ?? '';
    vendor.onemin.fault('poll', name);
    const spoiled = await vendor.ask(url);
    return { spoiled, whole: await vendor.ask(url) };
  }

  it.each([
    ['not-a-picture', undefined],
    ['empty-picture', undefined],
    ['mislabelled', 'jpeg'],
  ] as const)('“%s” is labelled a png', async (name, format) => {
    const { spoiled, whole } = await downloadWith(name);
    expect([spoiled.headers.get('content-type'), formatOf(spoiled.bytes)]).toEqual(['image/png', format]);
    expect(formatOf(whole.bytes)).toBe('png');
  });

  it('ends early although its length is as promised', async () => {
    const { spoiled, whole } = await downloadWith('truncated-picture');
    expect(spoiled.headers.get('content-length')).toBe(String(spoiled.bytes.length));
    expect(spoiled.bytes.equals(whole.bytes.subarray(0, spoiled.bytes.length))).toBe(true);
    await expect(sharp(spoiled.bytes).raw().toBuffer()).rejects.toThrow();
  });
});

it('lists every name', () => {
  const others = ['hang', 'slow', 'cut', 'truncated-picture', 'html-accepted'] as const;
  expect(vendor.onemin.faultNames).toEqual(expect.arrayContaining([...rows.map(([name]) => name), ...others]));
  expect(vendor.onemin.faultNames.filter((name) => /-accepted$/.test(name))).toHaveLength(9);
});
