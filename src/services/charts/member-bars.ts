// Who spent how much: a row for each of those who spent most, and one for all others together.
import type { Line } from './lettering.js';
import { COLOUR, LEFT, RIGHT, SIZE } from './look.js';
import { centred, heading, type Section, type Sheet, shownName } from './sheet.js';
import { bar, element, textElement } from './svg.js';
import type { UsageFigures } from './usage-figures.js';

const MOST_ROWS = 10;
const ROW_HEIGHT = 47;
const BAR_HEIGHT = 24;
const COLUMN_GAP = 24;
const NAME_ROOM = { least: 150, most: 340 };
/** Of a bar, so that little is told from nothing. */
const LEAST_WIDTH = 4;

interface Row {
  readonly rank: Line;
  readonly name: Line;
  readonly amount: Line;
  readonly credits: number;
}

interface Columns {
  readonly name: number;
  readonly bar: number;
  readonly barRoom: number;
}

export function memberBars(figures: UsageFigures, sheet: Sheet, top: number): Section {
  const title = heading(figures.words.byMember, sheet, top);
  const rows = rowsOf(figures, sheet);
  const rest = restLine(figures, sheet);
  const columns = columnsFor(rest ? [...rows, rest] : rows);
  const most = Math.max(1, ...rows.map(({ credits }) => credits));
  const drawn = rows.map((row, index) => memberRow(row, columns, most, title.bottom + ROW_HEIGHT * index));
  const end = title.bottom + ROW_HEIGHT * rows.length;
  if (!rest) return { markup: [title.markup, ...drawn].join(''), bottom: end };
  return { markup: [title.markup, ...drawn, restRow(rest, columns, end)].join(''), bottom: end + ROW_HEIGHT + 10 };
}

function rowsOf({ members, words }: UsageFigures, { lettering, number }: Sheet): Row[] {
  const body = { size: SIZE.body };
  return members.slice(0, MOST_ROWS).map(({ name, credits }, index) => {
    const style = { ...body, room: NAME_ROOM.most };
    return {
      rank: lettering.line(number(index + 1), body),
      name: lettering.line(shownName(name, style, lettering, words), style),
      amount: lettering.line(number(credits), { ...body, strong: true }),
      credits,
    };
  });
}

/** The others may be thousands: a bar for their sum would shrink everyone's to nothing, so they have the amount alone. */
function restLine({ rest, words }: UsageFigures, { lettering, number }: Sheet): Row | undefined {
  if (rest.members === 0) return undefined;
  return {
    rank: lettering.line('', { size: SIZE.body }),
    name: lettering.line(words.others, { size: SIZE.body, room: NAME_ROOM.most }),
    amount: lettering.line(number(rest.credits), { size: SIZE.body, strong: true }),
    credits: rest.credits,
  };
}

function columnsFor(rows: readonly Row[]): Columns {
  const widest = (line: (row: Row) => Line) => Math.max(0, ...rows.map((row) => line(row).width));
  const name = LEFT + widest(({ rank }) => rank) + 18;
  const start =
    name +
    Math.max(
      NAME_ROOM.least,
      widest((row) => row.name),
    ) +
    COLUMN_GAP;
  return { name, bar: start, barRoom: RIGHT - widest(({ amount }) => amount) - COLUMN_GAP - start };
}

function memberRow({ rank, name, amount, credits }: Row, columns: Columns, most: number, top: number): string {
  const middle = top + ROW_HEIGHT / 2;
  const y = centred(middle, SIZE.body);
  const box = { x: columns.bar, y: middle - BAR_HEIGHT / 2, height: BAR_HEIGHT, radius: 5 };
  const width = Math.max(LEAST_WIDTH, (columns.barRoom * credits) / most);
  return [
    textElement(rank, { x: columns.name - 18, y, fill: COLOUR.quiet, anchor: 'end' }),
    textElement(name, { x: columns.name, y, fill: COLOUR.text }),
    credits > 0 ? bar({ ...box, width, fill: COLOUR.accent }) : '',
    textElement(amount, { x: RIGHT, y, fill: COLOUR.text, anchor: 'end' }),
  ].join('');
}

function restRow({ name, amount }: Row, columns: Columns, top: number): string {
  const y = centred(top + 10 + ROW_HEIGHT / 2, SIZE.body);
  return [
    element('line', { x1: LEFT, x2: RIGHT, y1: top + 5, y2: top + 5, stroke: COLOUR.track, 'stroke-width': 2 }),
    textElement(name, { x: columns.name, y, fill: COLOUR.quiet }),
    textElement(amount, { x: RIGHT, y, fill: COLOUR.quiet, anchor: 'end' }),
  ].join('');
}
