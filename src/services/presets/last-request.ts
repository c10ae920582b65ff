// The last request of a member: under way, or one that has given pictures. What has failed is not worth keeping.
import type { History } from '../history/history.js';
import type { Job } from '../jobs/job.js';
import type { JobStore } from '../jobs/job-store.js';
import type { Member } from '../member.js';

interface Parts {
  readonly jobs: Pick<JobStore, 'openOf' | 'find'>;
  readonly history: Pick<History, 'page'>;
}

export async function lastRequestOf(member: Member, { jobs, history }: Parts): Promise<Job | undefined> {
  // Before the history is read: in between a job moves from the one into the other.
  const underWay = jobs.openOf(member);
  const { entries } = await history.page({ owner: member, search: '', withPrivate: true, page: 0 });
  const ended = await Promise.all(entries.map(({ id }) => jobs.find(id)));
  // The history is in the order of the endings; what was asked for last may have ended first.
  return [...underWay, ...ended].reduce<Job | undefined>(
    (last, job) => (job && (!last || job.createdAt > last.createdAt) ? job : last),
    undefined,
  );
}
