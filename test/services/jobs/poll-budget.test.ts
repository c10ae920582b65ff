// One vendor's budget among what is under way with it: others' drawings don't count, nor do those that wait or are done.
import { expect, it } from 'vitest';
import { Durations, durationSchema } from '../../../src/services/jobs/durations.js';
import type { Job } from '../../../src/services/jobs/job.js';
import { pollBudget } from '../../../src/services/jobs/poll-budget.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { ManualClock } from '../../support/manual-clock.js';
import { aJob, drawn, running, submitting, waiting } from './a-job.js';

const { request } = aJob();

async function pollsWith(open: readonly Job[]): Promise<number> {
  const records = await new MemoryStore().records('durations', durationSchema);
  const durations = new Durations({ records, clock: new ManualClock(), pace: 1 });
  return pollBudget({ jobs: { open: () => open }, durations, requestsPerMinute: () => 60 })(request);
}

const many = (count: number, job: Partial<Job>) =>
  Array.from({ length: count }, (_, index) => aJob({ id: String(index), ...job }));

it('one drawing alone may take as many polls as help', async () => {
  expect(await pollsWith(many(1, { parts: [running] }))).toBe(6);
});

it('more drawings take fewer polls each, every picture of a job counted, those on their way too', async () => {
  const few = await pollsWith(many(7, { parts: [running] }));
  expect(few).toBeGreaterThan(2);
  expect(few).toBeLessThan(6);
  expect(await pollsWith(many(1, { parts: Array.from({ length: 7 }, () => running) }))).toBeCloseTo(few);
  expect(await pollsWith(many(7, { parts: [submitting] }))).toBeCloseTo(few);
});

it('what waits, what is done and what another vendor draws take nothing', async () => {
  const elsewhere = { ...request, model: '1min/gpt-image-1-mini' };
  const open = [
    ...many(20, { parts: [waiting] }),
    ...many(20, { parts: [drawn] }),
    ...many(20, { parts: [running], request: elsewhere }),
  ];
  expect(await pollsWith([...open, aJob({ parts: [running] })])).toBe(6);
});
