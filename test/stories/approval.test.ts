// Requests above the guild's price wait for a moderator's press: who may decide, what is told, and what becomes of the credits.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { ChosenStore } from '../support/chosen-store.js';
import { answerTo, drawn, picturesOf, pressOn, reply, whispered } from '../support/gestures.js';
import { quota } from '../support/quota-gestures.js';
import { openStudio, type Studio } from '../support/studio.js';

const PRINT = '> a lighthouse\n-# @Ada · GPT Image 1 Mini · 1024×1024 · high';
const WAITING = `✋ **Waiting for a moderator’s approval** · a request of this price needs it. Without an answer it ends <soon>, and the credits come back.\n${PRINT} · 36 credits reserved\n[Approve · 36 credits] [Refuse] [Cancel]`;
const NOT_A_MODERATOR = '(only you) Only somebody who may manage messages here can approve or refuse requests.';

const high = { prompt: 'a lighthouse', quality: 'high' };
let studio: Studio;
let store: ChosenStore;

beforeEach(async () => {
  store = await ChosenStore.with({ approvalAbove: 20 });
  studio = await openStudio({ store, remembers: true });
});

afterEach(() => studio.close());

async function waiting(options: Parameters<Studio['imagine']>[1] = high): Promise<string> {
  const id = await studio.imagine('Ada', options);
  await studio.sees('Ada', 'Waiting for a moderator');
  return id;
}

/** As if an admin had done so. */
async function chooseAnew(choices: Parameters<ChosenStore['choose']>[0]): Promise<void> {
  await studio.stopApp();
  await store.choose(choices);
  await studio.startApp();
}

/** Presses a button that somebody has made up. */
async function pressForged(name: 'Ada' | 'Ben' | 'Mia', customId: string): Promise<string> {
  const messageId = await studio.postButton(customId);
  return whispered(
    studio,
    name,
    (await studio.discord.pressButton({ userId: studio.idOf(name), messageId, customId })).interactionId,
  );
}

async function audited(): Promise<string[]> {
  await studio.stopApp();
  const texts = [...(store.collections.get('audit')?.values() ?? [])];
  return texts.flatMap((text) => [...text.matchAll(/"what":"(\w+)"/g)].map(([, what]) => what ?? ''));
}

describe('a request that costs more than the guild lets pass', () => {
  it('says that it waits, what it costs and who asked; the credits are held and nothing is submitted', async () => {
    await waiting();
    expect(studio.transcript('Ben')).toEqual([WAITING]);
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 36, spent: 0 });
    expect(studio.submits).toBe(0);
  });

  it('counts as a whole: two pictures of 11 are 22', async () => {
    await waiting({ prompt: 'a lighthouse', count: 2 });
    await studio.sees('Ada', '[Approve · 22 credits]');
  });

  it('waits not when it costs just so much', async () => {
    await chooseAnew({ approvalAbove: 36 });
    expect(await drawn(studio, 'Ada', high)).toMatchObject({ content: expect.not.stringContaining('Approved') });
  });

  it('holds up nobody who is behind it', async () => {
    await waiting();
    expect(await drawn(studio, 'Ada', 'a fox')).toMatchObject({ content: expect.stringContaining('11 credits') });
    expect(await drawn(studio, 'Ben', 'an owl')).toMatchObject({ content: expect.stringContaining('11 credits') });
    expect(studio.story('Ada').join()).not.toContain('number 2 in line');
  });

  it('is drawn when a moderator approves, and says who that was', async () => {
    const id = await waiting();
    await studio.press('Mia', 'Approve · 36 credits');
    expect(await studio.ending(id)).toBe(
      `${PRINT} · 36 credits\n-# Approved by @Mia.\n{atelier-1.png: Picture drawn from the prompt: a lighthouse}\n[Again] [Edit] [Details] [Delete]`,
    );
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 0, spent: 36 });
    expect(studio.submits).toBe(1);
    const [mia, ada] = [studio.idOf('Mia'), studio.idOf('Ada')];
    expect((await quota(studio, 'Mia', 'audit')).content).toContain(`<@${mia}> approved a request of <@${ada}>`);
    expect(await audited()).toEqual(['approval', 'approval']);
  });

  it('is refused by a moderator, who is named; the credits come back', async () => {
    const id = await waiting();
    await studio.press('Mia', 'Refuse');
    expect(await studio.ending(id)).toBe(
      `⚠️ **Not drawn** · @Mia refused this request. Ask for the reason, or for something that costs less.\nNothing was charged: all credits came back.\n${PRINT}`,
    );
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.submits).toBe(0);
    expect(await audited()).toEqual(['refusal', 'refusal']);
  });

  it('can be approved by a moderator who asked for it', async () => {
    await studio.imagine('Mia', high);
    await studio.press('Mia', 'Approve · 36 credits');
    await studio.sees('Ada', 'Approved by @Mia.');
    await studio.sees('Ada', '{atelier-1.png');
  });

  it('is called off by who asked, as ever', async () => {
    await waiting();
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', `⏹️ **Cancelled** · No credits were used.\n${PRINT}`);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(await audited()).toEqual([]);
  });

  it('waits also as a reply to a picture', async () => {
    const fox = await drawn(studio, 'Mia', 'a fox');
    await chooseAnew({ approvalAbove: 10 });
    const asked = await reply(studio, 'Ada', fox.id, '{bot} make it night');
    const message = await answerTo(studio, 'Mia', asked, 'Waiting for a moderator');
    await pressOn(studio, 'Mia', message, 'Approve');
    await picturesOf(studio, 'Ada', asked);
  });
});

describe('who may not decide is told so, alone:', () => {
  it.each(['Approve · 36 credits', 'Refuse'])('%s', async (label) => {
    await waiting();
    expect(await whispered(studio, 'Ben', await studio.press('Ben', label))).toBe(NOT_A_MODERATOR.replace('(only you) ', ''));
    expect(await whispered(studio, 'Ada', await studio.press('Ada', label))).toBe(NOT_A_MODERATOR.replace('(only you) ', ''));
    expect(studio.transcript('Mia')).toEqual([WAITING]);
    expect(studio.submits).toBe(0);
  });

  it.each(['approve', 'refuse'])('a forged %s neither', async (action) => {
    const id = await waiting();
    expect(await pressForged('Ben', `${action}:${id}`)).toContain('Only somebody who may manage messages here');
    expect(await pressForged('Mia', `${action}:123456789012345678`)).toContain('There is nothing to do here any more');
    expect(await pressForged('Mia', `${action}:constructor`)).toContain('This button is not one this bot understands');
    expect(await pressForged('Mia', `${action}:${id}:${id}`)).toContain('This button is not one this bot understands');
    expect(studio.view('Mia').find(({ interaction }) => interaction?.id === id)?.content).toContain('Waiting for a moderator');
  });
});

describe('what is decided is decided once:', () => {
  it('approved twice, and then refused', async () => {
    const id = await waiting();
    const release = studio.segmind.hold();
    await studio.press('Mia', 'Approve · 36 credits');
    await studio.sees('Ada', 'Drawing');
    for (const action of ['approve', 'refuse']) {
      expect(await pressForged('Mia', `${action}:${id}`)).toContain('has approved this request already');
    }
    release();
    await studio.ending(id);
    expect(await pressForged('Mia', `refuse:${id}`)).toContain('has approved this request already');
    expect([studio.submits, (await studio.credits('Ada')).spent]).toEqual([1, 36]);
  });

  it('pressed several times at the same instant', async () => {
    const id = await waiting();
    const forged = await Promise.all(
      ['approve', 'refuse', 'approve', 'refuse'].map((action) => studio.postButton(`${action}:${id}`)),
    );
    const userId = studio.idOf('Mia');
    const press = (messageId: string, index: number) =>
      studio.discord.pressButton({ userId, messageId, customId: `${index % 2 === 0 ? 'approve' : 'refuse'}:${id}` });
    await Promise.all(forged.map(press));
    await studio.until(() => studio.transcript('Mia').filter((text) => text.includes('this request already')).length === 3);
    await studio.ending(id);
    const { spent } = await studio.credits('Ada');
    expect([studio.submits * 36, 0]).toContain(spent);
    expect((await audited()).length).toBe(2);
  });

  it('after it was called off', async () => {
    const id = await waiting();
    await studio.press('Ada', 'Cancel');
    await studio.ending(id);
    expect(await pressForged('Mia', `approve:${id}`)).toContain('There is nothing to do here any more');
    expect(studio.submits).toBe(0);
  });
});

describe('while Discord is troubled', () => {
  it('the words with the buttons are said until they are there', async () => {
    const edits = requestTo('PATCH', /\/messages\/(@|%40)original$/);
    studio.discord.faults.add({ on: edits, fault: { kind: 'answer', answer: json(500, {}) }, times: 8 });
    await studio.imagine('Ada', high);
    await studio.sees('Ada', '[Approve · 36 credits]');
  });
});

it('thirteen that wait are all that a member may have', async () => {
  for (let count = 0; count < 13; count += 1) await studio.imagine('Ada', { ...high, prompt: `picture ${count}` });
  await studio.until(() => studio.transcript('Ada').filter((text) => text.includes('[Approve')).length === 13);
  await studio.imagine('Ada', 'one too many');
  await studio.sees('Ada', '(only you) You already have 13 requests under way');
});
