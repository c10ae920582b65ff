// The jobs that have ended against the lists that name them: the history, the list of endings and the usage book.
import { readAccountKey } from '../services/credits/account-key.js';
import { totalOf } from '../services/credits/spending.js';
import { billOf } from '../services/jobs/deliver-step.js';
import { hasEnded, type Job } from '../services/jobs/job.js';
import { memberKey } from '../services/member.js';
import { bookkeeping, type Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable, personOf } from './finding.js';
import { entriesOf, takeOutRepeats } from './list-survey.js';

const DAY_MS = 86_400_000;

/** What is known of a job, as bits of one number, above which stands what it has cost: a million of them are in memory at once. */
const HAS_ENDED = 1;
const WANTS_HISTORY = 2;
const WANTS_ENDING = 4;
const WANTS_USAGE = 8;
const IN_HISTORY = 16;
const IN_ENDINGS = 32;
const IN_USAGE = 64;
const COST = 128;

type Known = Map<string, number>;

export async function* checkArchives(examined: Examined): AsyncGenerator<Finding> {
  const known: Known = new Map();
  yield* readEnded(examined, known);
  yield* readHistory(examined, known);
  yield* readEndings(examined, known);
  yield* readUsage(examined, known);
  const books = bookkeeping(examined, examined.now);
  for (const [jobId, bits] of known) {
    const isMissing = (wanted: number, listed: number) => Boolean(bits & wanted) && !(bits & listed);
    const lists = {
      history: isMissing(WANTS_HISTORY, IN_HISTORY),
      endings: isMissing(WANTS_ENDING, IN_ENDINGS),
      usage: isMissing(WANTS_USAGE, IN_USAGE),
    };
    if (Object.values(lists).some(Boolean)) yield* missing(examined, books, jobId, lists);
  }
}

type Books = ReturnType<typeof bookkeeping>;

/** What can't be read is told elsewhere, and the job may stand in it. */
async function* missing(
  { collections, isListUnreadable }: Examined,
  books: Books,
  jobId: string,
  from: { readonly history: boolean; readonly endings: boolean; readonly usage: boolean },
): AsyncGenerator<Finding> {
  const { endedJobs } = collections;
  const job = await endedJobs.get(jobId);
  if (!job) return;
  // There may be very many of them: they are read again one by one.
  const later = (act: (job: Job) => Promise<void>) => async () => {
    const read = await endedJobs.get(jobId);
    if (read) await act(read);
  };
  if (from.history && !isListUnreadable(`history/${memberKey(job.requester)}`))
    yield missingInHistory(
      jobId,
      later((ended) => books.history.add(ended)),
    );
  if (from.endings && !isListUnreadable('endings/all'))
    yield missingInEndings(
      jobId,
      later((ended) => books.history.keepEndings([ended])),
    );
  if (from.usage && job.accountKey !== null) {
    const { guildId, period } = readAccountKey(job.accountKey);
    if (!isListUnreadable(`usage/${guildId}/${period}`))
      yield missingInUsage(
        job,
        later((ended) => books.usage.add(ended)),
      );
  }
}

/** Older ones may be half faded. */
function isKept({ now, historyDays }: Examined, at: number): boolean {
  return at >= now - historyDays * DAY_MS;
}

async function* readEnded(examined: Examined, known: Known): AsyncGenerator<Finding> {
  for await (const { key, value: job } of examined.collections.endedJobs.scan()) {
    if (key !== job.id) yield forPerson(`An ended job stands under ${key} and says that it is ${job.id}.`, BACKUP);
    if (!('at' in job.state) || !hasEnded(job)) {
      yield forPerson(`The job ${key} stands among the ended ones and is ${job.state.name}.`, BACKUP);
      continue;
    }
    const kept = isKept(examined, job.state.at);
    const inGuild = job.accountKey !== null && readAccountKey(job.accountKey).guildId !== null;
    const wanted =
      (kept ? WANTS_ENDING : 0) | (kept && job.state.name === 'succeeded' ? WANTS_HISTORY : 0) | (inGuild ? WANTS_USAGE : 0);
    known.set(key, (HAS_ENDED | wanted) + job.state.charged * COST);
  }
  examined.looked.set('ended jobs', known.size);
}

/** Whether it was listed before. */
function note(known: Known, id: string, listed: number): boolean {
  const bits = known.get(id) ?? 0;
  if (bits & listed) return true;
  known.set(id, bits + listed);
  return false;
}

async function* readHistory(examined: Examined, known: Known): AsyncGenerator<Finding> {
  const { collections, looked, isLost } = examined;
  let entries = 0;
  for await (const { list, entry } of entriesOf(collections.history)) {
    entries += 1;
    if (note(known, entry.id, IN_HISTORY)) {
      yield mendable(`The history ${list} names the job ${entry.id} twice.`, 'takes out the second', () =>
        takeOutRepeats(collections.history, list),
      );
    }
    if (hasEndedJob(known, entry.id) || !isKept(examined, entry.at) || isLost(`ended_jobs/${entry.id}`)) continue;
    yield forPerson(
      `The history ${list} names the job ${entry.id}, and its record is gone.`,
      `${BACKUP} Without it, the entry still leads to its message, and fades with time.`,
    );
  }
  looked.set('entries of histories', entries);
}

/** One that is listed twice fades all the same. */
async function* readEndings(examined: Examined, known: Known): AsyncGenerator<Finding> {
  const { collections, isLost } = examined;
  for await (const { entry } of entriesOf(collections.endings)) {
    const bits = known.get(entry.id) ?? 0;
    note(known, entry.id, IN_ENDINGS);
    // Of one that stands in a history, that check has told.
    if (bits & (HAS_ENDED | IN_HISTORY | IN_ENDINGS) || !isKept(examined, entry.at) || isLost(`ended_jobs/${entry.id}`)) continue;
    yield forPerson(
      `The list of endings names the job ${entry.id} of ${entry.member}, and its record is gone.`,
      `${BACKUP} Without it, the entry does no harm and fades with time.`,
    );
  }
}

async function* readUsage({ collections, looked }: Examined, known: Known): AsyncGenerator<Finding> {
  let entries = 0;
  for await (const { list, entry } of entriesOf(collections.usage)) {
    entries += 1;
    if (note(known, entry.id, IN_USAGE)) {
      yield mendable(`The usage book ${list} names ${entry.id} twice.`, 'takes out the second', () =>
        takeOutRepeats(collections.usage, list),
      );
    }
    const bits = known.get(entry.id) ?? 0;
    const charged = Math.floor(bits / COST);
    const booked = entry.kind === 'spent' ? entry.credits : 0;
    if (!(bits & HAS_ENDED) || charged === booked) continue;
    yield forPerson(
      `The job ${entry.id} has cost ${charged} credits, and the usage book ${list} says ${booked}.`,
      "Compare with what the job's message says was charged; /quota grant gives back what was too much.",
    );
  }
  looked.set('booked entries', entries);
}

function hasEndedJob(known: Known, id: string): boolean {
  return Boolean((known.get(id) ?? 0) & HAS_ENDED);
}

function missingInHistory(jobId: string, mend: () => Promise<void>): Finding {
  const words = `The job ${jobId} has ended with pictures and is missing in its member's history.`;
  return mendable(words, 'lists it again, as the newest', mend);
}

function missingInEndings(jobId: string, mend: () => Promise<void>): Finding {
  const words = `The job ${jobId} has ended and is missing in the list of endings: it would never fade.`;
  return mendable(words, 'lists it again, as the newest', mend);
}

function missingInUsage(job: Job, mend: () => Promise<void>): Finding {
  const words = `The job ${job.id} of ${personOf(job.requester)} is missing in the usage book.`;
  if (chargedFor(job) !== totalOf(billOf(job))) {
    return forPerson(
      words,
      `It has cost ${chargedFor(job)} credits, but by today's prices that can't be divided among its pictures.`,
    );
  }
  return mendable(words, `books ${chargedFor(job)} credits there`, mend);
}

function chargedFor({ state }: Job): number {
  return 'charged' in state ? state.charged : 0;
}
