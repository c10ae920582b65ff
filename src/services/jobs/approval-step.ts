// What is done about a job that waits for a moderator: they are asked, a day's silence ends it, and what they decide is put on file.
import { type Approval, awaitsApproval, isUnasked, lapsesAt } from './approval.js';
import { estimateOf, type Job, type Loss } from './job.js';
import type { Tools } from './tools.js';

/** One durable step of a job that has not been let in. */
export async function attendApproval(tools: Tools, job: Job): Promise<void> {
  const { approval } = job;
  if (approval === null) return;
  if (approval.verdict !== null) return fileApproval(tools, job);
  if (tools.clock.now() >= lapsesAt(approval)) return refuse(tools, job, 'approval-silent');
  if (isUnasked(job)) await ask(tools, job);
}

/** Once, and again after a crash that came before it was known: both places take it once. */
export async function fileApproval(tools: Tools, job: Job): Promise<void> {
  const { approval } = job;
  if (approval === null || approval.filed) return;
  await audit(tools, job, approval);
  if (approval.asked !== null) await tools.reporter.tellDecision(job, approval.asked);
  await tools.jobs.apply(job.id, { type: 'approval-filed' });
}

async function ask(tools: Tools, job: Job): Promise<void> {
  const { operatorsChannel } = await tools.choices.of(job.requester.guildId);
  const asked = operatorsChannel === null ? undefined : await tools.reporter.ask(job, operatorsChannel);
  if (asked) await tools.jobs.apply(job.id, { type: 'approval-asked', asked });
  else await refuse(tools, job, 'approval-unaskable');
}

async function refuse(tools: Tools, job: Job, reason: Loss['reason']): Promise<void> {
  // Somebody may have decided meanwhile.
  if (!awaitsApproval(tools.jobs.get(job.id) ?? job)) return;
  await tools.jobs.apply(job.id, { type: 'refused', loss: { reason } });
  tools.log.info({ jobId: job.id, reason }, 'not approved');
}

async function audit(tools: Tools, job: Job, { verdict }: Approval): Promise<void> {
  const { id, requester } = job;
  if (verdict === null || requester.guildId === null) return;
  const { kind, by, at } = verdict;
  await tools.audit.add(requester.guildId, {
    ...{ id, at, by, reason: null, expires: null, before: null, after: estimateOf(job) },
    what: kind === 'given' ? 'approval' : 'refusal',
    target: { kind: 'member', id: requester.userId },
  });
}
