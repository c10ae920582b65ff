// What may happen to a job and what may not: every state with every event, and any number of them in any order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsApproval, wantedSince } from '../../../src/services/jobs/approval.js';
import { hasEnded, type Job, jobSchema, modelOf, type Part } from '../../../src/services/jobs/job.js';
import type { Note, Source } from '../../../src/services/jobs/source.js';
import { endingOf, ImpossibleEventError, type JobEvent, transition } from '../../../src/services/jobs/transition.js';
import { aJob, drawing, drawn, lost, running, submitting, waiting } from './a-job.js';

const aSource: Source = { slot: 'reference', kept: 'source-1', type: 'png', width: 8, height: 8, uploads: {} };
const substitute: Note = { kind: 'substitute', from: 'gpt-image-1-mini', to: '1min/gpt-image-1-mini' };
const end = { at: 5, charged: 11, rung: 'token' };
const states: readonly Job[] = [
  aJob(),
  aJob({ state: { name: 'queued' } }),
  aJob({ state: { name: 'submitting' }, parts: [submitting] }),
  aJob({ state: { name: 'running' }, parts: [running] }),
  aJob({ state: { name: 'delivering' }, parts: [drawn] }),
  aJob({ state: { name: 'succeeded', ...end }, parts: [drawn] }),
  aJob({ state: { name: 'failed', ...end }, parts: [lost] }),
  aJob({ state: { name: 'cancelled', ...end }, parts: [{ state: 'dropped' }], cancelledAt: 4 }),
];
const events: readonly JobEvent[] = [
  { type: 'reserved', accountKey: 'guild/ada/month-2026-11' },
  { type: 'refused', loss: { reason: 'short-of-credits' } },
  { type: 'submitting', parts: [0], at: 900 },
  { type: 'part-accepted', part: 0, remoteId: 'remote', at: 2 },
  { type: 'part-refused', part: 0, at: 2, notBefore: 3, since: 2 },
  { type: 'part-drawn', part: 0, drawn: drawing },
  { type: 'part-lost', part: 0, loss: { reason: 'expired' } },
  { type: 'cancelled', at: 2 },
  { type: 'shown', messageId: 'message' },
  { type: 'told', ...end },
  { type: 'sources-read', sources: [aSource], notes: [] },
  { type: 'uploaded', source: 0, provider: 'segmind', name: 'https://images.segmind.com/assets/1.png' },
  { type: 'part-rerouted', part: 0, at: 2, model: '1min/gpt-image-1-mini', notes: [substitute] },
  { type: 'decided', verdict: { kind: 'given', by: 'mia', at: 2 } },
];
/** Where each event leads, in the order above; a dash where it can't happen. */
const table: Readonly<Record<string, string>> = {
  accepted: 'queued delivering - - - - - delivering accepted - accepted accepted - -',
  queued: 'queued delivering submitting - queued - delivering delivering queued - queued queued queued -',
  submitting:
    'submitting submitting - running queued delivering delivering submitting submitting - submitting submitting queued -',
  running: 'running running - - - delivering delivering running running - running running - -',
  delivering: 'delivering delivering - - - - delivering delivering delivering succeeded delivering delivering - -',
  succeeded: '- - - - - - - - succeeded - - - - -',
  failed: '- - - - - - - - failed - - - - -',
  cancelled: '- - - - - - - - cancelled - - - - -',
};

function nameAfter(job: Job, event: JobEvent): string {
  try {
    return transition(job, event).state.name;
  } catch (error) {
    if (error instanceof ImpossibleEventError) return '-';
    throw error;
  }
}

describe.each(states.map((job) => [job.state.name, job] as const))('a job that is %s', (name, job) => {
  const row = table[name]?.split(' ') ?? [];
  it.each(events.map((event, index) => [event.type, row[index], event] as const))('by %s: %s', (_, expected, event) => {
    expect(nameAfter(job, event)).toBe(expected);
  });
});

describe('a job that waits for a moderator', () => {
  const wanted = transition(aJob(), { type: 'reserved', accountKey: 'account', approval: wantedSince(1) });
  const given: JobEvent = { type: 'decided', verdict: { kind: 'given', by: 'mia', at: 2 } };
  const refused: JobEvent = { type: 'decided', verdict: { kind: 'refused', by: 'ben', at: 3 } };

  it('goes on when it is approved, and ends when it is refused, with who it was', () => {
    expect(awaitsApproval(wanted)).toBe(true);
    const approved = transition(wanted, given);
    expect([awaitsApproval(approved), approved.state.name, approved.approval?.verdict?.by]).toEqual([false, 'queued', 'mia']);
    const after = transition(wanted, refused);
    expect([after.state.name, after.parts]).toEqual([
      'delivering',
      [{ state: 'lost', loss: { reason: 'approval-refused', detail: 'ben' } }],
    ]);
  });

  it('is decided once, and not after it was called off', () => {
    expect(() => transition(transition(wanted, given), refused)).toThrow(ImpossibleEventError);
    expect(() => transition(transition(wanted, refused), given)).toThrow(ImpossibleEventError);
    expect(() => transition(transition(wanted, { type: 'cancelled', at: 2 }), given)).toThrow(ImpossibleEventError);
  });

  it('waits on when it is found to be reserved again', () => {
    expect(transition(wanted, { type: 'reserved', accountKey: 'account' }).approval).toEqual(wantedSince(1));
  });

  it('is unknown to records of before there were any', () => {
    const { approval: _none, ...old } = aJob();
    expect(jobSchema.parse(old).approval).toBeNull();
  });
});

describe('a job', () => {
  const three = aJob({ state: { name: 'running' }, parts: [running, submitting, waiting] });

  it('that is called off drops what no vendor has seen, and waits for what one has', () => {
    const after = transition(three, { type: 'cancelled', at: 9 });
    expect(after.parts.map(({ state }) => state)).toEqual(['running', 'submitting', 'dropped']);
    expect([after.cancelledAt, after.state.name]).toEqual([9, 'submitting']);
    expect(transition(after, { type: 'cancelled', at: 12 })).toBe(after);
  });

  it('that is called off is not sent again when the vendor refuses', () => {
    const called = transition(three, { type: 'cancelled', at: 9 });
    const after = transition(called, { type: 'part-refused', part: 1, at: 10, notBefore: 20, since: 10 });
    expect(after.parts[1]).toEqual({ state: 'dropped' });
  });

  it('that was called off while its credits were being held remembers where they are', () => {
    const called = transition(aJob(), { type: 'cancelled', at: 9 });
    const after = transition(called, { type: 'reserved', accountKey: 'account' });
    expect([after.state.name, after.accountKey]).toEqual(['delivering', 'account']);
  });

  it('that is refused for now knows when to try again and since when', () => {
    const after = transition(three, { type: 'part-refused', part: 1, at: 10, notBefore: 20, since: 5 });
    expect(after.parts[1]).toEqual({ state: 'waiting', notBefore: 20, refusedSince: 5, model: null });
  });

  it('tells once who stands in, also when several of its pictures are handed over', () => {
    const rerouted = (part: number): JobEvent => {
      return { type: 'part-rerouted', part, at: 2, model: '1min/gpt-image-1-mini', notes: [substitute] };
    };
    const after = transition(transition(three, rerouted(1)), rerouted(2));
    expect(after.notes).toEqual([substitute]);
    expect(after.parts.map((part) => modelOf(after, part))).toEqual([
      'gpt-image-1-mini',
      '1min/gpt-image-1-mini',
      '1min/gpt-image-1-mini',
    ]);
  });

  it('keeps the name that each vendor has given a picture', () => {
    const read = transition(aJob(), { type: 'sources-read', sources: [aSource], notes: [] });
    const named = transition(read, { type: 'uploaded', source: 0, provider: 'segmind', name: 'a' });
    expect(transition(named, { type: 'uploaded', source: 0, provider: 'onemin', name: 'b' }).sources).toEqual([
      { ...aSource, uploads: { segmind: 'a', onemin: 'b' } },
    ]);
  });

  it('ends well with one picture of three, and loses one that can not be fetched', () => {
    const one = aJob({ state: { name: 'delivering' }, parts: [drawn, lost, lost] });
    expect(endingOf(one)).toBe('succeeded');
    expect(endingOf(transition(one, { type: 'part-lost', part: 0, loss: { reason: 'unreadable' } }))).toBe('failed');
  });

  it('has no part beyond its last', () => {
    expect(() => transition(three, { type: 'part-lost', part: 3, loss: { reason: 'expired' } })).toThrow(ImpossibleEventError);
    expect(() => transition(three, { type: 'submitting', parts: [2, 3], at: 900 })).toThrow(ImpossibleEventError);
  });
});

const part = fc.nat({ max: 2 });
const anyEvent: fc.Arbitrary<JobEvent> = fc.oneof(
  fc.record({
    type: fc.constant('reserved' as const),
    accountKey: fc.constant('account'),
    approval: fc.constantFrom(undefined, wantedSince(1)),
  }),
  fc.record({
    type: fc.constant('decided' as const),
    verdict: fc.record({ kind: fc.constantFrom('given' as const, 'refused' as const), by: fc.constant('mia'), at: fc.nat() }),
  }),
  fc.record({ type: fc.constant('approval-filed' as const) }),
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('submitting' as const),
      parts: fc.uniqueArray(part, { minLength: 1 }),
      at: fc.nat(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant('part-accepted' as const), part, remoteId: fc.constant('r'), at: fc.nat() }),
  },
  fc.record({ type: fc.constant('part-refused' as const), part, at: fc.nat(), notBefore: fc.nat(), since: fc.nat() }),
  { weight: 3, arbitrary: fc.record({ type: fc.constant('part-drawn' as const), part, drawn: fc.constant(drawing) }) },
  fc.record({ type: fc.constant('sources-read' as const), sources: fc.constant([aSource]), notes: fc.constant([]) }),
  fc.record({
    type: fc.constant('uploaded' as const),
    source: fc.nat({ max: 1 }),
    provider: fc.constantFrom('segmind', 'onemin'),
    name: fc.constant('asset'),
  }),
  fc.record({
    type: fc.constant('part-rerouted' as const),
    part,
    at: fc.nat(),
    model: fc.constant('1min/gpt-image-1-mini'),
    notes: fc.constant([substitute]),
  }),
  fc.record({ type: fc.constant('part-lost' as const), part, loss: fc.constant({ reason: 'expired' as const }) }),
  fc.record({ type: fc.constant('refused' as const), loss: fc.constant({ reason: 'short-of-credits' as const }) }),
  fc.record({ type: fc.constant('cancelled' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('shown' as const), messageId: fc.constant('message') }),
  fc.record({ type: fc.constant('told' as const), at: fc.nat(), charged: fc.nat(), rung: fc.constant('token') }),
);

/** Further along is larger; only a submit that was not taken goes one back. */
const progress: Readonly<Record<Part['state'], number>> = {
  waiting: 0,
  submitting: 1,
  running: 2,
  drawn: 3,
  lost: 4,
  dropped: 4,
};

function frozen(job: Job): Job {
  for (const inner of [job.place, job.parts, job.state, ...job.parts]) Object.freeze(inner);
  return Object.freeze(job);
}

function attempt(job: Job, event: JobEvent): Job {
  try {
    return frozen(transition(job, event));
  } catch (error) {
    expect(error).toBeInstanceOf(ImpossibleEventError);
    return job;
  }
}

describe('whatever happens in whatever order,', () => {
  const begun = fc
    .integer({ min: 1, max: 3 })
    .map((count) => frozen(aJob({ parts: Array.from({ length: count }, () => waiting) })));

  it('no picture goes back, no ended job comes to life, and the record can be read again', () => {
    fc.assert(
      fc.property(begun, fc.array(anyEvent, { maxLength: 40 }), (first, sequence) => {
        let job = first;
        for (const event of sequence) {
          const before = job;
          job = attempt(before, event);
          expect(jobSchema.parse(JSON.parse(JSON.stringify(job)))).toEqual(job);
          if (hasEnded(before)) expect(job.state).toBe(before.state);
          for (const [index, { state }] of job.parts.entries()) {
            const was = before.parts[index]?.state ?? state;
            expect(progress[state]).toBeGreaterThanOrEqual(
              ['part-refused', 'part-rerouted'].includes(event.type) ? 0 : progress[was],
            );
            if (was === 'lost' || was === 'dropped') expect(state).toBe(was);
          }
          if (before.cancelledAt !== null) expect(job.cancelledAt).toBe(before.cancelledAt);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('a job that is driven on comes to just one end, once', () => {
    fc.assert(
      fc.property(begun, fc.array(anyEvent, { maxLength: 20 }), (first, sequence) => {
        let job = sequence.reduce(attempt, first);
        job = attempt(job, { type: 'reserved', accountKey: 'account' });
        for (const index of job.parts.keys()) {
          job = attempt(job, { type: 'submitting', parts: [index], at: 900 });
          job = attempt(job, { type: 'part-drawn', part: index, drawn: drawing });
        }
        const told: JobEvent = { type: 'told', at: 1, charged: 0, rung: 'token' };
        job = attempt(job, told);
        expect(hasEnded(job)).toBe(true);
        expect(job.state.name).toBe(endingOf(job));
        expect(job.parts.every(({ state }) => progress[state] >= 3)).toBe(true);
        expect(() => transition(job, told)).toThrow(ImpossibleEventError);
      }),
      { numRuns: 300 },
    );
  });
});
