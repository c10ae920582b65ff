// The buttons Again and High quality: the same once more, for who presses, at the price that is written on it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { pixelAt } from '../services/images/made-pictures.js';
import { drawn, loseFiles, menu, picturesOf, post, pressOn, sendForm, whispered } from '../support/gestures.js';
import { givenToSegmind, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

let studio: Studio;
let worldClock: SandboxClock;

beforeEach(async () => {
  worldClock = new SandboxClock();
  studio = await openStudio({ worldClock, remembers: true });
});

afterEach(() => studio.close());

describe('“Again”', () => {
  it('draws the same once more, booked to who presses', async () => {
    const houses = await drawn(studio, 'Ada', { prompt: 'two houses', count: 2, quality: 'low', size: '1536x1024' });
    const jobId = await pressOn(studio, 'Ben', houses, 'Again');
    const { content, attachments } = await picturesOf(studio, 'Ada', jobId);
    expect(content).toContain(`> two houses\n-# <@${studio.idOf('Ben')}> · GPT Image 1 Mini · 1536×1024 · low · 12 credits`);
    expect(attachments).toHaveLength(2);
    expect(await studio.credits('Ben')).toMatchObject({ spent: 12 });
  });

  it('works after a restart, a day later, with the pictures that were attached then', async () => {
    const house = await studio.imagine('Ada', 'in snow', { reference: await png('house.png', 'red') });
    const inSnow = await picturesOf(studio, 'Ada', house);
    await studio.stopApp();
    worldClock.advance(25 * 60 * 60_000);
    await studio.startApp();
    const jobId = await pressOn(studio, 'Ada', inSnow, 'Again');
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('1 reference');
  });

  it('of an edit a day later fetches nothing by a link that has run out', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await pressOn(studio, 'Ada', lighthouse, 'Edit');
    const night = await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'make it night' }));
    worldClock.advance(25 * 60 * 60_000);
    loseFiles(studio);
    const links = () => studio.discord.seen.filter(({ path }) => path.startsWith('/attachments/')).length;
    const before = links();
    const jobId = await pressOn(studio, 'Ada', night, 'Again');
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('> make it night');
    expect(links() - before).toBe(1);
  });

  it('of one of two pictures of one name a day later takes the right one', async () => {
    await studio.close();
    studio = await openStudio({ worldClock, settings: { DISCORD_MESSAGE_CONTENT: 'true' } });
    const photos = await post(studio, 'Ben', 'look', [await png('image.png', 'red'), await png('image.png', 'blue')]);
    await menu(studio, 'Ada', photos);
    const first = await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'in snow', picture: ['1'] }));
    worldClock.advance(25 * 60 * 60_000);
    await picturesOf(studio, 'Ada', await pressOn(studio, 'Ada', first, 'Again'));
    const [given] = (await givenToSegmind(studio, 1)).references;
    expect((await pixelAt(given ?? Buffer.alloc(0), 2, 2)).slice(0, 3)).toEqual([0, 0, 255]);
  });

  it('of a private picture is private, and for its owner alone', async () => {
    const secret = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'a secret', private: true }));
    const jobId = await pressOn(studio, 'Ada', secret, 'Again');
    expect((await picturesOf(studio, 'Ada', jobId)).ephemeral).toBe(true);
    expect(studio.story('Ben')).toEqual([]);
  });

  it('sent twice by Discord is one request', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const jobId = await pressOn(studio, 'Ada', lighthouse, 'Again');
    studio.discord.redeliver(jobId);
    await picturesOf(studio, 'Ada', jobId);
    await studio.settled('Ada');
    expect(studio.submits).toBe(2);
  });

  it('without a record says what else there is', async () => {
    const customId = 'again:123456789012345678';
    const messageId = await studio.postButton(customId);
    const { interactionId } = await studio.discord.pressButton({ userId: studio.idOf('Ada'), messageId, customId });
    expect(await whispered(studio, 'Ada', interactionId)).toContain('so old that its record is gone');
  });
});

describe('“High quality”', () => {
  it('has its price on it, and that is what is booked', async () => {
    const houses = await drawn(studio, 'Ada', { prompt: 'two houses', count: 2, size: '1024x1536' });
    expect(buttonsOf(houses).map(({ label }) => label)).toEqual(['Again', 'Edit', 'High quality · 104', 'Details', 'Delete']);
    const jobId = await pressOn(studio, 'Ben', houses, 'High quality');
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('1024×1536 · high · 104 credits');
    expect(await studio.credits('Ben')).toMatchObject({ spent: 104 });
    expect(await studio.credits('Ada')).toMatchObject({ spent: 30 });
  });

  it('is not offered for what is in high quality already', async () => {
    const fine = await drawn(studio, 'Ada', { prompt: 'a house', quality: 'high' });
    expect(buttonsOf(fine).map(({ label }) => label)).toEqual(['Again', 'Edit', 'Details', 'Delete']);
  });

  it('that the presser can’t pay is refused in words, to them alone', async () => {
    await studio.close();
    studio = await openStudio({ settings: { QUOTA_DEFAULT: '30' } });
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const interaction = await pressOn(studio, 'Ben', lighthouse, 'High quality');
    expect(await whispered(studio, 'Ben', interaction)).toContain('This costs 36 credits and you have 30 left');
    expect(studio.submits).toBe(1);
  });

  it('of a picture that another vendor has drawn costs what is on it', async () => {
    await studio.close();
    studio = await openStudio({ vendors: ['segmind', 'onemin'] });
    const lighthouse = await drawn(studio, 'Ada', { prompt: 'a lighthouse', model: '1min/gpt-image-1-mini' });
    expect(buttonsOf(lighthouse).map(({ label }) => label)).toContain('High quality · 36');
  });
});
