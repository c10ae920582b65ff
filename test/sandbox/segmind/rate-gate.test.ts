// The limit of requests a minute: what passes, what is refused, and what the refusal says.
import { describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.js';
import { turningAway } from '../../../sandbox/segmind/too-many.js';
import { RateGate } from '../../../sandbox/vendor/rate-gate.js';
import { VendorClient } from './vendor-client.js';

describe('the limit', () => {
  it('never lets more through in any minute than it allows, whatever kind of request it is', async () => {
    const vendor = await VendorClient.start({ requestsPerMinute: 5 });
    await vendor.submit();
    const paths = ['/v1/get-user-credits', '/v2/requests/none/status', '/generations/none.png', '/assets/none.png'];
    const statuses = await Promise.all([...paths, ...paths].map(async (path) => (await vendor.get(path)).status));
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect(vendor.segmind.rate.counts).toEqual({ inLastMinute: 5, highest: 5, refused: 4 });
    vendor.clock.advance(60_001);
    expect((await vendor.get('/v1/get-user-credits')).status).toBe(200);
    await vendor.segmind.stop();
  });

  it('slides: a place is free a minute after it was taken, not at the full minute', () => {
    const clock = new SandboxClock();
    const gate = new RateGate(clock, turningAway, 2);
    gate.admit();
    clock.advance(40_000);
    gate.admit();
    clock.advance(21_000);
    expect(gate.admit()).toBeUndefined();
    expect(gate.admit()).toMatchObject({ status: 429 });
    expect(gate.counts).toMatchObject({ highest: 2, refused: 1 });
  });

  it('says by turns when to come back in one header, in another, and not at all', () => {
    const gate = new RateGate(new SandboxClock(), turningAway, 0);
    const headers = Array.from({ length: 3 }, () => Object.keys(gate.admit()?.headers ?? {}));
    expect(headers).toEqual([['content-type', 'retry-after'], ['content-type', 'x-rate-limit-reset-at-utc'], ['content-type']]);
  });

  it('says it always in the same way when told to', () => {
    const gate = new RateGate(new SandboxClock(), turningAway, 0);
    gate.hint = 'reset-at';
    expect(gate.admit()?.headers).toHaveProperty('x-rate-limit-reset-at-utc');
    expect(gate.admit()?.headers).toHaveProperty('x-rate-limit-reset-at-utc');
  });
});
