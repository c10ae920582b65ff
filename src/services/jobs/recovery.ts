// What a start does with a job that was open when the process died, before its next step.
import { type Job, wasMessage } from './job.js';
import { loseOrphans } from './orphans.js';
import type { Tools } from './tools.js';

export async function recover(tools: Tools, found: Job): Promise<void> {
  // Nobody knows whether its message was answered.
  if (wasMessage(found) && found.place.messageId === null) await tools.reporter.open(found);
  const job = tools.jobs.get(found.id) ?? found;
  // The asker has seen this one fail and has paid nothing: to draw it now would surprise them.
  if (job.state.name === 'accepted' && !(await tools.reporter.isShown(job))) {
    // Its credits may have been held before that was written down.
    await tools.ledger.release(job.requester, job.id);
    await tools.jobs.forget(job.id);
    tools.log.info({ jobId: job.id }, 'job forgotten: it was never acknowledged');
    return;
  }
  await loseOrphans(tools, job);
}
