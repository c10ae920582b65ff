// /preset save without a prompt: the last request is kept whole, its pictures too, however old it grows and whatever becomes of it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { json } from '../../sandbox/http/answer.js';
import { drawn, fieldsOf, loseFiles, menu, openForm, picturesOf, post, sendForm, whispered } from '../support/gestures.js';
import { coloursGiven, cutOutMask, fetched, givenToSegmind, png } from '../support/pictures-given.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';

const RED = [255, 0, 0];
const GREEN = [0, 128, 0];
const BLUE = [0, 0, 255];
const DAY_AND_MORE_MS = 25 * 3_600_000;

let studio: Studio;
let worldClock: SandboxClock;

beforeEach(async () => {
  worldClock = new SandboxClock();
  studio = await openStudio({ worldClock });
});

afterEach(() => studio.close());

async function preset(name: Name, subcommand: string, options: Readonly<Record<string, string | boolean>>): Promise<string> {
  const use = { userId: studio.idOf(name), channelId: studio.general, name: 'preset', subcommand, options };
  return (await studio.discord.runCommand(use)).interactionId;
}

async function saved(name: Name, options: Readonly<Record<string, string | boolean>> = { name: 'it' }): Promise<string> {
  return whispered(studio, name, await preset(name, 'save', options));
}

/** No link leads anywhere any more: those of Discord run out in a day, and the vendor has lost its files. */
function loseEverything(): void {
  worldClock.advance(DAY_AND_MORE_MS);
  loseFiles(studio);
  const given = new Set(studio.segmind.jobs.flatMap(({ body }) => JSON.stringify(body).match(/https?:[^"]+/g) ?? []));
  const on = ({ path }: { path: string }) => [...given].some((link) => link.endsWith(path));
  studio.segmind.faults.add({ on, fault: { kind: 'answer', answer: json(404, {}) }, times: Number.POSITIVE_INFINITY });
}

describe('the last request', () => {
  it('is kept with all its options', async () => {
    const wish = { prompt: 'a fox', size: '1536x1024', quality: 'low', background: 'transparent', format: 'webp' };
    await drawn(studio, 'Ada', { ...wish, compression: 50, moderation: 'low', count: 2, model: 'gpt-image-1-mini' });
    expect(await saved('Ada')).toBe(
      [
        '💾 **it** is saved for you.',
        '> a fox',
        '**Model** GPT Image 1 Mini',
        '**Size** wide, 1536×1024 · **Quality** low',
        '**Background** transparent · **Format** WebP',
        '**Compression** 50 of 100 · **Moderation** less strict',
        '**Also** 2 pictures',
        'Draw it with `/preset use`, or choose it in `/imagine` as **preset**: your words are put behind it.',
        '-# A prompt may have blanks, such as `a {thing} in watercolour`: up to 5, each with a name of letters, digits, spaces, - and _ in braces.',
      ].join('\n'),
    );
    const { attachments } = await picturesOf(studio, 'Ada', await preset('Ada', 'use', { name: 'it' }));
    expect(attachments).toHaveLength(2);
    const [first, , again] = studio.segmind.jobs.map(({ body }) => body);
    expect(again).toEqual(first);
  });

  it('gives way to what is named at the command, option by option', async () => {
    await drawn(studio, 'Ada', { prompt: 'a {thing}', size: '1536x1024', quality: 'low', count: 2, private: true });
    expect(await saved('Ada')).toContain('**Also** 2 pictures · 🔒 private');
    const options = { prompt: 'fox', preset: 'it', quality: 'high', count: 1, private: false };
    const { content, attachments, ephemeral } = await picturesOf(studio, 'Ada', await studio.imagine('Ada', options));
    expect(content).toContain('> a fox\n');
    expect(content).toContain('1536×1024 · high');
    expect([attachments.length, ephemeral]).toEqual([1, false]);
  });

  it('is kept with its pictures and its mask themselves: they are there when every link is dead, after a restart', async () => {
    await drawn(studio, 'Ada', { prompt: 'put this in' });
    const files = { reference: await png('one.png', 'red'), reference2: await png('two.png', 'blue') };
    const jobId = await studio.imagine('Ada', 'put this in', { ...files, mask: await cutOutMask('hole.png', 64, 48) });
    await picturesOf(studio, 'Ada', jobId);
    expect(await saved('Ada')).toContain('**Also** 2 references and a mask');
    loseEverything();
    await studio.stopApp();
    await studio.startApp();
    const before = fetched(studio).length;
    const { content } = await picturesOf(studio, 'Ada', await preset('Ada', 'use', { name: 'it' }));
    expect(content).toContain('2 references and a mask · GPT Image 1 Edit Mini · 1536×1024 · medium');
    expect(await coloursGiven(studio, 2)).toEqual([RED, BLUE]);
    expect((await givenToSegmind(studio, 2)).mask).toBeDefined();
    expect(fetched(studio)).toHaveLength(before);
  });

  it('also of an edit keeps the picture that was edited, though its message is deleted', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red', 60, 90)]);
    await menu(studio, 'Ada', photo);
    expect(fieldsOf(await openForm(studio, 'Ada'))[0]).toBe('What to change');
    await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'in snow' }));
    expect(await saved('Ada')).toContain('**Also** 1 reference');
    studio.discord.deleteMessage(photo);
    loseEverything();
    const { content } = await picturesOf(studio, 'Ada', await preset('Ada', 'use', { name: 'it' }));
    expect(content).toContain('> in snow');
    expect(content).toContain('1024×1536');
    expect(await coloursGiven(studio, 1)).toEqual([RED]);
  });

  it('yields its pictures to those that are attached at the command, and their shape', async () => {
    await picturesOf(studio, 'Ada', await studio.imagine('Ada', 'in snow', { reference: await png('one.png', 'red', 60, 90) }));
    await saved('Ada');
    const files = { reference: await png('two.png', 'green', 90, 60) };
    const { content } = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'deep', preset: 'it' }, files));
    expect(content).toContain('> in snow deep\n');
    expect(content).toContain('1 reference · GPT Image 1 Edit Mini · 1536×1024');
    expect(await coloursGiven(studio, 1)).toEqual([GREEN]);
  });

  it('from words alone is drawn by who can, when pictures are attached at the command', async () => {
    await drawn(studio, 'Ada', { prompt: 'in watercolour', model: 'gpt-image-1-mini', quality: 'low' });
    await saved('Ada');
    const files = { reference: await png('two.png', 'green') };
    const { content } = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'please', preset: 'it' }, files));
    expect(content).toContain('1 reference · GPT Image 1 Edit Mini · 1536×1024 · low');
  });

  it('may still be under way', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'slowly', { reference: await png('one.png', 'red') });
    await studio.sees('Ada', 'Drawing');
    expect(await saved('Ada')).toContain('> slowly');
    release();
    await studio.sees('Ada', '{atelier-1.png');
    await picturesOf(studio, 'Ada', await preset('Ada', 'use', { name: 'it' }));
    expect(await coloursGiven(studio, 1)).toEqual([RED]);
  });

  it('is one’s own, and not what others have asked for since', async () => {
    await drawn(studio, 'Ada', 'the first');
    await drawn(studio, 'Ada', 'the second');
    await drawn(studio, 'Ben', 'Ben’s');
    expect(await saved('Ada')).toContain('> the second');
  });

  it('is kept for everybody by who may', async () => {
    await picturesOf(studio, 'Mia', await studio.imagine('Mia', 'our style', { reference: await png('one.png', 'blue') }));
    expect(await saved('Mia', { name: 'style', shared: true })).toContain('is saved for everybody here.');
    loseEverything();
    await picturesOf(studio, 'Ben', await preset('Ben', 'use', { name: 'style' }));
    expect(await coloursGiven(studio, 1)).toEqual([BLUE]);
  });

  it('with a picture that is nowhere to be had is not kept, and the words say what to do', async () => {
    await picturesOf(studio, 'Ada', await studio.imagine('Ada', 'in snow', { reference: await png('one.png', 'red') }));
    loseEverything();
    expect(await saved('Ada')).toBe(
      'Your last request can’t be kept whole: “one.png” is no longer there: the link to it has run out. Attach it again. Nothing was saved. Ask for it once more with `/imagine` and the picture, then save it.',
    );
  });

  it('whose preset is deleted can be drawn again, for the vendor has the picture too', async () => {
    await picturesOf(studio, 'Ada', await studio.imagine('Ada', 'in snow', { reference: await png('one.png', 'red') }));
    await saved('Ada');
    const jobId = await preset('Ada', 'use', { name: 'it' });
    await picturesOf(studio, 'Ada', jobId);
    await whispered(studio, 'Ada', await preset('Ada', 'delete', { name: 'it' }));
    await picturesOf(studio, 'Ada', await studio.press('Ada', 'Again', jobId));
    expect(await coloursGiven(studio, 2)).toEqual([RED]);
  });
});
