// What the doctor finds: what is off and whose it is, in words, and what can be done about it.
import type { Member } from '../services/member.js';

/** The words go on after `--fix`, as in "gives them back". */
interface Mending {
  readonly kind: 'mend';
  readonly words: string;
  /** Only for what surely follows from other records. */
  readonly mend: () => Promise<void>;
}

/** Nobody can derive what should stand there: what a person can do, as a sentence. */
interface Advice {
  readonly kind: 'person';
  readonly words: string;
}

export interface Finding {
  /** A whole sentence, with ids and amounts. */
  readonly words: string;
  readonly remedy: Mending | Advice;
}

export function mendable(words: string, remedy: string, mend: () => Promise<void>): Finding {
  return { words, remedy: { kind: 'mend', words: remedy, mend } };
}

export function forPerson(words: string, advice: string): Finding {
  return { words, remedy: { kind: 'person', words: advice } };
}

export const BACKUP = 'Put the record back from a backup of the store, if there is one.';

export function personOf({ guildId, userId }: Member): string {
  return `the member ${userId} (${guildId === null ? 'in direct messages' : `server ${guildId}`})`;
}
