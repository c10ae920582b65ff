// The answer to /credits as text: the numbers that people come for first, then how they come about, and links to the pictures.
import type { Statement } from '../services/credits/credit-ledger.js';
import type { PeriodKind } from '../services/credits/period.js';
import { LONGEST_MESSAGE } from '../services/discord/message-length.js';
import { messageLink } from '../services/discord/message-link.js';
import { plain } from '../services/discord/plain-text.js';
import { awaitsApproval } from '../services/jobs/approval.js';
import type { Job } from '../services/jobs/job.js';
import { type Language, say } from '../services/messages/messages.js';
import type { Quality, Size } from '../services/providers/image-request.js';
import { unixSeconds } from '../services/unix-seconds.js';

const PROMPT_LENGTH = 32;
const REASON_LENGTH = 80;
const BAR_LENGTH = 12;

export interface Offer {
  readonly model: string;
  readonly size: Size;
  readonly costs: readonly { readonly quality: Quality; readonly cost: number }[];
}

/** What is held for a job. */
export interface Held {
  readonly id: string;
  readonly credits: number;
  /** In a period that is over. */
  readonly isEarlier: boolean;
}

export interface Shown {
  readonly statement: Statement;
  readonly period: PeriodKind;
  /** The allowance was set for this member alone. */
  readonly isOwn: boolean;
  readonly offer: Offer | undefined;
  readonly held: readonly Held[];
  /** How many more something is held for. */
  readonly heldBesides: number;
  readonly entries: Statement['entries'];
  /** What is known of the requests that are named here. */
  readonly jobs: ReadonlyMap<string, Job>;
}

export function creditsText(language: Language, shown: Shown): string {
  return fitting([
    ...balance(language, shown),
    ...enoughFor(language, shown),
    ...heldFor(language, shown),
    ...latest(language, shown),
  ]).join('\n');
}

function balance(language: Language, { statement, period, isOwn }: Shown): string[] {
  const { account, grants, available, reserved, resetsAt } = statement;
  const all = account.allowance + grants;
  const share = all > 0 ? Math.min(1, Math.max(0, available / all)) : 0;
  // Only who has all is shown all, and only who has none is shown none.
  const full = share === 1 ? BAR_LENGTH : Math.min(BAR_LENGTH - 1, Math.ceil(share * (BAR_LENGTH - 1)));
  const lasting = grants - account.grants;
  return [
    say(language, 'credits.summary', { available, reserved, spent: account.spent, all }),
    `${'▰'.repeat(full)}${'▱'.repeat(BAR_LENGTH - full)} ${say(language, 'credits.share', { percent: Math.floor(100 * share) })}`,
    `-# ${say(language, 'credits.sum', { allowance: account.allowance, period, isOwn, granted: account.grants, lasting })}`,
    say(language, 'credits.resets', { at: unixSeconds(resetsAt) }),
  ];
}

/** Both accounts pay: what the emptier one has left is what counts. */
function enoughFor(language: Language, { statement, offer }: Shown): string[] {
  const { available, teamLeft = Number.POSITIVE_INFINITY } = statement;
  const left = Math.max(0, Math.min(available, teamLeft));
  const team = teamLeft < available ? [say(language, 'credits.team', { left: Math.max(0, teamLeft) })] : [];
  if (!offer) return team;
  const heading = say(language, 'credits.enough', { model: offer.model, size: offer.size });
  const costs = offer.costs.map(({ quality, cost }) => {
    return say(language, 'credits.typical', { quality, cost, left: Math.floor(left / cost) });
  });
  return [...team, heading, ...costs];
}

function heldFor(language: Language, { held, heldBesides, jobs }: Shown): string[] {
  if (held.length === 0) return [];
  const lines = held.map(({ id, credits, isEarlier }) => {
    const job = jobs.get(id);
    const waits = job && awaitsApproval(job) ? [say(language, 'credits.unapproved', undefined)] : [];
    const earlier = isEarlier ? [say(language, 'credits.earlier', undefined)] : [];
    return `- ${[say(language, 'credits.count', { credits }), ...whichJob(language, job), ...waits, ...earlier].join(' · ')}`;
  });
  const besides = heldBesides > 0 ? [`- ${say(language, 'credits.besides', { count: heldBesides })}`] : [];
  return [say(language, 'credits.held', undefined), ...lines, ...besides];
}

function latest(language: Language, { entries, jobs }: Shown): string[] {
  if (entries.length === 0) return [say(language, 'credits.noEntries', undefined)];
  const lines = entries.map((entry) => {
    const what = say(language, `credits.${entry.kind}`, { at: unixSeconds(entry.at), credits: entry.credits });
    const reason =
      entry.reason === undefined ? [] : [say(language, 'credits.reason', { reason: plain(entry.reason, REASON_LENGTH) })];
    return `- ${[what, ...reason, ...whichJob(language, jobs.get(entry.id))].join(' · ')}`;
  });
  return [say(language, 'credits.entries', undefined), ...lines];
}

/** Its prompt and the way to its message, for whoever asked: nobody else reads this. */
function whichJob(language: Language, job: Job | undefined): string[] {
  if (!job) return [];
  const link = isThere(job) ? messageLink(job) : undefined;
  const prompt = plain(job.request.prompt, PROMPT_LENGTH);
  return [prompt, ...(link === undefined ? [] : [`[${say(language, 'history.link', undefined)}](${link})`])];
}

/** What only the asker saw is gone when they have closed it, and what reached nobody is nowhere. */
function isThere({ place, state }: Job): boolean {
  if (!('rung' in state)) return !place.private;
  return state.rung !== 'undelivered' && (!place.private || state.rung === 'direct');
}

/** The oldest entries stand last: those go where it is too much. */
function fitting(lines: readonly string[]): string[] {
  const kept = [...lines];
  while (kept.join('\n').length > LONGEST_MESSAGE) kept.pop();
  return kept;
}
