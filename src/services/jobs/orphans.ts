// Pictures whose submit nobody waits for any more: what was on its way when a process died or a step failed may have been taken.
import type { Job } from './job.js';
import type { Tools } from './tools.js';

/** Their outcome is unknown: they are not sent again. */
export async function loseOrphans(tools: Tools, job: Job): Promise<void> {
  for (const [part, { state }] of job.parts.entries()) {
    if (state !== 'submitting') continue;
    await tools.jobs.apply(job.id, { type: 'part-lost', part, loss: { reason: 'outcome-unknown' } });
  }
}
