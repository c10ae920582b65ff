// Discord's markdown within a line or paragraph, read into plain data; markdown-view.ts shows it.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly kind: 'person' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'everyone'; readonly text: string }
  | { readonly kind: 'emoji'; readonly name: string }
  /** `at` in seconds since 1970; `style` is Discord's letter. */
  | { readonly kind: 'time'; readonly at: number; readonly style: string };

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray) => Inline;
}

/** Tried in this order at each place; sticky, so that they match there or not at all. */
const RULES: readonly Rule[] = [
  { pattern: /\\([^\p{L}\p{N}\s])/uy, read: (match) => text(match[1]) },
  { pattern: /(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y, read: (match) => ({ kind: 'code', text: trimCode(match[2] ?? '') }) },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    read: (match) => ({ kind: 'time', at: Number(match[1]), style: match[2] ?? 'f' }),
  },
  { pattern: /<@!?(\d+)>/y, read: (match) => ({ kind: 'person', id: match[1] ?? '' }) },
  { pattern: /<@&(\d+)>/y, read: (match) => ({ kind: 'role', id: match[1] ?? '' }) },
  { pattern: /<#(\d+)>/y, read: (match) => ({ kind: 'channel', id: match[1] ?? '' }) },
  { pattern: /<\/([^:>]+):\d+>/y, read: (match) => ({ kind: 'command', name: match[1] ?? '' }) },
  { pattern: /<a?:(\w+):\d+>/y, read: (match) => ({ kind: 'emoji', name: match[1] ?? '' }) },
  { pattern: /@(?:everyone|here)\b/y, read: (match) => ({ kind: 'everyone', text: match[0] }) },
  { pattern: /<(https?:\/\/[^\s>]+)>/y, read: (match) => bareLink(match[1] ?? '') },
  { pattern: /\[((?:\\.|[^\]\\\n])+)\]\(<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?: "[^"]*")?\)/y, read: maskedLink },
  { pattern: /https?:\/\/[^\s<>]*[^\s<>.,:;"'()\]!?*_~|]/y, read: (match) => bareLink(match[0]) },
  { pattern: /\|\|([\s\S]+?)\|\|/y, read: wrap('spoiler') },
  { pattern: /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/y, read: wrap('bold') },
  { pattern: /__((?:\\.|[^\\])+?)__(?!_)/y, read: wrap('underline') },
  { pattern: /~~((?:\\.|[^\\])+?)~~/y, read: wrap('strike') },
  { pattern: /\*(?![\s*])((?:\*\*(?:(?!\*\*)[\s\S])+\*\*|\\.|[^\\*])+?)(?<!\s)\*(?!\*)/y, read: wrap('italic') },
  {
    pattern: /(?<![\p{L}\p{N}_])_(?![\s_])((?:__(?:(?!__)[\s\S])+__|\\.|[^\\_]|_(?=[\p{L}\p{N}]))+?)_(?![\p{L}\p{N}_])/uy,
    read: wrap('italic'),
  },
];

export function parseInline(source: string): Inline[] {
  const found: Inline[] = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) found.push(text(plain));
    plain = '';
  };
  while (at < source.length) {
    const hit = matchAt(source, at);
    if (!hit) plain += source[at++];
    else if (hit.inline.kind === 'text') {
      plain += hit.inline.text;
      at += hit.length;
    } else {
      flush();
      found.push(hit.inline);
      at += hit.length;
    }
  }
  flush();
  return found;
}

function matchAt(source: string, at: number): { inline: Inline; length: number } | undefined {
  for (const { pattern, read } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match) return { inline: read(match), length: match[0].length };
  }
  return undefined;
}

function text(value: string | undefined): Inline {
  return { kind: 'text', text: value ?? '' };
}

/** A bare address is shown as itself: its underscores are no italics. */
function bareLink(url: string): Inline {
  return { kind: 'link', url, children: [text(url)] };
}

function maskedLink(match: RegExpExecArray): Inline {
  return { kind: 'link', url: match[2] ?? '', children: parseInline(match[1] ?? '') };
}

function wrap(kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler'): Rule['read'] {
  return (match) => ({ kind, children: parseInline(match[1] ?? '') });
}

/** Spaces that only keep a backtick away from the fence are not part of the code. */
function trimCode(code: string): string {
  return /^ *`|` *$/.test(code) ? code.trim() : code;
}
