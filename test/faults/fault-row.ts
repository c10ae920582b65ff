// One row of the fault table: what goes wrong and where; then what the member reads, what the ledger books, how often the vendor is
// asked to draw, and whether whoever runs the bot is told.

export interface FaultRow {
  readonly at: string;
  readonly fault: string;
  /** `once`: the next request there is answered well. `always`: it never is. */
  readonly times: 'once' | 'always';
  /** In the message's last words. */
  readonly reads: string | RegExp;
  /** Credits, in the end. */
  readonly books: number;
  /** Submits that reached the vendor, and those that it took for an order. */
  readonly submits: readonly [seen: number, taken: number] | readonly ['many', taken: number];
  /** The trouble that the operator is told of; nothing when there is no need. */
  readonly operator: '' | 'unavailable' | 'out-of-credits' | 'unauthorised';
}

type Cells = readonly [
  times: FaultRow['times'],
  faults: string,
  reads: string | RegExp,
  books: number,
  submits: FaultRow['submits'],
  operator?: FaultRow['operator'],
];

/** The rows of one place. Faults that end alike share a line. */
export function at(place: string, ...lines: readonly Cells[]): FaultRow[] {
  return lines.flatMap(([times, faults, reads, books, submits, operator = '']) =>
    namesIn(faults).map((fault) => ({ at: place, fault, times, reads, books, submits, operator })),
  );
}

export function namesIn(faults: string): string[] {
  return faults.trim().split(/\s+/);
}

export function titleOf({ at: place, fault, times, reads, books, submits: [seen, taken], operator }: FaultRow): string {
  const told = operator === '' ? '' : `, operator told: ${operator}`;
  return `${times} ${fault} at ${place}: “${reads}”, ${books} credits, ${seen} submits, ${taken} taken${told}`;
}

/** What a picture costs in all tables, square and of medium quality. */
export const PRICE = 11;

/** What members read. */
export const DRAWN = '{atelier-1.png';
export const DRAWN_JPEG = '{atelier-1.jpg';
export const REFUSED = 'The image service refused this request';
export const REFUSED_LONG = 'The image service refused this request: “This went wrong. This went wrong. ';
export const REFUSED_SHOUTING =
  'The image service refused this request: “\\*\\*Bold\\*\\* \\`code\\` @\u200beveryone <\u200b@\u200b&1> ';
export const REFUSED_KEY = 'The image service refused this request: “The request with ';
export const FILTERED = 'The image service’s content filter stopped this prompt.';
export const BUSY = 'The image service was too busy to take this request.';
export const POOR = 'The team’s account at the image service has run out. Whoever runs this bot has been told.';
export const KEY = 'The image service does not accept this bot’s key. Whoever runs this bot has been told.';
export const GONE = 'The image service is not available just now.';
export const EXPIRED = 'The image service did not finish this picture in time.';
export const UNKNOWN = 'it is not known whether it was drawn';
export const UNREADABLE = 'The image service’s answer could not be read as a picture.';
/** The last of many tries may have been answered so, or may not have gone out because the vendor is paused. */
export const UNREADABLE_OR_GONE = new RegExp(`${UNREADABLE}|${GONE}`);

/** Why an answer that comes although the request was taken has a row only where there is something to take. */
export const NOTHING_TO_TAKE = 'there is nothing to take: the answer is that of the fault without “accepted”, to the byte';

/** Why what follows a submit that was taken has no rows of its own for edits. */
export const DRAWN_BY_NOW = 'asked for by the drawing’s name alone, whatever is drawn: the table of drawings has these rows';
