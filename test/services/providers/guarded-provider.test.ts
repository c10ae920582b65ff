// A vendor behind its breaker: what goes out while it is well, while it is paused, and while one is let through to try.
import { describe, expect, it } from 'vitest';
import { GuardedProvider } from '../../../src/services/providers/guarded-provider.js';
import type { Commission, Submitted } from '../../../src/services/providers/image-provider.js';
import { ProviderError, type ProviderErrorKind } from '../../../src/services/providers/provider-error.js';
import { fakeProvider } from '../../support/fake-provider.js';
import { ManualClock } from '../../support/manual-clock.js';
import { aJob } from '../jobs/a-job.js';

const PAUSE = 30_000;
const commission: Commission = { request: aJob().request, references: [], mask: undefined };
const picture = { bytes: Buffer.from('picture'), type: 'png' } as const;
const { signal } = new AbortController();

function setUp() {
  const clock = new ManualClock();
  const told: string[] = [];
  const asked: string[] = [];
  /** How submits and uploads fail, while they do. */
  const trouble: { submit?: ProviderErrorKind | undefined; upload?: ProviderErrorKind | undefined } = {};
  const answer = async <Answer>(kind: ProviderErrorKind | undefined, value: Answer): Promise<Answer> => {
    if (kind !== undefined) throw new ProviderError({ kind, retryable: kind === 'unavailable' });
    return value;
  };
  const vendor = fakeProvider('segmind', {
    roomForSubmit: async () => void asked.push('room'),
    submit: () => answer<Submitted>(trouble.submit, { outcome: 'accepted', remoteId: 'remote' }),
    upload: () => answer(trouble.upload, 'upload'),
    close: async () => void asked.push('close'),
  });
  const provider = new GuardedProvider(vendor, { clock, tell: (news) => told.push(news) });
  /** What came of it, in a word. */
  const submit = () => outcomeOf(provider.submit(commission));
  const upload = () => outcomeOf(provider.upload(picture));
  return { clock, told, asked, trouble, vendor, provider, submit, upload };
}

async function outcomeOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
    return 'done';
  } catch (error) {
    if (error instanceof ProviderError) return error.kind;
    throw error;
  }
}

async function paused(kind: ProviderErrorKind) {
  const world = setUp();
  world.trouble.submit = kind;
  for (let count = 0; count < 5; count += 1) await world.submit();
  world.vendor.commissions.length = 0;
  return world;
}

describe('while it is well', () => {
  it('everything goes through to the vendor and back', async () => {
    const { provider, vendor, asked } = setUp();
    await provider.roomForSubmit(signal);
    expect(await provider.submit(commission)).toEqual({ outcome: 'accepted', remoteId: 'remote' });
    expect(await provider.upload(picture)).toBe('upload');
    expect(vendor.commissions).toEqual([commission]);
    expect(vendor.uploads).toEqual([picture]);
    expect([provider.name, provider.health.state, asked]).toEqual(['segmind', 'well', ['room']]);
  });

  it('what is no answer of the vendor’s is passed on, and counts for nothing', async () => {
    const vendor = fakeProvider('segmind', { submit: () => Promise.reject(new Error('a bug')) });
    const provider = new GuardedProvider(vendor, { clock: new ManualClock(), tell: () => {} });
    for (let count = 0; count < 9; count += 1) await expect(provider.submit(commission)).rejects.toThrow('a bug');
    expect(provider.health.state).toBe('well');
  });
});

describe('while it is paused', () => {
  it('nothing is submitted or uploaded, and the refusal says for how long and that nothing was taken', async () => {
    const { provider, vendor, submit, upload } = await paused('unavailable');
    await expect(provider.submit(commission)).rejects.toMatchObject({
      ...{ kind: 'unavailable', retryable: true, retryAfterMs: PAUSE },
    });
    expect([await submit(), await upload()]).toEqual(['unavailable', 'unavailable']);
    expect([vendor.commissions, vendor.uploads]).toEqual([[], []]);
  });

  it.each(['out-of-credits', 'unauthorised'] as const)('what waiting won’t mend is not to be tried again: %s', async (kind) => {
    const { provider } = await paused(kind);
    await expect(provider.submit(commission)).rejects.toMatchObject({ kind, retryable: false });
  });

  it('nobody waits for room', async () => {
    const { provider, asked } = await paused('unavailable');
    await provider.roomForSubmit(signal);
    expect(asked).toEqual([]);
  });

  it('what was accepted before is still asked for, fetched, and closed', async () => {
    const { provider, asked } = await paused('unauthorised');
    expect((await provider.status('remote')).state).toBe('done');
    expect((await provider.result('remote')).costUsd).toBe(0.011);
    expect(await provider.download('https://images.segmind.com/1.png')).toHaveLength(0);
    await provider.close();
    expect(asked).toEqual(['close']);
  });
});

describe('after the pause', () => {
  it('one of many tries, and when that works all go through', async () => {
    const { clock, trouble, vendor, submit, told } = await paused('unavailable');
    await clock.advance(PAUSE);
    trouble.submit = undefined;
    expect(await Promise.all([submit(), submit(), submit()])).toEqual(['done', 'unavailable', 'unavailable']);
    expect(vendor.commissions).toHaveLength(1);
    expect(await Promise.all([submit(), submit()])).toEqual(['done', 'done']);
    expect(told).toEqual(['unavailable', 'over']);
  });

  it('who has to upload first may submit then', async () => {
    const { clock, trouble, submit, upload } = await paused('unavailable');
    await clock.advance(PAUSE);
    trouble.submit = undefined;
    expect([await upload(), await upload(), await submit()]).toEqual(['done', 'done', 'done']);
  });
});

describe('an upload that arrives proves nothing about submits:', () => {
  it('a vendor that takes pictures and no requests is paused all the same', async () => {
    const { trouble, upload, submit, provider } = setUp();
    trouble.submit = 'unavailable';
    for (let count = 0; count < 5; count += 1) {
      await upload();
      await submit();
    }
    expect(provider.health.state).toBe('paused');
  });

  it('the operator hears once of an empty balance, not once a request', async () => {
    const { trouble, upload, submit, told } = setUp();
    trouble.submit = 'out-of-credits';
    for (let count = 0; count < 20; count += 1) {
      await upload();
      await submit();
    }
    expect(told).toEqual(['out-of-credits']);
  });

  it('but uploads that fail in a row pause it too', async () => {
    const { trouble, upload, provider } = setUp();
    trouble.upload = 'unavailable';
    for (let count = 0; count < 5; count += 1) await upload();
    expect(provider.health.state).toBe('paused');
  });
});

it('a request that is refused for what it was says nothing about an empty balance', async () => {
  const { trouble, submit, told } = setUp();
  for (let count = 0; count < 5; count += 1) {
    trouble.submit = 'out-of-credits';
    await submit();
    trouble.submit = 'rejected';
    await submit();
  }
  expect(told).toEqual(['out-of-credits']);
});
