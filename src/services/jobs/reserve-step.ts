// From accepted to queued: the credits are held under the job's id, or the request is refused for want of them.
import { modelById } from '../providers/catalogue.js';
import { unixSeconds } from '../unix-seconds.js';
import { needsApproval, wantedSince } from './approval.js';
import { estimateOf, type Job, type Loss } from './job.js';
import type { Tools } from './tools.js';
import { whatFits } from './what-fits.js';

export async function reserveCredits(tools: Tools, job: Job): Promise<void> {
  const total = estimateOf(job);
  const reservation = await tools.ledger.reserve(job.requester, job.id, total);
  if (reservation.outcome === 'short') {
    await tools.jobs.apply(job.id, { type: 'refused', loss: await shortLoss(tools, job, reservation) });
    return;
  }
  const isNeeded = needsApproval(await tools.choices.of(job.requester.guildId), total);
  const approval = isNeeded ? wantedSince(tools.clock.now()) : undefined;
  await tools.jobs.apply(job.id, { type: 'reserved', accountKey: reservation.accountKey, approval });
  tools.log.info({ jobId: job.id, credits: total, approval: isNeeded }, 'credits reserved');
}

/** With what would fit into both accounts as they are now. */
async function shortLoss(
  { ledger }: Tools,
  job: Job,
  { by, whose }: { readonly by: number; readonly whose: 'member' | 'team' },
): Promise<Loss> {
  const { requester, request, parts } = job;
  const cost = estimateOf(job);
  const { available, teamLeft = Number.POSITIVE_INFINITY, resetsAt } = await ledger.statement(requester);
  const model = modelById(request.model);
  const fits = model ? whatFits(model, request, parts.length, Math.min(available, teamLeft)) : {};
  return {
    reason: whose === 'team' ? 'short-of-budget' : 'short-of-credits',
    detail: String(by),
    short: { cost, left: cost - by, fits, resetsAt: unixSeconds(resetsAt) },
  };
}
