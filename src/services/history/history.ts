// What members have had drawn: each member's own list, and when every ended job ended, so that the old ones are found.
import type { Job } from '../jobs/job.js';
import type { Archive } from '../jobs/job-store.js';
import { type Member, memberKey } from '../member.js';
import { RememberedRecords } from '../store/remembered-records.js';
import type { Records } from '../store/store.js';
import { type EndingEntry, type HistoryEntry, historyEntryOf } from './history-entry.js';
import { type Chapter, LongList } from './long-list.js';

/** Pictures a page. */
export const PAGE = 5;
/** The newest records of members who have something drawn just now; one may hold 60 kB, most a third of that. */
const REMEMBERED = 300;
/** The one list of endings. */
const ENDINGS = 'all';

export interface Wanted {
  readonly owner: Member;
  /** Every word of it must be in the prompt; none finds everything. */
  readonly search: string;
  /** Private ones are for their owner's eyes only. */
  readonly withPrivate: boolean;
  /** From 0, the newest. */
  readonly page: number;
}

export interface Page {
  readonly entries: readonly HistoryEntry[];
  readonly hasOlder: boolean;
}

interface Parts {
  readonly entries: Records<Chapter<HistoryEntry>>;
  readonly endings: Records<Chapter<EndingEntry>>;
}

export class History implements Archive {
  readonly #members: LongList<HistoryEntry>;
  readonly #endings: LongList<EndingEntry>;

  constructor({ entries, endings }: Parts) {
    this.#members = new LongList(new RememberedRecords(entries, REMEMBERED, 'written'));
    this.#endings = new LongList(endings);
  }

  async add(job: Job): Promise<void> {
    const entry = historyEntryOf(job);
    if (entry) await this.#members.add(memberKey(job.requester), [entry]);
  }

  async change(job: Job): Promise<void> {
    const entry = historyEntryOf(job);
    if (entry) await this.#members.replace(memberKey(job.requester), entry);
  }

  async keepEndings(jobs: readonly Job[]): Promise<void> {
    const endings = jobs.flatMap((job) =>
      'at' in job.state ? [{ id: job.id, at: job.state.at, member: memberKey(job.requester) }] : [],
    );
    if (endings.length > 0) await this.#endings.add(ENDINGS, endings);
  }

  async page({ owner, search, withPrivate, page }: Wanted): Promise<Page> {
    const member = memberKey(owner);
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const isWanted = ({ prompt, private: isPrivate }: HistoryEntry) =>
      (withPrivate || !isPrivate) && (words.length === 0 || words.every((word) => prompt.toLowerCase().includes(word)));
    // Where nothing is left out, what comes before the page need not even be read.
    const skip = page * PAGE;
    const everything = withPrivate && words.length === 0;
    let toSkip = everything ? 0 : skip;
    const entries: HistoryEntry[] = [];
    for await (const entry of this.#members.newestFirst(member, everything ? skip : 0)) {
      if (!isWanted(entry)) continue;
      if (toSkip > 0) toSkip -= 1;
      else if (entries.push(entry) > PAGE) break;
    }
    return { entries: entries.slice(0, PAGE), hasOlder: entries.length > PAGE };
  }

  /** The oldest of the jobs that ended before this time; a few at most. */
  async endedBefore(time: number): Promise<readonly EndingEntry[]> {
    return (await this.#endings.oldest(ENDINGS)).filter(({ at }) => at < time);
  }

  /** Takes them out of their members' lists. */
  async takeOut(endings: readonly EndingEntry[]): Promise<void> {
    const latest = new Map<string, number>();
    for (const { member, at } of endings) latest.set(member, Math.max(at, latest.get(member) ?? 0));
    for (const [member, until] of latest) await this.#members.fade(member, ({ at }) => at <= until);
  }

  async forgetEndings(endings: readonly EndingEntry[]): Promise<void> {
    const ids = new Set(endings.map(({ id }) => id));
    await this.#endings.fade(ENDINGS, ({ id }) => ids.has(id));
  }
}
