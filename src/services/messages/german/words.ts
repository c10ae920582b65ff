// What the rooms of German texts all say the same way, and what each of them is: a translation of an English one.
import type { PeriodKind } from '../../credits/period.js';

/** Each of the English texts, with the same parameters. */
export type Translated<Texts extends Readonly<Record<string, (params: never) => string>>> = {
  readonly [Key in keyof Texts]: (params: Parameters<Texts[Key]>[0]) => string;
};

export const credits = (count: number) => `${count} ${count === 1 ? 'Credit' : 'Credits'}`;
export const pictures = (count: number) => `${count} ${count === 1 ? 'Bild' : 'Bilder'}`;
export const NOTHING_SPENT = 'Es wurden keine Credits verbraucht.';
export const aPeriod: Readonly<Record<PeriodKind, string>> = { day: 'am Tag', week: 'in der Woche', month: 'im Monat' };

/** With its unit. Amounts are never grouped: they are copied, searched for and read by scripts. */
export const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
