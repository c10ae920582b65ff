// From accepted to queued: the credits are held under the job's id, or the request is refused for want of them.
import type { Job } from './job.js';
import type { Tools } from './tools.js';

export async function reserveCredits(tools: Tools, job: Job): Promise<void> {
  const total = job.price * job.parts.length;
  const reservation = await tools.ledger.reserve(job.requester, job.id, total, job.createdAt);
  if (reservation.outcome === 'short') {
    await tools.jobs.apply(job.id, { type: 'refused', loss: { reason: 'short-of-credits', detail: String(reservation.by) } });
    return;
  }
  await tools.jobs.apply(job.id, { type: 'reserved', accountKey: reservation.accountKey });
  tools.log.info({ jobId: job.id, credits: total }, 'credits reserved');
}
