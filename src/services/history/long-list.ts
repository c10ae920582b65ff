// Lists that grow at one end and fade at the other, in records of fifty: to add to one touches a record, a page of it one or two.
import { z } from 'zod';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';

/** Entries a record. */
export const CHAPTER = 50;
/** What happens so shortly one after the other may stand in any order. */
const DISORDER_MS = 10_000;
/** Records that are read at once: the disk works on one while another is parsed, and never more than these are in memory. */
const MOST_AHEAD = 8;

interface Dated {
  readonly id: string;
  readonly at: number;
}

/** A list is its newest entries, under its name, and full chapters before them, under its name and their number. */
export function chapterSchema<Entry>(entry: z.ZodType<Entry>) {
  return z.discriminatedUnion('kind', [
    /** `first` is the oldest chapter that is left, `next` the one that these entries will become; the oldest entry stands first. */
    z.object({ kind: z.literal('newest'), first: z.number(), next: z.number(), entries: z.array(entry) }),
    z.object({ kind: z.literal('full'), entries: z.array(entry) }),
  ]);
}

type Newest<Entry> = { kind: 'newest'; first: number; next: number; entries: Entry[] };
export type Chapter<Entry> = Newest<Entry> | { kind: 'full'; entries: Entry[] };

export class LongList<Entry extends Dated> {
  readonly #records: Records<Chapter<Entry>>;
  readonly #locks = new Locks();

  constructor(records: Records<Chapter<Entry>>) {
    this.#records = records;
  }

  /** What is there already is not added again: a crash may have come between the entry and the news of it. */
  add(name: string, added: readonly Entry[]): Promise<void> {
    return this.#locks.with(name, async () => {
      const newest = await this.#newest(name);
      const known = await this.#idsSince(name, newest, Math.min(...added.map(({ at }) => at)));
      const fresh = added.filter(({ id }) => !known.has(id));
      if (fresh.length === 0) return;
      const entries = [...newest.entries, ...fresh];
      let { next } = newest;
      // The same chapter is written again if the process dies before the list knows of it.
      for (; entries.length > CHAPTER; next += 1) {
        await this.#records.set(keyOf(name, next), { kind: 'full', entries: entries.splice(0, CHAPTER) });
      }
      await this.#records.set(name, { ...newest, next, entries });
    });
  }

  /** Puts another entry in the place of the one with its id, if that is there. */
  replace(name: string, entry: Entry): Promise<void> {
    return this.#locks.with(name, async () => {
      const newest = await this.#newest(name);
      const changed = withReplaced(newest.entries, entry);
      if (changed) return this.#records.set(name, { ...newest, entries: changed });
      for (let number = newest.next - 1; number >= newest.first; number -= 1) {
        const entries = withReplaced(await this.#chapter(name, number), entry);
        if (entries) return this.#records.set(keyOf(name, number), { kind: 'full', entries });
      }
    });
  }

  /** From the newest on, without so many of them; what is skipped is not read. */
  async *newestFirst(name: string, skip = 0): AsyncGenerator<Entry> {
    const { first, next, entries } = await this.#locks.with(name, () => this.#newest(name));
    yield* entries.toReversed().slice(skip);
    const older = Math.max(0, skip - entries.length);
    let skipped = older % CHAPTER;
    const latest = next - 1 - Math.floor(older / CHAPTER);
    for (let read = 0, count = 1; latest - read >= first; read += count) {
      // A page is in two records at most; only who goes on after them is read ahead for.
      count = Math.min(Math.max(1, read), MOST_AHEAD, latest - read - first + 1);
      const numbers = Array.from({ length: count }, (_, index) => latest - read - index);
      for (const chapter of await Promise.all(numbers.map((number) => this.#chapter(name, number)))) {
        yield* chapter.toReversed().slice(skipped);
        skipped = 0;
      }
    }
  }

  /** From the oldest on, a record at a time. */
  async *oldestFirst(name: string): AsyncGenerator<Entry> {
    const { first, next, entries } = await this.#locks.with(name, () => this.#newest(name));
    for (let number = first; number < next; number += 1) yield* await this.#chapter(name, number);
    yield* entries;
  }

  /** At most a record full. */
  async oldest(name: string): Promise<readonly Entry[]> {
    const { first, next, entries } = await this.#newest(name);
    for (let number = first; number < next; number += 1) {
      const chapter = await this.#chapter(name, number);
      if (chapter.length > 0) return chapter;
    }
    return entries;
  }

  /** Takes away from the oldest on what is over, up to the first record with something that is not. */
  fade(name: string, isOver: (entry: Entry) => boolean): Promise<void> {
    return this.#locks.with(name, async () => {
      const before = await this.#newest(name);
      let { first, entries } = before;
      for (; first < before.next; first += 1) {
        const chapter = await this.#chapter(name, first);
        const left = chapter.filter((entry) => !isOver(entry));
        if (left.length > 0 && left.length < chapter.length) {
          await this.#records.set(keyOf(name, first), { kind: 'full', entries: left });
        }
        if (left.length > 0) break;
        await this.#records.delete([keyOf(name, first)]);
      }
      if (first === before.next) entries = entries.filter((entry) => !isOver(entry));
      if (first === before.next && entries.length === 0) return this.#records.delete([name]);
      if (first === before.first && entries.length === before.entries.length) return;
      await this.#records.set(name, { ...before, first, entries });
    });
  }

  async #newest(name: string): Promise<Newest<Entry>> {
    const found = await this.#records.get(name);
    return found?.kind === 'newest' ? found : { kind: 'newest', first: 0, next: 0, entries: [] };
  }

  /** The ids of what may have happened since: as far back as something has, and of the last few in any case. */
  async #idsSince(name: string, { first, next, entries }: Newest<Entry>, since: number): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    let some: readonly Entry[] = entries;
    for (let number = next - 1; ; number -= 1) {
      for (const { id } of some) ids.add(id);
      const isBefore = some.every(({ at }) => at < since - DISORDER_MS);
      if (number < first || (isBefore && ids.size >= CHAPTER / 2)) return ids;
      some = await this.#chapter(name, number);
    }
  }

  /** One that is gone is empty: it has faded just before the process died. */
  async #chapter(name: string, number: number): Promise<readonly Entry[]> {
    return (await this.#records.get(keyOf(name, number)))?.entries ?? [];
  }
}

function keyOf(name: string, number: number): string {
  return `${name}/${number}`;
}

function withReplaced<Entry extends Dated>(entries: readonly Entry[], entry: Entry): Entry[] | undefined {
  const index = entries.findIndex(({ id }) => id === entry.id);
  return index < 0 ? undefined : entries.with(index, entry);
}
