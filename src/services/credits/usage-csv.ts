// The entries of a period as CSV (RFC 4180) for spreadsheets and programs: row after row, cut into files of a bounded size.
import type { UsageEntry } from './usage-book.js';

/** The sum of `credits` over a member's rows of the kind `spent` is what that member has spent. */
const COLUMNS = 'time,kind,member_id,member,credits,models,pictures,channel_id,by,reason,id';
const LINE_END = '\r\n';
/** What a spreadsheet would take for a formula, or for the break before one; some overlook spaces and what can't be seen before it. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u;

export type NameOf = (userId: string) => string | undefined;

/** The header, then a row an entry, each with its line end; nothing is read ahead of what is asked for. */
export async function* csvOf(entries: AsyncIterable<UsageEntry>, nameOf: NameOf): AsyncGenerator<string> {
  yield COLUMNS + LINE_END;
  for await (const entry of entries) yield rowOf(entry, nameOf);
}

function rowOf(entry: UsageEntry, nameOf: NameOf): string {
  const cells = [
    new Date(entry.at).toISOString(),
    entry.kind,
    entry.userId,
    nameOf(entry.userId) ?? '',
    String(entry.credits),
    entry.models.join(' '),
    String(entry.pictures),
    entry.channelId ?? '',
    entry.by ?? '',
    entry.reason ?? '',
    entry.id,
  ];
  return cells.map(cellOf).join(',') + LINE_END;
}

function cellOf(text: string): string {
  if (FORMULA.test(text)) return quoted(`'${text}`);
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

export interface CsvPart {
  /** From 1. */
  readonly number: number;
  readonly rows: number;
  readonly isLast: boolean;
  readonly bytes: Buffer;
}

/** Files of at most so many bytes, each beginning with the header; only one is in memory at a time. */
export async function* csvParts(lines: AsyncIterable<string>, mostBytes: number): AsyncGenerator<CsvPart> {
  let header: string | undefined;
  let text = '';
  let [number, rows, size] = [1, 0, 0];
  for await (const line of lines) {
    const length = Buffer.byteLength(line);
    if (header !== undefined && rows > 0 && size + length > mostBytes) {
      const part = { number, rows, isLast: false, bytes: Buffer.from(text) };
      [number, rows, size, text] = [number + 1, 0, Buffer.byteLength(header), header];
      yield part;
    }
    if (header === undefined) header = line;
    else rows += 1;
    text += line;
    size += length;
  }
  yield { number, rows, isLast: true, bytes: Buffer.from(text) };
}
