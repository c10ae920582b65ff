// What a button or a form remembers: an action and its state, in the custom id, so that it works after any restart.
import { z } from 'zod';

const SEPARATOR = ':';
/** Discord takes no longer one. */
const LONGEST = 100;

export const snowflake = z.string().regex(/^\d{17,20}$/);
/** The state of what acts on one job. */
export const ofJob = z.tuple([snowflake]);

const customId = z
  .string()
  .max(LONGEST)
  .regex(/^[a-z-]+(:[^\n]*)?$/);

export interface CustomId {
  readonly action: string;
  readonly state: readonly string[];
}

/** The last part of a state may hold anything, the others no colon. */
export function writeCustomId(action: string, ...state: readonly string[]): string {
  return [action, ...state].join(SEPARATOR).slice(0, LONGEST);
}

/** Nothing when the id is none of ours; whether the state is, only its action can tell. */
export function readCustomId(id: string): CustomId | undefined {
  const read = customId.safeParse(id);
  if (!read.success) return undefined;
  const [action = '', ...state] = read.data.split(SEPARATOR);
  return { action, state };
}
