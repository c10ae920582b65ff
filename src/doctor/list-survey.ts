// The long lists as records: which chapters each has, what is in them, and how a list is put right.
import type { Chapter } from '../services/history/long-list.js';
import type { Records } from '../services/store/store.js';

interface Identified {
  readonly id: string;
}

export interface Head {
  readonly first: number;
  readonly next: number;
}

export interface ChapterFound<Entry> {
  readonly list: string;
  /** Of a full chapter. */
  readonly number: number | undefined;
  /** The list's own; none where that is gone. */
  readonly head: Head | undefined;
  readonly entries: readonly Entry[];
}

/** Every record of every list; a head comes before its chapters, by its key. */
export async function* chaptersOf<Entry>(records: Records<Chapter<Entry>>): AsyncGenerator<ChapterFound<Entry>> {
  const heads = new Map<string, Head>();
  for await (const { key, value } of records.scan()) {
    if (value.kind === 'newest') {
      const head = { first: value.first, next: value.next };
      heads.set(key, head);
      yield { list: key, number: undefined, head, entries: value.entries };
      continue;
    }
    const list = key.slice(0, key.lastIndexOf('/'));
    yield { list, number: Number(key.slice(list.length + 1)), head: heads.get(list), entries: value.entries };
  }
}

/** A chapter that its list does not know of was written just before the process died, and will be written again. */
export function isInList({ number, head }: Pick<ChapterFound<unknown>, 'number' | 'head'>): boolean {
  return number === undefined || (head !== undefined && number >= head.first && number < head.next);
}

/** Every entry that is in a list, list by list, in no order within one. */
export async function* entriesOf<Entry>(records: Records<Chapter<Entry>>): AsyncGenerator<{ list: string; entry: Entry }> {
  for await (const chapter of chaptersOf(records)) {
    if (!isInList(chapter)) continue;
    for (const entry of chapter.entries) yield { list: chapter.list, entry };
  }
}

/** Leaves each entry where it stands first in the list. */
export async function takeOutRepeats<Entry extends Identified>(records: Records<Chapter<Entry>>, list: string): Promise<void> {
  const newest = await records.get(list);
  if (newest?.kind !== 'newest') return;
  const seen = new Set<string>();
  const isNew = ({ id }: Entry) => !seen.has(id) && Boolean(seen.add(id));
  for (let number = newest.first; number < newest.next; number += 1) {
    const key = `${list}/${number}`;
    const chapter = await records.get(key);
    const entries = chapter?.entries.filter(isNew) ?? [];
    if (chapter && entries.length < chapter.entries.length) await records.set(key, { ...chapter, entries });
  }
  const entries = newest.entries.filter(isNew);
  if (entries.length < newest.entries.length) await records.set(list, { ...newest, entries });
}
