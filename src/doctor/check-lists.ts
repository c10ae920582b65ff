// The long lists themselves: a chapter that is missing in the middle, and chapters whose list is gone.
import type { Chapter } from '../services/history/long-list.js';
import type { Records } from '../services/store/store.js';
import type { Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable } from './finding.js';
import { chaptersOf, type Head, isInList } from './list-survey.js';

interface Lists<Entry> {
  readonly what: string;
  readonly collection: string;
  readonly records: Records<Chapter<Entry>>;
  /** What is lost with a chapter is written down elsewhere, and listed again from there. */
  readonly isDerived: boolean;
}

interface Seen {
  head: Head | undefined;
  readonly numbers: number[];
}

export async function* checkLists({ collections, isUnreadable }: Examined): AsyncGenerator<Finding> {
  const { history, endings, usage, audit } = collections;
  yield* gaps({ what: 'history', collection: 'history', records: history, isDerived: true }, isUnreadable);
  yield* gaps({ what: 'list of endings', collection: 'endings', records: endings, isDerived: true }, isUnreadable);
  yield* gaps({ what: 'usage book', collection: 'usage', records: usage, isDerived: false }, isUnreadable);
  yield* gaps({ what: 'audit', collection: 'audit', records: audit, isDerived: false }, isUnreadable);
}

/** What stands there and can't be read is not missing: it is told elsewhere, and nothing is put in its place. */
async function* gaps<Entry>(lists: Lists<Entry>, isUnreadable: Examined['isUnreadable']): AsyncGenerator<Finding> {
  const { what, collection, records, isDerived } = lists;
  for (const [list, { head, numbers }] of await survey(records)) {
    // The list of endings may be begun with several chapters at once, and a crash come before its head.
    if (head === undefined) {
      if (!isDerived && !isUnreadable(`${collection}/${list}`)) yield headless(lists, list, numbers);
      continue;
    }
    for (const missing of missingIn(head, numbers, isDerived)) {
      if (isUnreadable(`${collection}/${list}/${missing}`)) continue;
      const words = `The ${what} ${list} has lost its part ${missing} (of ${head.first} to ${head.next - 1}).`;
      yield isDerived
        ? mendable(words, 'closes the gap and lists again what the jobs themselves still tell', () =>
            records.set(`${list}/${missing}`, { kind: 'full', entries: [] }),
          )
        : forPerson(words, `${BACKUP} Without it, what stood there is lost, but for what other records still tell.`);
    }
  }
}

async function survey<Entry>(records: Records<Chapter<Entry>>): Promise<ReadonlyMap<string, Seen>> {
  const seen = new Map<string, Seen>();
  for await (const { list, number, head, entries } of chaptersOf(records)) {
    const before = seen.get(list) ?? { head, numbers: [] };
    seen.set(list, before);
    if (
      number === undefined ||
      (head !== undefined && !isInList({ number, head })) ||
      (entries.length === 0 && head === undefined)
    )
      continue;
    before.numbers.push(number);
  }
  return seen;
}

/** What fades loses its oldest chapters first, and its head hears of it last: those are not missing. */
function missingIn({ first, next }: Head, numbers: readonly number[], fades: boolean): number[] {
  if (numbers.length === next - first) return [];
  const present = new Set(numbers);
  const from = fades ? numbers.reduce((least, number) => Math.min(least, number), next) : first;
  return Array.from({ length: next - from }, (_, index) => from + index).filter((number) => !present.has(number));
}

/** Chapters are numbered without gaps: which of them the list has, they say themselves. */
function headless<Entry>({ what, records }: Lists<Entry>, list: string, numbers: readonly number[]): Finding {
  const next = numbers.reduce((most, number) => Math.max(most, number), -1) + 1;
  const words = `The ${what} ${list} has lost its newest part, and so none of its ${numbers.length} others is read.`;
  return mendable(words, 'makes them readable again; up to 50 of the newest entries stay lost', () =>
    records.set(list, { kind: 'newest', first: 0, next, entries: [] }),
  );
}
