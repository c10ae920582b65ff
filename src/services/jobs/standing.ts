// How an open job stands, as its message shows it: a place in the line, what holds it up, or how much of the usual time is over.
import { awaitsApproval, lapsesAt } from './approval.js';
import { expectedSeconds } from './durations.js';
import { heldUpUntil } from './held-up.js';
import { drawnParts, type Job } from './job.js';
import type { Standing, TimeLeft } from './job-reporter.js';
import type { Tools } from './tools.js';

/** Few, so that a message is edited only when there is something to see. */
const STEPS = 6;
/** A picture that takes so many times as long as usual is not there in a moment. */
const LATE = 2;

/** `position` in the line of those who wait, from 1; none for who has been let in. Nothing while there is nothing to show. */
export function standingOf(tools: Tools, job: Job, position: number | undefined): Standing | undefined {
  switch (job.state.name) {
    case 'queued':
      if (job.approval && awaitsApproval(job)) return { kind: 'unapproved', until: lapsesAt(job.approval) };
      return heldUp(tools, job) ?? (position === undefined ? drawing(tools, job) : { kind: 'queued', position });
    case 'submitting':
    case 'running':
      return job.cancelledAt === null ? (heldUp(tools, job) ?? drawing(tools, job)) : { kind: 'stopping' };
    default:
      return undefined;
  }
}

function heldUp({ clock }: Tools, job: Job): Standing | undefined {
  const until = heldUpUntil(job, clock.now());
  return until === undefined ? undefined : { kind: 'held-up', until };
}

function drawing(tools: Tools, job: Job): Standing {
  const now = tools.clock.now();
  const since = Math.min(now, ...job.parts.flatMap((part) => ('since' in part ? [part.since] : [])));
  const usual = expectedSeconds(tools.durations.for(job.request));
  const over = (now - since) / 1000 / usual;
  const step = Math.min(STEPS - 1, Math.floor(STEPS * over));
  return { kind: 'drawing', step, steps: STEPS, left: timeLeft(over, usual * (1 - step / STEPS)), drawn: drawnParts(job).length };
}

/** `over`: how much of the usual time is. */
function timeLeft(over: number, seconds: number): TimeLeft {
  if (over > LATE) return 'late';
  return over > 1 ? 'soon' : Math.max(1, Math.round(seconds));
}
