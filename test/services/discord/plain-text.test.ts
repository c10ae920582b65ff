// Words from people and vendors, made harmless.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plain, shortened } from '../../../src/services/discord/plain-text.js';

const ZERO_WIDTH = '\u200b';

describe('words from people are shown as typed and do nothing:', () => {
  it.each([
    ['mentions of everybody', '@everyone @here', `@${ZERO_WIDTH}everyone @${ZERO_WIDTH}here`],
    ['mentions of people and roles', '<@123> <@&456>', `<${ZERO_WIDTH}@${ZERO_WIDTH}123> <${ZERO_WIDTH}@${ZERO_WIDTH}&456>`],
    [
      'bold, italics, strikethrough, code, spoilers',
      '**a** _b_ ~~c~~ `d` ||e||',
      '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` \\|\\|e\\|\\|',
    ],
    ['links with another face', '[click](https://evil.example)', `\\[click](https:${ZERO_WIDTH}//evil.example)`],
    ['links', 'https://a.example', `https:${ZERO_WIDTH}//a.example`],
    ['invites', 'join discord.gg/abc', `join discord.gg${ZERO_WIDTH}/abc`],
    ['invites in full', 'DiscordApp.com/invite/abc', `DiscordApp.com${ZERO_WIDTH}/invite/abc`],
    ['gifts', 'discord.gift/abc', `discord.gift${ZERO_WIDTH}/abc`],
    ['a backslash', 'a\\*b', 'a\\\\\\*b'],
    ['timestamps', '<t:0:R>', `<${ZERO_WIDTH}t:0:R>`],
    ['a heading', '# big', `${ZERO_WIDTH}# big`],
    ['small print', '-# small', `${ZERO_WIDTH}-# small`],
    ['a quote', '> said', `${ZERO_WIDTH}> said`],
    ['a list', '- one', `${ZERO_WIDTH}- one`],
    ['a numbered list', '1. one', `${ZERO_WIDTH}1. one`],
    ['several lines', 'a\n# b\r\n> c', 'a # b > c'],
    ['what turns the direction of writing', 'a\u202eb\u2066c', 'abc'],
    ['ordinary words', 'a lighthouse, at dusk (50 mm)!', 'a lighthouse, at dusk (50 mm)!'],
  ])('%s', (_, typed, shown) => {
    expect(plain(typed, 200)).toBe(shown);
  });

  it('whatever is typed, no mention, no link, no new line is left', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.constantFrom('@everyone', '<@1>', 'https://x.example', '\n'),
        (text, bait) => {
          const shown = plain(`${text}${bait}${text}`, 500);
          expect(shown).not.toMatch(/@everyone|<@|:\/\/|[\r\n]/);
          expect(shown).not.toMatch(/(?<!\\)(?:\\\\)*[*_~`|[]/);
        },
      ),
    );
  });
});

describe('long words are cut', () => {
  it('by characters and not through the middle of one', () => {
    expect(shortened('🏠🏠🏠🏠', 4)).toBe('🏠🏠🏠🏠');
    expect(shortened('🏠🏠🏠🏠🏠', 4)).toBe('🏠🏠🏠…');
    expect(plain('abcdef', 4)).toBe('abc…');
  });

  it('and never longer than asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        expect([...shortened(text, most)].length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
