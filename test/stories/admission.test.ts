// What an admin has chosen on the panel of /settings, felt by members: refused kindly and at once, or drawn as the team likes it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../sandbox/discord/people.js';
import {
  answerTo,
  drawn,
  fieldsOf,
  menu,
  openForm,
  picturesOf,
  post,
  pressOn,
  reply,
  sendForm,
  whispered,
} from '../support/gestures.js';
import { choose, openPanel, refusedTo, sendText, set, wordsOf, write } from '../support/panel.js';
import { png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;
const artists = '1100000000000000022';
const { general, pictures, thread } = CHANNELS;
const NOTHING_SPENT = 'No credits were used.';

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

/** Mia sets something on a panel of her own. */
async function chosen(words: string, ...values: string[]): Promise<void> {
  await set(studio, await openPanel(studio), words, values);
}

async function written(words: string, text: string): Promise<void> {
  await write(studio, await openPanel(studio), words, text);
}

async function keepOut(name: 'Ada' | 'Ben', reason: string): Promise<void> {
  const panel = await openPanel(studio);
  await sendText(studio, await choose(studio, panel, 'Members kept out', [studio.idOf(name)]), reason);
  await studio.until(() => studio.view('Mia').some((message) => wordsOf(message).includes(reason)), 'the panel to say so');
}

/** Asked for in a channel, and drawn. */
async function isDrawn(name: 'Ada' | 'Ben' | 'Mia', channelId: string = general, prompt = 'a lighthouse'): Promise<void> {
  await picturesOf(studio, name, await studio.use(name, 'imagine', { prompt }, channelId), channelId);
}

describe('allowed channels', () => {
  it('are the only ones in which anybody may ask, with their threads; admins too', async () => {
    await chosen('Channels', pictures);
    const refusal = await refusedTo(studio, 'Ada', 'a lighthouse');
    expect(refusal).toBe(`Pictures can’t be asked for in this channel. ${NOTHING_SPENT} Ask in <#${pictures}>.`);
    expect(await refusedTo(studio, 'Mia', 'a lighthouse')).toBe(refusal);
    expect(studio.submits).toBe(0);
    await isDrawn('Ada', pictures);
    await isDrawn('Ben', thread);
    expect(await studio.credits('Mia')).toMatchObject({ spent: 0, reserved: 0 });
  });

  it('hold after a restart, and not in direct messages', async () => {
    await chosen('Channels', pictures);
    await studio.stopApp();
    await studio.startApp();
    expect(await refusedTo(studio, 'Ada', 'a lighthouse')).toContain(`Ask in <#${pictures}>.`);
    await isDrawn('Ada', studio.discord.directMessageChannel(studio.idOf('Ada')));
  });

  it('hold for every gesture: buttons, the menu, replies; nobody fills in a form in vain', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await chosen('Channels', pictures);
    for (const label of ['Again', 'High quality', 'Edit']) {
      expect(await whispered(studio, 'Ben', await pressOn(studio, 'Ben', lighthouse, label))).toContain(`Ask in <#${pictures}>`);
    }
    expect(await whispered(studio, 'Ben', await menu(studio, 'Ben', lighthouse.id))).toContain(`Ask in <#${pictures}>`);
    expect(studio.discord.openModal(studio.idOf('Ben'))).toBeUndefined();
    const words = await reply(studio, 'Ben', lighthouse.id, '{bot} make it night');
    await answerTo(studio, 'Ben', words, `Ask in <#${pictures}>`);
    await studio.settled('Ben');
    expect(studio.submits).toBe(1);
  });

  it('hold for a form that was open before', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await pressOn(studio, 'Ada', lighthouse, 'Edit');
    await openForm(studio, 'Ada');
    await chosen('Channels', pictures);
    expect(await whispered(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'make it night' }))).toContain('Ask in');
  });
});

describe('allowed roles', () => {
  it('let in who has one, and tell others which it takes, without calling anybody', async () => {
    await chosen('Roles', artists);
    await isDrawn('Ada');
    const refusal = await refusedTo(studio, 'Ben', 'a lighthouse');
    expect(refusal).toContain(`only who has <@&${artists}> can ask for pictures. ${NOTHING_SPENT}`);
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const words = await reply(studio, 'Ben', lighthouse.id, '{bot} make it night');
    const answer = await answerTo(studio, 'Ben', words, `<@&${artists}>`);
    expect(answer.pinged).not.toContain(studio.idOf('Ada'));
  });
});

describe('who is kept out', () => {
  it('is told why, alone; in the channel the reason is not told; and is let in again', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await keepOut('Ben', 'asked for that again');
    const refusal = await refusedTo(studio, 'Ben', 'a lighthouse');
    expect(refusal).toMatch(/^You can’t ask for pictures in this server since <t:\d+:D>: “asked for that again”\. No credits/);
    const words = await reply(studio, 'Ben', lighthouse.id, '{bot} make it night');
    expect((await answerTo(studio, 'Ben', words, 'You can’t ask')).content).not.toContain('again');
    await isDrawn('Ada');
    await chosen('Members kept out');
    await isDrawn('Ben');
  });
});

describe('blocked words', () => {
  it('refuse a prompt at once and kindly, in every gesture', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse in góry light');
    await written('Blocked words', 'gor*');
    expect(await refusedTo(studio, 'Ada', 'so GÓRY')).toBe(
      `This server does not draw prompts with “gory”. ${NOTHING_SPENT} Say it in other words, then it will be drawn.`,
    );
    expect(await whispered(studio, 'Ben', await pressOn(studio, 'Ben', lighthouse, 'Again'))).toContain('“gory”');
    await pressOn(studio, 'Ben', lighthouse, 'Edit');
    expect(await whispered(studio, 'Ben', await sendForm(studio, 'Ben', { what: 'more gore' }))).toContain('“gore”');
    const words = await reply(studio, 'Ben', lighthouse.id, '{bot} more gore');
    await answerTo(studio, 'Ben', words, '“gore”');
    await isDrawn('Ada', general, 'a gracious allegory');
    expect(studio.submits).toBe(2);
  });
});

describe('the largest count', () => {
  it('holds for /imagine and for “Again”', async () => {
    const houses = await drawn(studio, 'Ada', { prompt: 'houses', count: 3, quality: 'low' });
    await chosen('Largest count', '2');
    const refusal = `This asks for 3 pictures, and in this server it is at most 2 at a time. ${NOTHING_SPENT}`;
    expect(await refusedTo(studio, 'Ada', { prompt: 'houses', count: 3 })).toContain(refusal);
    expect(await whispered(studio, 'Ben', await pressOn(studio, 'Ben', houses, 'Again'))).toContain(refusal);
    expect((await drawn(studio, 'Ada', { prompt: 'houses', count: 2, quality: 'low' })).attachments).toHaveLength(2);
  });
});

describe('the guild’s defaults', () => {
  it('are drawn with where a member says nothing, and only there', async () => {
    await chosen('Default quality', 'low');
    await chosen('Default size', '1024x1536');
    expect((await drawn(studio, 'Ada', 'a lighthouse')).content).toContain('GPT Image 1 Mini · 1024×1536 · low · 6 credits');
    const said = { prompt: 'a lighthouse', quality: 'medium', size: '1024x1024' };
    expect((await drawn(studio, 'Ada', said)).content).toContain('1024×1024 · medium · 11 credits');
  });

  it('are the model, as far as it can do what is asked', async () => {
    await chosen('Default model', 'gpt-image-1-edit');
    expect((await drawn(studio, 'Ada', 'a lighthouse')).content).toContain('GPT Image 1 Mini ·');
    const edited = await studio.imagine('Ada', 'in snow', { reference: await png('house.png', 'red') });
    expect((await picturesOf(studio, 'Ada', edited)).content).toContain('GPT Image 1 Edit ·');
  });

  it('are in the form for a picture of somebody’s own, and leave it its shape', async () => {
    await chosen('Default quality', 'low');
    await chosen('Default size', '1024x1536');
    const photo = await post(studio, 'Ben', 'look', [await png('house.png', 'red')]);
    await menu(studio, 'Ada', photo);
    expect(fieldsOf(await openForm(studio, 'Ada')).join('\n')).toContain('*Low: quickest and cheapest');
    const jobId = await sendForm(studio, 'Ada', { what: 'in snow' });
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('1536×1024 · low');
  });
});

describe('requests at once', () => {
  it('are no more than was chosen in the whole server, also after a restart; the others wait and are drawn', async () => {
    await studio.close();
    studio = await openStudio({ seconds: 1 });
    await written('At once', '1');
    const jobs = [await studio.imagine('Ada', 'one'), await studio.imagine('Ben', 'two'), await studio.imagine('Mia', 'three')];
    await studio.until(() => studio.submits === 1, 'the first to be sent');
    await studio.sees('Ada', 'number 2 in line');
    await studio.stopApp();
    await studio.startApp();
    let most = 0;
    const stop = studio.segmind.onChange(() => {
      most = Math.max(most, studio.submits - finished());
    });
    for (const jobId of jobs) await picturesOf(studio, 'Ada', jobId);
    stop();
    expect(most).toBe(1);
    expect(studio.submits).toBe(3);
  });
});

/** Requests whose pictures have been fetched from the vendor. */
function finished(): number {
  return new Set(studio.segmind.seen.flatMap(({ path }) => (path.startsWith('/generations/') ? [path] : []))).size;
}
