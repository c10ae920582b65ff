// Discord's markdown by blocks (paragraphs, headings, quotes, lists, code), read into plain data; markdown-view.ts shows it.
import { type Inline, parseInline } from './markdown-inline.js';

export type Block =
  | { readonly kind: 'paragraph' | 'subtext'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'quote'; readonly children: readonly Block[] }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'code'; readonly language: string; readonly text: string };

export interface ListItem {
  /** How far in, from 0. */
  readonly depth: number;
  /** The number of an ordered item; absent for a bullet. */
  readonly number?: number;
  readonly children: readonly Inline[];
}

const FENCE = /```(?:([\w+#.-]*)\n)?\n*([\s\S]*?)\n*```/g;
const HEADING = /^(#{1,3})\s+(.+)$/;
const SUBTEXT = /^-#\s+(.+)$/;
const ITEM = /^(\s*)(?:[-*]|(\d{1,9})\.)\s+(.+)$/;

export function parseMarkdown(source: string): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const fence of source.matchAll(FENCE)) {
    if (!fence[2]) continue;
    blocks.push(...parseLines(source.slice(at, fence.index).replace(/\n$/, '')));
    blocks.push({ kind: 'code', language: fence[1] ?? '', text: fence[2] });
    at = fence.index + fence[0].length;
  }
  return [...blocks, ...parseLines(at > 0 ? source.slice(at).replace(/^\n/, '') : source)];
}

function parseLines(source: string): Block[] {
  const blocks: Block[] = [];
  const lines = source === '' ? [] : source.split('\n');
  while (lines.length > 0) blocks.push(takeBlock(lines));
  return blocks;
}

/** Takes the lines of one block off the front. */
function takeBlock(lines: string[]): Block {
  const first = lines[0] ?? '';
  if (first.startsWith('>>> ')) return { kind: 'quote', children: parseLines(lines.splice(0).join('\n').slice(4)) };
  if (isQuoted(first)) {
    const quoted = takeWhile(lines, isQuoted).map((line) => line.slice(2));
    return { kind: 'quote', children: parseLines(quoted.join('\n')) };
  }
  if (ITEM.test(first)) return { kind: 'list', items: takeWhile(lines, (line) => ITEM.test(line)).map(readItem) };
  const heading = HEADING.exec(first);
  const subtext = SUBTEXT.exec(first);
  if (heading || subtext) lines.shift();
  if (heading) return { kind: 'heading', level: levelOf(heading[1]), children: parseInline(heading[2] ?? '') };
  if (subtext) return { kind: 'subtext', children: parseInline(subtext[1] ?? '') };
  return { kind: 'paragraph', children: parseInline(takeWhile(lines, isPlain).join('\n')) };
}

function isQuoted(line: string): boolean {
  return line.startsWith('> ') || line === '>';
}

function isPlain(line: string): boolean {
  return !line.startsWith('>>> ') && !isQuoted(line) && !HEADING.test(line) && !SUBTEXT.test(line) && !ITEM.test(line);
}

function takeWhile(lines: string[], keep: (line: string) => boolean): string[] {
  const end = lines.findIndex((line) => !keep(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}

function readItem(line: string): ListItem {
  const [, indent = '', number, rest = ''] = ITEM.exec(line) ?? [];
  const depth = Math.min(Math.floor(indent.length / 2), 4);
  return { depth, ...(number === undefined ? {} : { number: Number(number) }), children: parseInline(rest) };
}

function levelOf(hashes: string | undefined): 1 | 2 | 3 {
  return hashes?.length === 1 ? 1 : hashes?.length === 2 ? 2 : 3;
}
