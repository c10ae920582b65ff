// Discord's markdown becomes plain data: what a bot writes, and what a person might write to do harm.
import { describe, expect, it } from 'vitest';
import { type Block, parseMarkdown } from '../../../sandbox/page/client/markdown-blocks.js';
import { type Inline, parseInline } from '../../../sandbox/page/client/markdown-inline.js';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const wrapped = (kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler', ...children: Inline[]): Inline => ({
  kind,
  children,
});
const link = (url: string, ...children: Inline[]): Inline => ({ kind: 'link', url, children });

const lines: [source: string, expected: Inline[]][] = [
  ['plain', [text('plain')]],
  [
    '**bold** and *italic* and _italic_',
    [
      wrapped('bold', text('bold')),
      text(' and '),
      wrapped('italic', text('italic')),
      text(' and '),
      wrapped('italic', text('italic')),
    ],
  ],
  ['***both***', [wrapped('bold', wrapped('italic', text('both')))]],
  ['*a **b** c*', [wrapped('italic', text('a '), wrapped('bold', text('b')), text(' c'))]],
  [
    '__under__ ~~gone~~ ||hidden||',
    [
      wrapped('underline', text('under')),
      text(' '),
      wrapped('strike', text('gone')),
      text(' '),
      wrapped('spoiler', text('hidden')),
    ],
  ],
  ['snake_case_name', [text('snake_case_name')]],
  ['2 * 3 * 4', [text('2 * 3 * 4')]],
  ['\\*not italic\\*', [text('*not italic*')]],
  ['`**code**`', [{ kind: 'code', text: '**code**' }]],
  ['`` `a` ``', [{ kind: 'code', text: '`a`' }]],
  ['**open', [text('**open')]],
  [
    '<@1> <@!2> <@&3> <#4> @everyone',
    [
      { kind: 'person', id: '1' },
      text(' '),
      { kind: 'person', id: '2' },
      text(' '),
      { kind: 'role', id: '3' },
      text(' '),
      { kind: 'channel', id: '4' },
      text(' '),
      { kind: 'everyone', text: '@everyone' },
    ],
  ],
  ['</quota grant:12> <:spark:3>', [{ kind: 'command', name: 'quota grant' }, text(' '), { kind: 'emoji', name: 'spark' }]],
  [
    '<t:1700000000:R> <t:1700000000>',
    [{ kind: 'time', at: 1700000000, style: 'R' }, text(' '), { kind: 'time', at: 1700000000, style: 'f' }],
  ],
  ['<t:soon:R>', [text('<t:soon:R>')]],
  [
    'see https://example.com/a_b_c.',
    [text('see '), link('https://example.com/a_b_c', text('https://example.com/a_b_c')), text('.')],
  ],
  ['<https://example.com/x>', [link('https://example.com/x', text('https://example.com/x'))]],
  ['[a **b**](https://example.com/x_(y))', [link('https://example.com/x_(y)', text('a '), wrapped('bold', text('b')))]],
  ['[trap](javascript:alert(1))', [text('[trap](javascript:alert(1))')]],
  ['<script>alert(1)</script>', [text('<script>alert(1)</script>')]],
];

const blocks: [source: string, kinds: string[]][] = [
  ['', []],
  ['one\ntwo', ['paragraph']],
  ['# One\n## Two\n### Three\n#### Four', ['heading', 'heading', 'heading', 'paragraph']],
  ['#hashtag', ['paragraph']],
  ['-# small\nlarge', ['subtext', 'paragraph']],
  ['> one\n> two\nthree', ['quote', 'paragraph']],
  ['before\n>>> all\nof # this', ['paragraph', 'quote']],
  ['- a\n- b\n1. c\nend', ['list', 'paragraph']],
  ['before\n```js\n# no heading\n```\nafter', ['paragraph', 'code', 'paragraph']],
  ['```\n**raw**', ['paragraph']],
];

describe('words within a line', () => {
  it.each(lines)('reads %s', (source, expected) => {
    expect(parseInline(source)).toEqual(expected);
  });

  it('reads two thousand unclosed marks in no time', () => {
    const before = performance.now();
    for (const mark of ['*', '_', '**a', '__a', '||', '`', '[', '*a**']) parseInline(mark.repeat(2000 / mark.length));
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('blocks', () => {
  it.each(blocks)('reads %j', (source, kinds) => {
    expect(parseMarkdown(source).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('keeps code as it was written, with its language', () => {
    const code: Block = { kind: 'code', language: 'js', text: 'const x = "**";\n  y();' };
    expect(parseMarkdown('```js\nconst x = "**";\n  y();\n```')).toEqual([code]);
  });

  it('keeps the depth and number of a list’s items', () => {
    expect(parseMarkdown('- a\n  - b\n3. c')).toEqual([
      {
        kind: 'list',
        items: [
          { depth: 0, children: [text('a')] },
          { depth: 1, children: [text('b')] },
          { depth: 0, number: 3, children: [text('c')] },
        ],
      },
    ]);
  });

  it('reads markdown within a quotation', () => {
    expect(parseMarkdown('> # Said\n> so')).toEqual([
      {
        kind: 'quote',
        children: [
          { kind: 'heading', level: 1, children: [text('Said')] },
          { kind: 'paragraph', children: [text('so')] },
        ],
      },
    ]);
  });
});
