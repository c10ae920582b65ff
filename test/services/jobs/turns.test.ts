// Whose turn it is: nobody runs more than their share, and nobody's first request waits for another's second.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wantedSince } from '../../../src/services/jobs/approval.js';
import type { Job } from '../../../src/services/jobs/job.js';
import { memberOf, takeTurns } from '../../../src/services/jobs/turns.js';
import { aJob, drawn, running, waiting } from './a-job.js';

const limits = { runningPerMember: 2, runningTogether: () => 4 };
const none: ReadonlySet<string> = new Set();

function queued(id: string, userId: string, createdAt: number, notBefore = 0): Job {
  const requester = { userId, guildId: 'guild', locale: 'en', roles: [] };
  return aJob({ id, requester, createdAt, state: { name: 'queued' }, parts: [{ ...waiting, notBefore }] });
}

const under = (job: Job): Job => ({ ...job, state: { name: 'running' }, parts: [running] });
const ids = (jobs: readonly Job[]) => jobs.map(({ id }) => id).join(' ');

describe('members take turns:', () => {
  it('one member’s first goes before another’s second, though it came later', () => {
    const open = [queued('a1', 'ada', 1), queued('a2', 'ada', 2), queued('a3', 'ada', 3), queued('b1', 'ben', 4)];
    const { begin, line } = takeTurns(open, none, { runningPerMember: 2, runningTogether: () => 3 }, 10);
    expect(ids(line)).toBe('a1 b1 a2 a3');
    expect(ids(begin)).toBe('a1 b1 a2');
  });

  it('who has something running stands behind who has nothing', () => {
    const open = [under(queued('a1', 'ada', 1)), queued('a2', 'ada', 2), queued('b1', 'ben', 3)];
    expect(ids(takeTurns(open, none, limits, 10).line)).toBe('b1 a2');
  });

  it('a member runs so many at once, those let in and those being delivered counted', () => {
    const delivering = aJob({ id: 'a0', state: { name: 'delivering' }, parts: [drawn] });
    const open = [delivering, queued('a1', 'ada', 1), queued('a2', 'ada', 2)];
    expect(ids(takeTurns(open, new Set(['a1']), limits, 10).begin)).toBe('');
    expect(ids(takeTurns(open, none, limits, 10).begin)).toBe('a1');
  });

  it('who waits for a moderator has no place in the line, and takes nobody’s', () => {
    const approval = wantedSince(1);
    const open = [{ ...queued('a1', 'ada', 1), approval }, queued('a2', 'ada', 2), queued('b1', 'ben', 3)];
    const { begin, line } = takeTurns(open, none, limits, 10);
    expect([ids(line), ids(begin)]).toEqual(['a2 b1', 'a2 b1']);
    const approved = { ...approval, verdict: { kind: 'given' as const, by: 'mia', at: 5 } };
    const after = [{ ...queued('a1', 'ada', 1), approval: approved }, ...open.slice(1)];
    expect(ids(takeTurns(after, none, limits, 10).line)).toBe('a1 b1 a2');
  });

  it('the same person in two servers is two members', () => {
    const elsewhere = { ...queued('a9', 'ada', 9), requester: { userId: 'ada', guildId: null, locale: 'en', roles: [] } };
    expect(memberOf(elsewhere)).not.toBe(memberOf(queued('a1', 'ada', 1)));
  });

  it('who was refused a moment ago waits for that moment and lets others pass', () => {
    const open = [queued('a1', 'ada', 1, 50), queued('b1', 'ben', 2)];
    expect(ids(takeTurns(open, none, { ...limits, runningTogether: () => 1 }, 10).begin)).toBe('b1');
    expect(ids(takeTurns(open, none, { ...limits, runningTogether: () => 1 }, 50).begin)).toBe('a1');
  });
});

it('for any line: limits hold, nobody is lost or let in twice, no place stays empty, the line is in rounds', () => {
  const entry = fc.record({
    user: fc.constantFrom('ada', 'ben', 'cleo', 'dan'),
    kind: fc.constantFrom('queued', 'running', 'starting', 'resting'),
    at: fc.nat({ max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 25 }), (entries) => {
      const open = entries.map(({ user, kind, at }, index) => {
        const job = queued(`job-${index}`, user, at, kind === 'resting' ? 1000 : 0);
        return kind === 'running' ? under(job) : job;
      });
      const starting = new Set(open.filter((_, index) => entries[index]?.kind === 'starting').map(({ id }) => id));
      const { begin, line } = takeTurns(open, starting, limits, 100);
      const busy = open.filter((job) => job.state.name === 'running' || starting.has(job.id));
      const of = (jobs: readonly Job[], member: string) => jobs.filter((job) => memberOf(job) === member).length;

      expect(new Set(line)).toEqual(new Set(open.filter((job) => !busy.includes(job))));
      expect(line).toHaveLength(new Set(line).size);
      expect(begin.every((job) => line.includes(job))).toBe(true);
      expect(new Set(begin).size).toBe(begin.length);
      const spare = Math.max(0, limits.runningTogether() - busy.length);
      expect(begin.length).toBeLessThanOrEqual(spare);
      for (const job of begin) {
        const member = memberOf(job);
        expect(of(busy, member) + of(begin, member)).toBeLessThanOrEqual(limits.runningPerMember);
      }
      if (begin.length < spare) {
        const left = line.filter(
          (job) => !begin.includes(job) && job.parts.every((part) => part.state === 'waiting' && part.notBefore === 0),
        );
        expect(left.every((job) => of(busy, memberOf(job)) + of(begin, memberOf(job)) >= limits.runningPerMember)).toBe(true);
      }
      const rounds = line.map((job, index) => of(busy, memberOf(job)) + of(line.slice(0, index), memberOf(job)));
      expect(rounds).toEqual([...rounds].sort((one, other) => one - other));
    }),
    { numRuns: 300 },
  );
});
