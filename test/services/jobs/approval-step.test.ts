// The steps of a job that waits for a moderator, one at a time: what is asked, what is put on file, and how often.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Approval, wantedSince } from '../../../src/services/jobs/approval.js';
import { attendApproval, fileApproval } from '../../../src/services/jobs/approval-step.js';
import type { Job } from '../../../src/services/jobs/job.js';
import { NotToldError } from '../../../src/services/jobs/job-reporter.js';
import { reserveCredits } from '../../../src/services/jobs/reserve-step.js';
import { aJob } from './a-job.js';
import { aQueuedJob, type StepWorld, stepWorld } from './step-world.js';

const DAY_MS = 24 * 3_600_000;
const given = { kind: 'given', by: 'mia', at: 5 } as const;
const privately = { ...aJob().place, private: true };

let world: StepWorld;

beforeEach(async () => {
  world = await stepWorld();
});

afterEach(() => world.close());

function choose(choices: {
  approvalAbove?: number | null;
  operatorsChannel?: string | null;
  budget?: number | null;
}): Promise<void> {
  return world.tools.choices.change('guild', (before) => ({ after: { ...before, ...choices }, result: undefined }));
}

function waiting(approval: Partial<Approval>, changes: Partial<Job> = {}): Promise<Job> {
  return world.open(aQueuedJob({ approval: { ...wantedSince(world.clock.now()), ...approval }, ...changes }));
}

const audited = async () => (await world.tools.audit.page('guild', undefined, 0)).entries;

describe('the reservation', () => {
  it.each([
    [10, true],
    [11, false],
    [null, false],
  ])('asks for approval above the guild’s price alone (%s)', async (approvalAbove, waits) => {
    await choose({ approvalAbove });
    await reserveCredits(world.tools, await world.open(aJob()));
    expect(world.job().approval?.since).toBe(waits ? world.clock.now() : undefined);
    expect(world.job().accountKey).not.toBeNull();
  });

  it('that the team can’t pay says by how much, and what would fit into both accounts', async () => {
    await choose({ budget: 7 });
    await reserveCredits(world.tools, await world.open(aJob()));
    const [part] = world.job().parts;
    expect(part).toMatchObject({
      state: 'lost',
      loss: { reason: 'short-of-budget', detail: '4', short: { cost: 11, left: 7, fits: { quality: 'low' } } },
    });
  });
});

describe('a job that waits', () => {
  it('has nothing done about it while it waits in public', async () => {
    const job = await waiting({});
    await attendApproval(world.tools, job);
    expect(world.job()).toBe(job);
  });

  it('privately is asked for once, where the operators listen', async () => {
    await choose({ operatorsChannel: 'operators' });
    await attendApproval(world.tools, await waiting({}, { place: privately }));
    expect(world.job().approval?.asked).toEqual({ channelId: 'operators', messageId: 'asked' });
    const asked = world.job();
    await attendApproval(world.tools, asked);
    expect(world.job()).toBe(asked);
  });

  it('privately ends when there is nowhere to ask', async () => {
    await attendApproval(world.tools, await waiting({}, { place: privately }));
    expect(world.job()).toMatchObject({ state: { name: 'delivering' }, parts: [{ loss: { reason: 'approval-unaskable' } }] });
  });

  it('goes on, though the question failed, when somebody has approved it meanwhile', async () => {
    await choose({ operatorsChannel: 'operators' });
    const job = await waiting({}, { place: privately });
    const ask = async () => {
      await world.tools.jobs.apply(job.id, { type: 'decided', verdict: given });
      return undefined;
    };
    await attendApproval({ ...world.tools, reporter: { ...world.tools.reporter, ask } }, job);
    expect(world.job().state.name).toBe('queued');
  });

  it('ends after a day', async () => {
    const job = await waiting({ since: world.clock.now() - DAY_MS + 1 });
    await attendApproval(world.tools, job);
    expect(world.job()).toBe(job);
    await world.clock.advance(1);
    await attendApproval(world.tools, job);
    expect(world.job()).toMatchObject({ state: { name: 'delivering' }, parts: [{ loss: { reason: 'approval-silent' } }] });
  });
});

describe('what was decided', () => {
  it('stands in the audit once, however often a crash has it put there', async () => {
    const job = await waiting({ verdict: given });
    await fileApproval(world.tools, job);
    await fileApproval(world.tools, job);
    expect(world.job().approval?.filed).toBe(true);
    expect(await audited()).toEqual([
      {
        ...{ id: job.id, at: 5, by: 'mia', what: 'approval', expires: null, target: { kind: 'member', id: 'ada' } },
        ...{ before: null, after: 11, reason: null },
      },
    ]);
  });

  it('is told again where it was asked, until Discord has heard it', async () => {
    const job = await waiting({ verdict: given, asked: { channelId: 'operators', messageId: 'asked' } });
    let told = 0;
    const tellDecision = async () => {
      told += 1;
      if (told === 1) throw new NotToldError('not now');
    };
    const tools = { ...world.tools, reporter: { ...world.tools.reporter, tellDecision } };
    await expect(attendApproval(tools, job)).rejects.toThrow(NotToldError);
    await attendApproval(tools, world.job());
    await attendApproval(tools, world.job());
    expect([told, (await audited()).length, world.job().approval?.filed]).toEqual([2, 1, true]);
  });
});
