// Changes of what a guild has chosen, as the audit tells them: which choice, what it becomes, and both in words of no language.
import type { AdminAct } from '../credits/admin-acts.js';
import { patternOf } from './blocked-words.js';
import type { Choices } from './choices.js';

type Choose = Extract<AdminAct['deed'], { kind: 'choose' }>;

export type ChoiceName =
  | 'model'
  | 'quality'
  | 'size'
  | 'largest-count'
  | 'channels'
  | 'roles'
  | 'kept-out'
  | 'running-together'
  | 'blocked-words'
  | 'approval'
  | 'operators';

export interface Change extends Pick<Choose, 'choices' | 'before' | 'after' | 'members'> {
  readonly name: ChoiceName;
  readonly reason?: string;
}

/** Longer lists are told by what has changed in them. */
const LONGEST_LIST = 400;

/** A change of one thing that is told as it is. */
export function changed(
  name: ChoiceName,
  choices: Choose['choices'],
  before: string | number | null,
  after: string | number | null,
): Change {
  const inWords = (value: string | number | null) => (value === null ? null : String(value));
  return { name, choices, before: inWords(before), after: inWords(after), members: [] };
}

const lists = {
  channels: { field: 'channels', write: (id: string) => `<#${id}>` },
  roles: { field: 'roles', write: (id: string) => `<@&${id}>` },
  'blocked-words': { field: 'blockedWords', write: (word: string) => `“${word}”` },
} as const;

export function changedList(name: keyof typeof lists, choices: Choices, after: readonly string[]): Change {
  const { field, write } = lists[name];
  const before = choices[field];
  const words = (items: readonly string[]) => (items.length === 0 ? null : items.map(write).join(' '));
  const whole = [words(before), words(after)] as const;
  const isShort = whole.every((text) => (text?.length ?? 0) <= LONGEST_LIST);
  const others = (items: readonly string[], than: readonly string[]) =>
    `… ${words(items.filter((item) => !than.includes(item))) ?? ''}`.trim().slice(0, LONGEST_LIST);
  const [was, is] = isShort ? whole : [others(before, after), others(after, before)];
  return { name, choices: { [field]: [...after] }, before: was, after: is, members: [] };
}

/** Several may be kept out for one reason. */
export function keptOut({ keptOut: before }: Choices, userIds: readonly string[], reason: string, since: number): Change {
  const added = Object.fromEntries(userIds.map((id) => [id, { reason, since }]));
  const choices = { keptOut: { ...before, ...added } };
  return { name: 'kept-out', choices, before: null, after: people(userIds), members: [...userIds], reason };
}

export function letIn({ keptOut: before }: Choices, userIds: readonly string[]): Change {
  const left = Object.entries(before).filter(([id]) => !userIds.includes(id));
  const choices = { keptOut: Object.fromEntries(left) };
  return { name: 'kept-out', choices, before: people(userIds), after: null, members: [...userIds] };
}

function people(userIds: readonly string[]): string | null {
  return userIds.length === 0 ? null : userIds.map((id) => `<@${id}>`).join(' ');
}

/** A list after somebody has chosen anew from what they were shown of it: what others have changed meanwhile stays. */
export function merged(now: readonly string[], shown: readonly string[], chosen: readonly string[]): string[] {
  const kept = now.filter((item) => chosen.includes(item) || !shown.includes(item));
  return [...kept, ...chosen.filter((item) => !kept.includes(item))];
}

/** A line a word, each once. */
export function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  const byMeaning = new Map(lines.filter((line) => line !== '').map((line) => [JSON.stringify(patternOf(line) ?? line), line]));
  return [...byMeaning.values()];
}
