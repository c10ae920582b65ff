// What a member reads, what they pay and how often the vendor is asked, for everything that can go wrong at the vendor.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaultPlace } from '../../sandbox/segmind/fault-places.js';
import type { FaultName } from '../../sandbox/segmind/named-faults.js';
import { openStudio, type Studio } from '../support/studio.js';

interface Row {
  readonly at: FaultPlace;
  readonly fault: FaultName;
  readonly times: number;
  /** In the message's last words. */
  readonly told: string;
  readonly charged: number;
  /** Submits that reached the vendor, and those that it took. */
  readonly submits: readonly [sent: number, taken: number];
}

const DRAWN = '{atelier-1.png';
const UNKNOWN = 'it is not known whether it was drawn';
const GONE = 'The image service is not available just now.';
const REFUSED = 'The image service refused this request';
const KEY = 'The image service does not accept this bot’s key.';
const POOR = 'The team’s account at the image service has run out.';
const UNREADABLE = 'The image service’s answer could not be read as a picture.';
const EXPIRED = 'The image service did not finish this picture in time.';

const names = (text: string) => text.trim().split(/\s+/) as FaultName[];

const rows: Row[] = [
  // Definitely not taken, and said to be for now: sent again.
  ...at('submit', 'too-many too-many-retry-after too-many-reset-at unavailable', DRAWN, 11, [2, 1]),
  // Taken or not, nobody knows: never sent again.
  ...at('submit', 'reset bad-gateway timeout html nonsense empty', UNKNOWN, 0, [1, 0]),
  ...at('submit', 'reset-accepted cut bad-gateway-accepted timeout-accepted html-accepted', UNKNOWN, 0, [1, 1]),
  ...at('submit', 'nonsense-accepted empty-accepted', UNKNOWN, 0, [1, 1]),
  // Refused for good.
  ...at('submit', 'server-error polling-error', GONE, 0, [1, 0]),
  ...at('submit', 'server-error-parameter bad-request not-found content-type parameter-refused retired', REFUSED, 0, [1, 0]),
  ...at('submit', 'unprocessable', REFUSED, 0, [1, 0]),
  ...at('submit', 'unauthorised unauthorised-token forbidden', KEY, 0, [1, 0]),
  ...at('submit', 'out-of-credits spend-limit', POOR, 0, [1, 0]),
  // Looking again does no harm.
  ...at('poll', 'too-many too-many-retry-after too-many-reset-at server-error polling-error', DRAWN, 11, [1, 1]),
  ...at('poll', 'bad-gateway unavailable timeout html nonsense empty reset cut', DRAWN, 11, [1, 1]),
  ...at('poll', 'not-found', EXPIRED, 0, [1, 1]),
  ...at('result', 'too-many server-error bad-gateway html nonsense empty reset cut', DRAWN, 11, [1, 1]),
  ...at('result', 'output-list output-object output-data-uri output-base64', DRAWN, 11, [1, 1]),
  ...at('download', 'too-many server-error unavailable html reset cut not-found forbidden', DRAWN, 11, [1, 1]),
  ...at('download', 'not-a-picture truncated-picture empty-picture', DRAWN, 11, [1, 1]),
  ...at('download', 'mislabelled', '{atelier-1.jpg', 11, [1, 1]),
  // Again and again: in the end it is given up and refunded.
  ...at('poll', 'reset', DRAWN, 11, [1, 1], 5),
  ...at('download', 'truncated-picture not-a-picture empty-picture', UNREADABLE, 0, [1, 1], 9),
  ...at('download', 'cut server-error', GONE, 0, [1, 1], 9),
];

function at(place: FaultPlace, faults: string, told: string, charged: number, submits: Row['submits'], times = 1): Row[] {
  return names(faults).map((fault) => ({ at: place, fault, told, charged, submits, times }));
}

function titleOf({ at: place, fault, times, told, charged, submits: [sent] }: Row): string {
  return `${fault} at ${place}${times === 1 ? '' : `, ${times} times`}: “${told}”, ${charged} credits, ${sent} submits`;
}

describe('a fault of the vendor’s', () => {
  let studio: Studio;

  beforeAll(async () => {
    studio = await openStudio({ speed: 40, seconds: 0.02, settings: { QUOTA_DEFAULT: '10000' } });
  });

  afterAll(() => studio.close());

  it.each(rows.map((row) => [titleOf(row), row] as const))('%s', async (_, row) => {
    const before = await look();
    const callOff = studio.segmind.fault(row.at, row.fault, row.times);
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain(row.told);
    callOff();
    const after = await look();
    expect(after.spent - before.spent).toBe(row.charged);
    expect(after.reserved).toBe(0);
    expect([after.sent - before.sent, after.taken - before.taken]).toEqual(row.submits);
  });

  async function look() {
    const { spent, reserved } = await studio.credits('Ada');
    return { spent, reserved, sent: studio.submits, taken: studio.segmind.jobs.length };
  }
});

describe('a vendor', () => {
  it.each([
    ['too-many', 'The image service was too busy to take this request. Try again in a few minutes.'],
    ['unavailable', GONE],
  ] as const)('that answers “%s” for five minutes is given up, and everything refunded', async (fault, words) => {
    const studio = await openStudio({ speed: 200 });
    studio.segmind.fault('submit', fault, 1000);
    const id = await studio.imagine('Ada');
    const told = await studio.ending(id);
    expect(told).toContain(words);
    expect(told).toContain('Nothing was charged: all credits came back.');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.segmind.jobs).toEqual([]);
    expect(studio.submits).toBeGreaterThan(3);
    await studio.close();
  });

  it('that can’t be reached at all is tried again, given up, and everything refunded', async () => {
    const studio = await openStudio({ speed: 200, settings: { SEGMIND_API_URL: 'http://127.0.0.1:9' } });
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain(GONE);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    await studio.close();
  });
});
