// Records that can't be read: those that stand where they were, and those that were set aside and have left a gap.
import type { Examined } from './examined.js';
import { BACKUP, type Finding, forPerson } from './finding.js';
import type { Unreadable } from './looking-store.js';

/** What is learnt or open for a while: the bot goes on without it. */
const EXPENDABLE = new Set(['durations', 'edit_targets', 'preset_forms', 'operator_notices']);

export interface SetAside {
  readonly record: string;
  /** Nothing has been written in its place since. */
  readonly isMissed: boolean;
}

export async function* checkUnreadable(
  { looked }: Pick<Examined, 'looked'>,
  unreadable: Iterable<Unreadable>,
  aside: readonly SetAside[],
): AsyncGenerator<Finding> {
  for (const { collection, key, problem } of unreadable) {
    if (EXPENDABLE.has(collection)) continue;
    const [first = ''] = problem.split('\n');
    yield forPerson(
      `The record ${key} in ${collection} can't be read: ${first.replace(/^✖ /, '')}.`,
      `${BACKUP} Until then the bot refuses whatever needs it rather than guess.`,
    );
  }
  looked.set('records set aside', aside.length);
  for (const { record, isMissed } of aside) {
    const [collection = '', ...key] = record.split('/');
    if (!isMissed || EXPENDABLE.has(collection)) continue;
    yield forPerson(
      `The record ${key.join('/')} in ${collection} could not be read and was set aside; nothing stands in its place.`,
      `${BACKUP} If it is not missed, delete it: DELETE FROM set_aside WHERE key = '${record}'.`,
    );
  }
}
