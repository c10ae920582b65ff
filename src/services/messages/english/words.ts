// What the rooms of English texts all say the same way.

export const credits = (count: number) => `${count} ${count === 1 ? 'credit' : 'credits'}`;
export const pictures = (count: number) => `${count} ${count === 1 ? 'picture' : 'pictures'}`;
export const NOTHING_SPENT = 'No credits were used.';

const grouped = new Intl.NumberFormat('en', { useGrouping: 'min2' });
/** Grouped from five digits on: 1234, but 12,345. */
export const number = (count: number) => grouped.format(count);
/** With its unit. */
export const counted = (count: number, one: string, several: string) => `${number(count)} ${count === 1 ? one : several}`;
