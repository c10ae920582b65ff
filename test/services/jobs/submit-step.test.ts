// From queued to running: one submit a picture, another one only after a sure refusal, and another vendor where the first can't.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/services/jobs/job.js';
import { submitParts } from '../../../src/services/jobs/submit-step.js';
import { GuardedProvider } from '../../../src/services/providers/guarded-provider.js';
import type { Submitted } from '../../../src/services/providers/image-provider.js';
import type { LineUpProvider } from '../../../src/services/providers/line-up.js';
import { ProviderError, type ProviderErrorKind } from '../../../src/services/providers/provider-error.js';
import { aDrawing, type FakeProvider, fakeProvider } from '../../support/fake-provider.js';
import { waiting } from './a-job.js';
import { aQueuedJob, attached, id, type StepWorld, stepWorld } from './step-world.js';

const PATIENCE = 5 * 60_000;
const ONEMIN = '1min/gpt-image-1-mini';

type Refusal = Pick<ProviderError, 'kind' | 'retryable'> & { readonly retryAfterMs?: number | undefined };
type Answer = Submitted | Refusal;

const unavailable: Refusal = { kind: 'unavailable', retryable: true };
const busy: Refusal = { kind: 'rate-limited', retryable: true };
const accepted: Answer = { outcome: 'accepted', remoteId: 'remote' };
const failing = (kind: ProviderErrorKind, retryable = false): Refusal => ({ kind, retryable });

/** A vendor that gives these answers to submits, the last one ever after. */
function vendor(name: 'segmind' | 'onemin', ...answers: readonly Answer[]): FakeProvider {
  const provider = fakeProvider(name, {
    async submit() {
      const answer = answers[provider.commissions.length - 1] ?? answers.at(-1) ?? accepted;
      if ('outcome' in answer) return answer;
      throw new ProviderError(answer);
    },
  });
  return provider;
}

async function queued(providers: readonly LineUpProvider[], changes: Partial<Job> = {}): Promise<StepWorld> {
  const world = await stepWorld(...providers);
  await world.open(aQueuedJob(changes));
  return world;
}

/** One step after another, each when it is due, until no picture waits for a vendor any more. */
async function submitAll({ tools, clock, job }: StepWorld): Promise<void> {
  for (let steps = 0; steps < 1000; steps += 1) {
    const due = job().parts.flatMap((part) => (part.state === 'waiting' ? [part.notBefore] : []));
    if (due.length === 0) return;
    await clock.advance(Math.max(0, Math.min(...due) - clock.now()));
    await submitParts(tools, job());
  }
  throw new Error('It goes on and on');
}

const step = ({ tools, job }: StepWorld) => submitParts(tools, job());

describe('a picture that is submitted', () => {
  it('is written down as going out before it goes, and as running by the vendor’s name for it', async () => {
    const seen: unknown[] = [];
    const segmind = fakeProvider('segmind', {
      async submit() {
        seen.push(world.job().parts[0]?.state);
        return { outcome: 'accepted', remoteId: 'r-1' };
      },
    });
    const world = await queued([segmind]);
    await step(world);
    expect(seen).toEqual(['submitting']);
    expect(world.job().parts).toEqual([{ state: 'running', remoteId: 'r-1', since: world.clock.now(), model: null }]);
    expect(segmind.commissions).toEqual([{ request: world.job().request, references: [], mask: undefined }]);
    expect(world.tools.watches.over(id, 0).nextAt).toBeGreaterThan(world.clock.now());
  });

  it('is one of several, each submitted once', async () => {
    const segmind = vendor('segmind');
    const world = await queued([segmind], { parts: [waiting, waiting, waiting] });
    await step(world);
    await step(world);
    expect(segmind.commissions).toHaveLength(3);
    expect(world.job().parts.map(({ state }) => state)).toEqual(['running', 'running', 'running']);
  });

  it('may be drawn already: its link is written down', async () => {
    const world = await queued([vendor('segmind', { outcome: 'drawn', remoteId: undefined, drawn: aDrawing })]);
    await step(world);
    expect(world.job()).toMatchObject({
      ...{ state: { name: 'delivering' } },
      parts: [{ state: 'drawn', link: 'https://images.segmind.com/1.png', kept: null, costUsd: 0.011, seconds: 40 }],
    });
  });

  it('may come with its bytes: they are kept before anybody counts on them', async () => {
    const picture = { kind: 'bytes', bytes: Buffer.from('picture') } as const;
    const drawn = { ...aDrawing, picture, seconds: undefined };
    const world = await queued([vendor('segmind', { outcome: 'drawn', remoteId: undefined, drawn })]);
    await step(world);
    expect(world.job().parts).toMatchObject([{ state: 'drawn', link: null, kept: 'drawn-1', remoteId: null, seconds: 0 }]);
    expect((await world.tools.shelf.get(id, 'drawn-1')).toString()).toBe('picture');
  });

  it('is lost, not left in between for ever, when what came with the answer can’t be kept', async () => {
    const picture = { kind: 'bytes', bytes: Buffer.from('picture') } as const;
    const segmind = vendor('segmind', { outcome: 'drawn', remoteId: undefined, drawn: { ...aDrawing, picture } });
    const world = await queued([segmind], { id: 'no/such\0folder' });
    const current = () => world.tools.jobs.get('no/such\0folder') ?? aQueuedJob();
    for (let steps = 0; steps < 3; steps += 1) await submitParts(world.tools, current()).catch(() => {});
    expect(current().parts).toMatchObject([{ state: 'lost' }]);
    expect(segmind.commissions).toHaveLength(1);
  });
});

describe('a vendor that refuses for now', () => {
  it.each([
    { refusal: unavailable, gaps: [2000, 4000, 8000, 16_000, 30_000] },
    { refusal: busy, gaps: [2000, 4000, 8000, 16_000, 30_000] },
    { refusal: { ...busy, retryAfterMs: 0 }, gaps: [2000, 4000, 8000, 16_000, 30_000] },
    { refusal: { ...busy, retryAfterMs: 10_000 }, gaps: [10_000, 10_000, 16_000, 30_000, 30_000] },
    { refusal: { ...busy, retryAfterMs: 100_000 }, gaps: [100_000, 100_000, 100_000] },
  ])('is asked again for five minutes, ever less often: $refusal', async ({ refusal, gaps }) => {
    const at: number[] = [];
    const segmind = fakeProvider('segmind', {
      async submit() {
        at.push(world.clock.now());
        throw new ProviderError(refusal);
      },
    });
    const world = await queued([segmind]);
    await submitAll(world);
    const seen = at.slice(1).map((instant, index) => instant - (at[index] ?? 0));
    expect(seen.slice(0, 5)).toEqual(gaps);
    expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBe(PATIENCE);
    expect(world.job().parts).toEqual([{ state: 'lost', loss: { reason: refusal.kind } }]);
  });

  it('draws it when it works again', async () => {
    const segmind = vendor('segmind', unavailable, busy, accepted);
    const world = await queued([segmind]);
    await submitAll(world);
    expect(world.job().parts).toMatchObject([{ state: 'running' }]);
    expect(segmind.commissions).toHaveLength(3);
  });

  it('is left alone for as long as it asks, but not beyond the five minutes', async () => {
    const world = await queued([vendor('segmind', { ...busy, retryAfterMs: 17_000 }, { ...busy, retryAfterMs: 2 * PATIENCE })]);
    await step(world);
    expect(world.job().parts).toMatchObject([{ state: 'waiting', notBefore: world.clock.now() + 17_000 }]);
    await world.clock.advance(17_000);
    await step(world);
    expect(world.job().parts).toMatchObject([{ notBefore: world.clock.now() + PATIENCE - 17_000 }]);
  });
});

describe('a picture is lost at once', () => {
  it.each<[ProviderErrorKind]>([
    ...([['rejected'], ['moderation'], ['out-of-credits'], ['unauthorised']] as [ProviderErrorKind][]),
    ...([['outcome-unknown'], ['unavailable'], ['unreadable']] as [ProviderErrorKind][]),
  ])('when nothing is gained by asking again: %s', async (kind) => {
    const segmind = vendor('segmind', failing(kind));
    const world = await queued([segmind]);
    await submitAll(world);
    expect(world.job().parts).toEqual([{ state: 'lost', loss: { reason: kind } }]);
    expect(segmind.commissions).toHaveLength(1);
  });

  it('alone: the others of its job are drawn', async () => {
    const world = await queued([vendor('segmind', accepted, failing('moderation'), accepted)], {
      parts: [waiting, waiting, waiting],
    });
    await submitAll(world);
    expect(
      world
        .job()
        .parts.map(({ state }) => state)
        .sort(),
    ).toEqual(['lost', 'running', 'running']);
  });
});

describe('another vendor draws it', () => {
  it.each([unavailable, failing('out-of-credits'), failing('unauthorised')])(
    'at once, when the first surely did not take it: %j',
    async (refusal) => {
      const [segmind, onemin] = [vendor('segmind', refusal), vendor('onemin')];
      const world = await queued([segmind, onemin]);
      const begun = world.clock.now();
      await submitAll(world);
      expect(world.job().parts).toMatchObject([{ state: 'running', model: ONEMIN, since: begun }]);
      expect(world.job().notes).toEqual([{ kind: 'substitute', from: 'gpt-image-1-mini', to: ONEMIN }]);
      expect(segmind.commissions).toHaveLength(1);
      expect(onemin.commissions).toMatchObject([{ request: { model: ONEMIN, prompt: 'a lighthouse at dusk' } }]);
    },
  );

  it('in its own terms, with its own uploads, and the member is told what was taken for what', async () => {
    const [segmind, onemin] = [vendor('segmind', unavailable), vendor('onemin')];
    const request = { ...aQueuedJob().request, model: 'gpt-image-1-edit-mini', size: 'auto' } as const;
    const source = { slot: 'reference', kept: 'source-1', type: 'png', width: 4, height: 4, uploads: {} } as const;
    const world = await queued([segmind, onemin], { request, attachments: [attached('reference', 'a.png')], sources: [source] });
    await world.tools.shelf.put(id, 'source-1', Buffer.from('picture'));
    await submitAll(world);
    expect(segmind.commissions).toMatchObject([{ references: ['segmind-upload-1'] }]);
    expect(onemin.commissions).toMatchObject([
      { references: ['onemin-upload-1'], request: { size: '1024x1024', background: 'auto' } },
    ]);
    expect(world.job().notes).toEqual([
      { kind: 'substitute', from: 'gpt-image-1-edit-mini', to: ONEMIN },
      { kind: 'mapped', model: ONEMIN, option: 'size', from: 'auto', to: '1024x1024' },
    ]);
  });

  it('also when the first one does not even take what it is to work from', async () => {
    const down = async () => Promise.reject(new ProviderError(unavailable));
    const [segmind, onemin] = [fakeProvider('segmind', { upload: down }), vendor('onemin')];
    const request = { ...aQueuedJob().request, model: 'gpt-image-1-edit-mini' };
    const source = { slot: 'reference', kept: 'source-1', type: 'png', width: 4, height: 4, uploads: {} } as const;
    const world = await queued([segmind, onemin], { request, attachments: [attached('reference', 'a.png')], sources: [source] });
    await world.tools.shelf.put(id, 'source-1', Buffer.from('picture'));
    await submitAll(world);
    expect([segmind.commissions.length, onemin.commissions.length]).toEqual([0, 1]);
  });

  it('also when the first one’s key was taken away since', async () => {
    const onemin = vendor('onemin');
    const world = await queued([onemin]);
    await submitAll(world);
    expect(onemin.commissions).toHaveLength(1);
  });

  it.each([
    busy,
    failing('outcome-unknown'),
    failing('unavailable'),
    failing('unreadable'),
    failing('rejected'),
    failing('moderation'),
  ])('never when the first may have taken it, is merely busy, or objects to what was asked: %j', async (refusal) => {
    const onemin = vendor('onemin');
    const world = await queued([vendor('segmind', refusal), onemin]);
    await submitAll(world);
    expect(onemin.commissions).toEqual([]);
    expect(world.job().parts).toMatchObject([{ state: 'lost', loss: { reason: refusal.kind } }]);
  });

  it('once: it is not handed back', async () => {
    const [segmind, onemin] = [vendor('segmind', unavailable), vendor('onemin', unavailable)];
    const world = await queued([segmind, onemin]);
    await submitAll(world);
    expect(segmind.commissions).toHaveLength(1);
    expect(world.job().parts).toEqual([{ state: 'lost', loss: { reason: 'unavailable' } }]);
  });

  it('not when it is paused itself, or does not offer all that was asked for', async () => {
    const onemin = fakeProvider('onemin', { health: { state: 'paused', trouble: 'unavailable', until: 1 } });
    const world = await queued([vendor('segmind', failing('out-of-credits')), onemin]);
    await submitAll(world);
    const strict = await queued([vendor('segmind', failing('out-of-credits')), vendor('onemin')], {
      request: { ...aQueuedJob().request, moderation: 'low' },
    });
    await submitAll(strict);
    for (const { job } of [world, strict]) expect(job().parts).toMatchObject([{ loss: { reason: 'out-of-credits' } }]);
  });
});

describe('a job that is called off', () => {
  it('while it waits for room does not go out', async () => {
    const segmind = fakeProvider('segmind', {
      roomForSubmit: async () => void (await world.tools.jobs.apply(id, { type: 'cancelled', at: 2 })),
    });
    const world = await queued([segmind]);
    await step(world);
    expect(segmind.commissions).toEqual([]);
    expect(world.job().parts).toEqual([{ state: 'dropped' }]);
  });

  it.each([[[]], [[vendor('onemin')]]])('while it is being refused does not go out again, to anybody', async (others) => {
    const segmind = fakeProvider('segmind', {
      async submit() {
        await world.tools.jobs.apply(id, { type: 'cancelled', at: 2 });
        throw new ProviderError(unavailable);
      },
    });
    const world = await queued([segmind, ...others]);
    await step(world);
    expect(world.job()).toMatchObject({ parts: [{ state: 'dropped' }], state: { name: 'delivering' } });
  });

  it.each([[[]], [[vendor('onemin')]]])('while an upload fails stays called off', async (others) => {
    const segmind = fakeProvider('segmind', {
      async upload() {
        await world.tools.jobs.apply(id, { type: 'cancelled', at: 2 });
        throw new ProviderError(unavailable);
      },
    });
    const request = { ...aQueuedJob().request, model: 'gpt-image-1-edit-mini' };
    const source = { slot: 'reference', kept: 'source-1', type: 'png', width: 4, height: 4, uploads: {} } as const;
    const changes = { request, attachments: [attached('reference', 'a.png')], sources: [source], parts: [waiting, waiting] };
    const world = await queued([segmind, ...others], changes);
    await world.tools.shelf.put(id, 'source-1', Buffer.from('picture'));
    await step(world);
    expect(world.job().parts).toEqual([{ state: 'dropped' }, { state: 'dropped' }]);
  });
});

it('nothing goes out when the process is leaving', async () => {
  const segmind = vendor('segmind');
  const world = await queued([segmind]);
  world.leave();
  await step(world);
  expect(segmind.commissions).toEqual([]);
  expect(world.job().parts).toEqual([waiting]);
});

const kinds = fc.constantFrom<ProviderErrorKind>(
  ...(['rejected', 'moderation', 'rate-limited', 'out-of-credits', 'unauthorised'] as const),
  ...(['unavailable', 'expired', 'outcome-unknown', 'unreadable'] as const),
);
const refusals: fc.Arbitrary<Answer> = fc.record({
  kind: kinds,
  retryable: fc.boolean(),
  retryAfterMs: fc.constantFrom(undefined, 0, 1000, 100_000, 10 * 60_000),
});
const answers = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(accepted) },
    { weight: 1, arbitrary: fc.constant<Answer>({ outcome: 'drawn', remoteId: undefined, drawn: aDrawing }) },
    { weight: 2, arbitrary: refusals },
    { weight: 4, arbitrary: fc.constantFrom<Answer>(unavailable, busy) },
  ),
  { minLength: 1, maxLength: 30 },
);

/** Whether it is sure that nothing was taken. */
function isSureRefusal(answer: Answer): boolean {
  return 'kind' in answer && (answer.retryable || answer.kind === 'out-of-credits' || answer.kind === 'unauthorised');
}

interface Trial {
  readonly at: number;
  readonly answer: Answer;
}

/** Runs a job of so many pictures to its end; gives back every submit that reached a vendor. */
async function tried(count: number, scripts: readonly Answer[][], guarded: boolean): Promise<Trial[]> {
  const trials: Trial[] = [];
  const providers = (['segmind', 'onemin'] as const).slice(0, scripts.length).map((name, index): LineUpProvider => {
    const script = [...(scripts[index] ?? [])];
    return fakeProvider(name, {
      async submit() {
        const answer = script.shift() ?? busy;
        trials.push({ at: world.clock.now(), answer });
        if ('outcome' in answer) return answer;
        throw new ProviderError(answer);
      },
    });
  });
  const clock = { now: () => world.clock.now(), after: (wait: number, act: () => void) => world.clock.after(wait, act) };
  const behind = providers.map((provider) => (guarded ? new GuardedProvider(provider, { clock, tell: () => {} }) : provider));
  const world = await queued(behind, { parts: Array.from({ length: count }, () => waiting) });
  await submitAll(world);
  for (const { state } of world.job().parts) expect(['running', 'drawn', 'lost']).toContain(state);
  world.close();
  return trials;
}

describe.each([
  ['one vendor', 1],
  ['two vendors', 2],
])('whatever %s may answer,', (_, vendors) => {
  const scripts = fc.array(answers, { minLength: vendors, maxLength: vendors });

  it('no picture is submitted again unless it was surely refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), scripts, fc.boolean(), async (count, script, guarded) => {
        const trials = await tried(count, script, guarded);
        expect(trials.filter(({ answer }) => !isSureRefusal(answer)).length).toBeLessThanOrEqual(count);
      }),
      { numRuns: 100 },
    );
  });

  it('no picture is submitted for longer than five minutes', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const trials = await tried(1, script, false);
        expect((trials.at(-1)?.at ?? 0) - (trials[0]?.at ?? 0)).toBeLessThanOrEqual(PATIENCE);
      }),
      { numRuns: 100 },
    );
  });
});
