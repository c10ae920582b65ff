// What the rooms of English texts all say the same way.

export const credits = (count: number) => `${count} ${count === 1 ? 'credit' : 'credits'}`;
export const pictures = (count: number) => `${count} ${count === 1 ? 'picture' : 'pictures'}`;
export const NOTHING_SPENT = 'No credits were used.';

/** With its unit. Amounts are never grouped: they are copied, searched for and read by scripts. */
export const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`;
