// What pictures are edits of, as far as it may be told to who looks: somebody else's private picture is not.
import type { HistoryEntry } from '../../services/history/history-entry.js';
import type { JobStore } from '../../services/jobs/job-store.js';

/** The prompt of each parent by the id of its job; without those that have faded. */
export async function parentsOf(
  jobs: Pick<JobStore, 'find'>,
  entries: readonly HistoryEntry[],
  viewerId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(entries.flatMap(({ parent }) => parent?.jobId ?? []));
  const found = await Promise.all([...ids].map((id) => jobs.find(id)));
  const told = found.filter((job) => job !== undefined && (!job.place.private || job.requester.userId === viewerId));
  return new Map(told.flatMap((job) => (job ? [[job.id, job.request.prompt] as const] : [])));
}
