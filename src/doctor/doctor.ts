// Runs every check over a store that nobody else uses, and mends what can be mended.
import { z } from 'zod';
import { openCollections } from '../collections.js';
import { messageOf } from '../services/errors.js';
import type { Job } from '../services/jobs/job.js';
import type { Store } from '../services/store/store.js';
import { checkActEntries } from './check-act-entries.js';
import { checkArchives } from './check-archives.js';
import { checkAudit } from './check-audit.js';
import { checkLists } from './check-lists.js';
import { checkLostPurses } from './check-lost-purses.js';
import { checkMembers } from './check-members.js';
import { checkOpenJobs } from './check-open-jobs.js';
import { checkPresets } from './check-presets.js';
import { checkReservations } from './check-reservations.js';
import { checkTeams } from './check-teams.js';
import { checkUnreadable, type SetAside } from './check-unreadable.js';
import type { Check, Circumstances, Examined } from './examined.js';
import type { Finding } from './finding.js';
import { finishBegun } from './finish-begun.js';
import { type Changes, LookingStore, lookUp } from './looking-store.js';

export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** How many of everything were looked at, by what they are called. */
  readonly looked: ReadonlyMap<string, number>;
  /** What a crash has cut short and the next start of the bot finishes by itself. */
  readonly unfinished: number;
}

export interface Treatment {
  readonly mended: readonly Finding[];
  readonly failed: readonly { readonly finding: Finding; readonly problem: string }[];
}

/** Each builds on what those before it have put right. */
const CHECKS: readonly Check[] = [
  checkOpenJobs,
  checkReservations,
  checkLists,
  checkArchives,
  checkActEntries,
  checkLostPurses,
  checkMembers,
  checkTeams,
  checkAudit,
  checkPresets,
];

/** Changes nothing. */
export async function examine(store: Store, circumstances: Circumstances): Promise<Diagnosis> {
  const { examined, looking, aside, unfinished } = await open(store, circumstances, 'in memory');
  const findings: Finding[] = [];
  for (const check of CHECKS) for await (const finding of check(examined)) findings.push(finding);
  // By now everything that counts has been read.
  for await (const finding of checkUnreadable(examined, looking.unreadable.values(), aside)) findings.push(finding);
  return { findings, looked: examined.looked, unfinished };
}

/** Mends whatever can be, check by check; what is left, another look tells. */
export async function treat(store: Store, circumstances: Circumstances): Promise<Treatment> {
  const { examined: opened } = await open(store, circumstances, 'in the store');
  const mended: Finding[] = [];
  const failed: { finding: Finding; problem: string }[] = [];
  for (const check of CHECKS) {
    const examined = { ...opened, open: await openJobs(opened.collections, circumstances.takenIn) };
    const findings: Finding[] = [];
    for await (const finding of check(examined)) if (finding.remedy.kind === 'mend') findings.push(finding);
    for (const finding of findings) {
      const problem = await attempt(finding);
      if (problem === undefined) mended.push(finding);
      else failed.push({ finding, problem });
    }
  }
  return { mended, failed };
}

async function attempt({ remedy }: Finding): Promise<string | undefined> {
  try {
    if (remedy.kind === 'mend') await remedy.mend();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

async function open(store: Store, circumstances: Circumstances, changes: Changes) {
  const looking = new LookingStore(store, changes);
  const collections = await openCollections(looking);
  const unfinished = await finishBegun({ ...circumstances, collections });
  const aside = await readAside(store);
  const missed = new Set(aside.filter(({ isMissed }) => isMissed).map(({ record }) => record));
  const examined: Examined = {
    ...circumstances,
    collections,
    open: await openJobs(collections, circumstances.takenIn),
    isListUnreadable: (list) => [...looking.unreadable.keys()].some((record) => record === list || isChapter(record, list)),
    isUnreadable: (record) => looking.unreadable.has(record),
    isLost: (record) => missed.has(record) || looking.unreadable.has(record),
    looked: new Map(),
  };
  return { examined, looking, aside, unfinished };
}

/** As chapters are named: by the list and their number. */
function isChapter(record: string, list: string): boolean {
  return record.startsWith(`${list}/`) && /^\d+$/.test(record.slice(list.length + 1));
}

/** Those that were only taken in as well, unless they have ended since. */
async function openJobs({ openJobs: records, endedJobs }: Examined['collections'], takenIn: readonly Job[]) {
  const open = new Map((await records.all()).map(({ value }) => [value.id, value]));
  for (const job of takenIn) {
    if (!open.has(job.id) && (await lookUp(endedJobs, job.id)) === undefined) open.set(job.id, job);
  }
  return open;
}

async function readAside(store: Store): Promise<SetAside[]> {
  const aside: SetAside[] = [];
  // The store does not keep them as it keeps its records: only their names can be read here.
  const records = await store.records('set_aside', z.unknown());
  for await (const { key: record } of records.scan()) {
    const [collection = '', ...key] = record.split('/');
    const place = await store.records(collection, z.unknown());
    aside.push({ record, isMissed: (await lookUp(place, key.join('/'))) === undefined });
  }
  return aside;
}
