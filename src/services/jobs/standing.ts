// How an open job stands, as its message shows it: a place in the line, or how much of the usual time is over.
import { awaitsApproval, lapsesAt } from './approval.js';
import { expectedSeconds } from './durations.js';
import { drawnParts, type Job } from './job.js';
import type { Standing } from './job-reporter.js';
import type { Tools } from './tools.js';

/** Few, so that a message is edited only when there is something to see. */
const STEPS = 6;

/** `position` in the line of those who wait, from 1; none for who has been let in. Nothing while there is nothing to show. */
export function standingOf(tools: Tools, job: Job, position: number | undefined): Standing | undefined {
  switch (job.state.name) {
    case 'queued':
      if (job.approval && awaitsApproval(job)) return { kind: 'unapproved', until: lapsesAt(job.approval) };
      return position === undefined ? drawing(tools, job) : { kind: 'queued', position };
    case 'submitting':
    case 'running':
      return job.cancelledAt === null ? drawing(tools, job) : { kind: 'stopping' };
    default:
      return undefined;
  }
}

function drawing(tools: Tools, job: Job): Standing {
  const now = tools.clock.now();
  const since = Math.min(now, ...job.parts.flatMap((part) => (part.state === 'running' ? [part.since] : [])));
  const usual = expectedSeconds(tools.durations.for(job.request));
  const step = Math.min(STEPS - 1, Math.floor((STEPS * (now - since)) / 1000 / usual));
  const overdue = (now - since) / 1000 > usual;
  const secondsLeft = overdue ? undefined : Math.max(1, Math.round(usual * (1 - step / STEPS)));
  return { kind: 'drawing', step, steps: STEPS, secondsLeft, drawn: drawnParts(job).length };
}
