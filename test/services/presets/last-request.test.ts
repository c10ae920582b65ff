// Which request of a member was the last.
import { describe, expect, it } from 'vitest';
import { historyEntryOf } from '../../../src/services/history/history-entry.js';
import type { Job } from '../../../src/services/jobs/job.js';
import { isSameMember, type Member } from '../../../src/services/member.js';
import { lastRequestOf } from '../../../src/services/presets/last-request.js';
import { aJob, drawn } from '../jobs/a-job.js';

const ADA = { guildId: 'guild', userId: 'ada' };
const ended = (id: string, createdAt: number, at: number) =>
  aJob({ id, createdAt, parts: [drawn], state: { name: 'succeeded', at, charged: 11, rung: 'edit' } });

async function lastOf(open: readonly Job[], past: readonly Job[], faded: readonly string[] = []): Promise<string | undefined> {
  const parts = {
    jobs: {
      openOf: (member: Member) => open.filter(({ requester }) => isSameMember(requester, member)),
      find: async (id: string) => past.find((job) => job.id === id && !faded.includes(id)),
    },
    history: { page: async () => ({ entries: past.flatMap((job) => historyEntryOf(job) ?? []), hasOlder: false }) },
  };
  return (await lastRequestOf(ADA, parts))?.id;
}

describe('the last request', () => {
  it('is the one that was asked for last, whichever ended first and whether it has ended', async () => {
    expect(await lastOf([], [ended('1', 10, 99), ended('2', 20, 50)])).toBe('2');
    expect(await lastOf([aJob({ id: '3', createdAt: 30 })], [ended('2', 20, 50)])).toBe('3');
    expect(await lastOf([aJob({ id: '1', createdAt: 10 })], [ended('2', 20, 50)])).toBe('2');
  });

  it('is one’s own, in this guild', async () => {
    const elsewhere = aJob({ id: '1', requester: { ...aJob().requester, guildId: null } });
    const others = aJob({ id: '2', requester: { ...aJob().requester, userId: 'ben' } });
    expect(await lastOf([elsewhere, others], [])).toBeUndefined();
  });

  it('is found although it ends while it is looked for', async () => {
    const open = [aJob({ id: '3', createdAt: 30 })];
    const jobs = { openOf: () => [...open], find: async () => undefined };
    const page = async () => {
      open.pop();
      return { entries: [], hasOlder: false };
    };
    expect((await lastRequestOf(ADA, { jobs, history: { page } }))?.id).toBe('3');
  });

  it('is an earlier one when its record is gone', async () => {
    expect(await lastOf([], [ended('2', 20, 50), ended('1', 10, 40)], ['2'])).toBe('1');
  });
});
