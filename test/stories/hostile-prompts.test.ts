// Words that would do harm if they were shown as anything but words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

const INVISIBLE = '\u200b';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

describe('a prompt', () => {
  it.each([
    ['@everyone look', `> @${INVISIBLE}everyone look\n`],
    ['@here', `> @${INVISIBLE}here\n`],
    ['<@1100000000000000102> and <@&1100000000000000021>', `> <${INVISIBLE}@${INVISIBLE}1100000000000000102>`],
    ['**bold** ||hidden|| `code` _x_', '> \\*\\*bold\\*\\* \\|\\|hidden\\|\\| \\`code\\` \\_x\\_\n'],
    ['[free](https://evil.example/x)', `> \\[free](https:${INVISIBLE}//evil.example/x)\n`],
    ['# big', `> ${INVISIBLE}# big\n`],
    ['one\n\n> two\n-# three', '> one > two -# three\n'],
    ['abc\u202edef', '> abcdef\n'],
  ])('such as %j is shown as typed and pings nobody', async (prompt, shown) => {
    await studio.imagine('Ada', prompt);
    await studio.sees('Ada', '{atelier-1.png');
    await studio.sees('Ada', 'credits left');
    expect(studio.transcript('Ben')[0]).toContain(shown);
    expect(studio.view('Ben').flatMap(({ pinged }) => pinged)).toEqual([]);
    expect(studio.segmind.jobs[0]?.body.prompt).toBe(prompt);
  });

  it('of the greatest length is cut in the message, whole at the vendor', async () => {
    const prompt = '🦊*'.repeat(1500);
    await studio.imagine('Ada', prompt);
    const told = await studio.sees('Ada', '{atelier-1.png');
    expect(told.split('\n')[0]?.endsWith('…')).toBe(true);
    expect(studio.segmind.jobs[0]?.body.prompt).toBe(prompt);
  });
});

describe('the vendor’s own words', () => {
  it('are made harmless too', async () => {
    studio.segmind.fault('submit', 'markdown-error');
    await studio.imagine('Ada');
    const told = await studio.sees('Ada', 'Not drawn');
    expect(told).toContain(`“\\*\\*Bold\\*\\* \\`);
    expect(told).not.toMatch(/@everyone|<@&1>|https:\/\//);
  });

  it('never hold the key', async () => {
    studio.segmind.fault('submit', 'key-in-error');
    await studio.imagine('Ada');
    expect(await studio.sees('Ada', 'Not drawn')).toContain('refused');
    expect(studio.story('Ada').join()).not.toContain(studio.segmind.apiKey);
  });

  it('are cut when they are endless', async () => {
    studio.segmind.fault('submit', 'long-error');
    await studio.imagine('Ada');
    expect((await studio.sees('Ada', 'Not drawn')).length).toBeLessThan(600);
  });
});
