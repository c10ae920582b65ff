// How many requests of one guild run at once, by its own choice.
import { expect, it } from 'vitest';
import type { Job } from '../../../src/services/jobs/job.js';
import { takeTurns } from '../../../src/services/jobs/turns.js';
import { aJob, running, waiting } from '../jobs/a-job.js';

const limits = {
  ...{ runningPerMember: 9, runningTogether: () => 99 },
  runningInGuild: (guildId: string | null) => (guildId === 'small' ? 2 : Number.POSITIVE_INFINITY),
};

function queued(id: string, guildId: string | null, createdAt: number): Job {
  const requester = { userId: id, guildId, locale: 'en', roles: [] };
  return aJob({ id, requester, createdAt, state: { name: 'queued' }, parts: [waiting] });
}

const under = (job: Job): Job => ({ ...job, state: { name: 'running' }, parts: [running] });
const begun = (open: readonly Job[], starting: readonly string[] = []) =>
  takeTurns(open, new Set(starting), limits, 10).begin.map(({ id }) => id);

it('a guild runs as many as it has chosen, those on their way to the vendor counted', () => {
  const open = ['a', 'b', 'c'].map((id, at) => queued(id, 'small', at));
  expect(begun(open)).toEqual(['a', 'b']);
  expect(begun(open, ['a'])).toEqual(['b']);
  expect(begun(open, ['a', 'b'])).toEqual([]);
  expect(begun([under(queued('z', 'small', 0)), ...open])).toEqual(['a']);
});

it('others are not held up by it, nor are direct messages', () => {
  const open = [
    ...['a', 'b'].map((id) => under(queued(id, 'small', 0))),
    ...[queued('c', 'small', 1), queued('d', 'large', 2), queued('e', 'large', 3), queued('f', null, 4)],
  ];
  expect(begun(open)).toEqual(['d', 'e', 'f']);
});
