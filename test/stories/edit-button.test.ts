// The button Edit under the bot's own pictures: for everybody, on old messages too, from the very bytes that were drawn.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { json } from '../../sandbox/http/answer.js';
import { drawn, fieldsOf, loseFiles, menu, openForm, picturesOf, pressOn, sendForm, whispered } from '../support/gestures.js';
import { openStudio, type Studio } from '../support/studio.js';

const DAY_AND_MORE_MS = 25 * 60 * 60_000;

let studio: Studio;
let worldClock: SandboxClock;

beforeEach(async () => {
  worldClock = new SandboxClock();
  studio = await openStudio({ worldClock });
});

afterEach(() => studio.close());

/** How often the bot has asked for pictures, and where. */
function fetches(): { readonly vendor: number; readonly discord: number } {
  const vendor = studio.segmind.seen.filter(({ path }) => path.startsWith('/generations/')).length;
  return { vendor, discord: studio.discord.seen.filter(({ path }) => path.startsWith('/attachments/')).length };
}

describe('“Edit”', () => {
  it('opens the form, and the picture is taken from the vendor while its file lives', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await pressOn(studio, 'Ada', lighthouse, 'Edit');
    const jobId = await sendForm(studio, 'Ada', { what: 'make it night' });
    await picturesOf(studio, 'Ada', jobId);
    // The first, the same to work from, and the new one.
    expect(fetches()).toEqual({ vendor: 3, discord: 0 });
  });

  it('takes the picture from its message when the vendor has forgotten it', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await pressOn(studio, 'Ada', lighthouse, 'Edit');
    loseFiles(studio);
    const jobId = await sendForm(studio, 'Ada', { what: 'make it night' });
    await picturesOf(studio, 'Ada', jobId);
    expect(fetches().discord).toBe(1);
  });

  it('a day later and after a restart asks Discord for a fresh link', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await studio.stopApp();
    worldClock.advance(DAY_AND_MORE_MS);
    loseFiles(studio);
    await studio.startApp();
    await pressOn(studio, 'Ada', lighthouse, 'Edit');
    const jobId = await sendForm(studio, 'Ada', { what: 'make it night' });
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('1 reference');
    expect(fetches().discord).toBe(1);
  });

  it('under a picture that was too large for Discord takes it from the vendor; so does the menu', async () => {
    studio.discord.faults.add({
      on: ({ method, body }) => method === 'PATCH' && body.includes('filename='),
      fault: { kind: 'answer', answer: json(413, { code: 40005, message: 'Request entity too large' }) },
      times: 2,
    });
    const jobId = await studio.imagine('Ada', 'a lighthouse');
    await studio.sees('Ada', 'larger than Discord takes');
    const large = studio.view('Ada').find(({ interaction }) => interaction?.id === jobId);
    if (!large) throw new Error('There is no message.');
    studio.discord.faults.clear();
    await pressOn(studio, 'Ada', large, 'Edit');
    await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'make it night' }));
    await menu(studio, 'Ben', large.id);
    await picturesOf(studio, 'Ada', await sendForm(studio, 'Ben', { what: 'make it winter' }));
  });

  it('books the picture to who presses, and asks which of several', async () => {
    const jobId = await studio.imagine('Ada', { prompt: 'four houses', count: 4, size: '1536x1024' });
    const houses = await picturesOf(studio, 'Ada', jobId);
    await pressOn(studio, 'Ben', houses, 'Edit');
    expect(fieldsOf(await openForm(studio, 'Ben'))[1]).toBe(
      'Which picture: *Picture 1 1536×1024 | Picture 2 1536×1024 | Picture 3 1536×1024 | Picture 4 1536×1024',
    );
    const child = await sendForm(studio, 'Ben', { what: 'make it night', picture: ['2'], quality: ['low'] });
    expect((await picturesOf(studio, 'Ada', child)).content).toContain('1536×1024 · low · 6 credits');
    expect(await studio.credits('Ben')).toMatchObject({ spent: 6 });
  });

  it('pressed by two at once draws one picture for each', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await Promise.all([pressOn(studio, 'Ada', lighthouse, 'Edit'), pressOn(studio, 'Ben', lighthouse, 'Edit')]);
    const jobs = await Promise.all([
      sendForm(studio, 'Ada', { what: 'make it night' }),
      sendForm(studio, 'Ben', { what: 'make it winter' }),
    ]);
    const [night, winter] = await Promise.all(jobs.map((id) => picturesOf(studio, 'Mia', id)));
    expect(night?.content).toContain('make it night');
    expect(winter?.content).toContain('make it winter');
    expect(await studio.credits('Ada')).toMatchObject({ spent: 22 });
    expect(await studio.credits('Ben')).toMatchObject({ spent: 11 });
  });

  it('takes the member’s transparency along, and the same model where it can edit', async () => {
    const sticker = await drawn(studio, 'Ada', { prompt: 'a sticker', background: 'transparent', format: 'webp' });
    await pressOn(studio, 'Ada', sticker, 'Edit');
    const first = await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'greener' }));
    expect(studio.segmind.jobs[1]?.body).toMatchObject({ background: 'transparent', output_format: 'webp' });
    await pressOn(studio, 'Ada', first, 'Edit');
    await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'bluer' }));
    expect(studio.segmind.jobs[2]?.slug).toBe(studio.segmind.jobs[1]?.slug);
  });

  it.each(['edit:123456789012345678', 'edit:', 'edit', 'edit:abc', 'edit:1:2', 'edit-form:1', 'nonsense', 'high:x', 'details:'])(
    'forged as %s is answered in words',
    async (customId) => {
      const messageId = await studio.postButton(customId);
      const press = { userId: studio.idOf('Ada'), messageId, customId };
      const { interactionId } = await studio.discord.pressButton(press);
      expect(await whispered(studio, 'Ada', interactionId)).toMatch(/There is no picture|not one this bot understands/);
      expect(studio.submits).toBe(0);
    },
  );

  it('with somebody’s private picture in a forged id tells nothing of it', async () => {
    const secret = await studio.imagine('Ada', { prompt: 'a secret', private: true });
    await picturesOf(studio, 'Ada', secret);
    for (const action of ['edit', 'again', 'high', 'details', 'delete']) {
      const customId = `${action}:${secret}`;
      const messageId = await studio.postButton(customId);
      const { interactionId } = await studio.discord.pressButton({ userId: studio.idOf('Ben'), messageId, customId });
      expect(await whispered(studio, 'Ben', interactionId)).toMatch(/not one this bot understands|Only the person who asked/);
    }
    expect(studio.submits).toBe(1);
  });
});
