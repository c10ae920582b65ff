// From accepted to queued: the credits are held under the job's id, or the request is refused for want of them.
import type { Job } from './job.js';
import type { Tools } from './tools.js';

export async function reserveCredits(tools: Tools, job: Job): Promise<void> {
  const total = job.price * job.parts.length;
  const reservation = await tools.ledger.reserve(job.requester, job.id, total);
  if (reservation.outcome === 'short') {
    const reason = reservation.whose === 'team' ? 'short-of-budget' : 'short-of-credits';
    await tools.jobs.apply(job.id, { type: 'refused', loss: { reason, detail: String(reservation.by) } });
    return;
  }
  await tools.jobs.apply(job.id, { type: 'reserved', accountKey: reservation.accountKey });
  tools.log.info({ jobId: job.id, credits: total }, 'credits reserved');
}
