// /history: what a member has had drawn, page by page, searched, still there after a restart, and fetched when it never arrived.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

interface SeenPage {
  readonly message: SeenMessage;
  readonly content: string;
  /** What is said of each job, the prompt first. */
  readonly jobs: readonly string[];
  readonly thumbnails: readonly unknown[];
  readonly buttons: readonly string[];
}

function pageIn(message: SeenMessage): SeenPage {
  return {
    message,
    content: message.content,
    jobs: message.embeds.map(({ description }) => String(description)),
    thumbnails: message.embeds.map(({ thumbnail }) => thumbnail),
    buttons: buttonsOf(message).map(({ label }) => label),
  };
}

const prompts = ({ jobs }: SeenPage) => jobs.map((text) => text.split('\n')[0]);

async function history(name: Name, options: Record<string, string> = {}, channelId = studio.general): Promise<SeenPage> {
  const id = await studio.use(name, 'history', options, channelId);
  const find = () => studio.view(name, channelId).find(({ interaction, state }) => interaction?.id === id && state === 'sent');
  await studio.until(() => find() !== undefined, 'the answer to /history');
  const message = find();
  if (!message) throw new Error('There is no answer to /history.');
  expect(message.ephemeral).toBe(true);
  return pageIn(message);
}

/** Presses a button of the page, and gives back the page as it is then. */
async function turn(name: Name, page: SeenPage, label: string): Promise<SeenPage> {
  const button = buttonsOf(page.message).find((each) => each.label === label);
  await studio.discord.pressButton({
    userId: studio.idOf(name),
    messageId: page.message.id,
    customId: button?.customId ?? '',
  });
  const find = () => studio.view(name).find(({ id }) => id === page.message.id);
  await studio.until(() => find()?.edits !== page.message.edits, `what ${label} brings`);
  const message = find();
  if (!message) throw new Error('The page is gone.');
  return pageIn(message);
}

async function drawn(name: Name, options: Record<string, string | number | boolean>): Promise<string> {
  const id = await studio.imagine(name, options);
  await studio.until(() => finished(name, id), `the pictures of ${id}`);
  return id;
}

function finished(name: Name, id: string): boolean {
  return studio.view(name).some(({ interaction, attachments }) => interaction?.id === id && attachments.length > 0);
}

async function drawnOneAfterTheOther(name: Name, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await drawn(name, { prompt: `fox: number ${number}` });
}

describe('/history', () => {
  it('invites to /imagine while there is nothing', async () => {
    expect((await history('Ada')).content).toContain('/imagine');
  });

  it('lists prompt, time, cost, link and a thumbnail that can be loaded', async () => {
    await drawn('Ada', { prompt: 'a fox *in* @everyone’s snow', count: 2 });
    const page = await history('Ada');
    expect(page.jobs[0]).toContain('a fox \\*in\\* @\u200beveryone’s snow');
    expect(page.jobs[0]).toMatch(/<t:\d+:R> · 22 credits · 2 pictures/);
    expect(page.jobs[0]).toMatch(/\[Open\]\(https:\/\/discord\.com\/channels\/\d+\/\d+\/\d+\)/);
    const [thumbnail] = page.thumbnails as { url: string }[];
    expect((await fetch(thumbnail?.url ?? '')).status).toBe(200);
  });

  it('turns pages, newest first, also after a restart', async () => {
    await drawnOneAfterTheOther('Ada', 7);
    const first = await history('Ada');
    expect(prompts(first)).toEqual([7, 6, 5, 4, 3].map((number) => `fox: number ${number}`));
    await studio.stopApp();
    await studio.startApp();
    const second = await turn('Ada', first, 'Older');
    expect(prompts(second)).toEqual(['fox: number 2', 'fox: number 1']);
    const back = await turn('Ada', second, 'Newer');
    expect(prompts(back)).toEqual(prompts(first));
  });

  it('finds what was asked for, and pages of it', async () => {
    await drawnOneAfterTheOther('Ada', 6);
    await drawn('Ada', { prompt: 'a red lighthouse at dusk' });
    expect(prompts(await history('Ada', { search: 'DUSK red' }))).toEqual(['a red lighthouse at dusk']);
    const foxes = await history('Ada', { search: 'number fox:' });
    expect(prompts(await turn('Ada', foxes, 'Older'))).toEqual(['fox: number 1']);
    expect((await history('Ada', { search: 'zebra' })).content).toContain('no picture with “zebra”');
  });
});

it('/history finds a picture that came in another message than the first', async () => {
  const release = studio.segmind.hold();
  await studio.imagine('Ada', 'a fox');
  await studio.sees('Ada', 'Drawing');
  studio.discord.deleteMessage(studio.view('Ada')[0]?.id ?? '');
  release();
  await studio.sees('Ada', '{atelier-1.png');
  const page = await history('Ada');
  const arrived = studio.view('Ada').find(({ attachments }) => attachments.length > 0);
  expect(page.jobs[0]).toContain(`/${studio.general}/${arrived?.id})`);
  expect(page.thumbnails[0]).toMatchObject({ url: expect.stringContaining('atelier-') });
});

describe('others’ pictures', () => {
  it('are for who may manage the server, and never the private ones', async () => {
    await drawn('Ben', { prompt: 'an open fox' });
    await drawn('Ben', { prompt: 'a secret fox', private: true });
    const page = await history('Mia', { member: studio.idOf('Ben') });
    expect(prompts(page)).toEqual(['an open fox']);
    expect(prompts(await history('Ben'))).toEqual(['a secret fox', 'an open fox']);
    expect((await history('Mia', { member: studio.idOf('Ben'), search: 'secret' })).jobs).toEqual([]);
  });

  it('are refused to others, by forged buttons too', async () => {
    await drawn('Ben', { prompt: 'an open fox' });
    const refused = await history('Ada', { member: studio.idOf('Ben') });
    expect(refused.content).toContain('manage this server');
    const messageId = await studio.postButton(`history:${studio.idOf('Ben')}:0:`);
    await studio.discord.pressButton({ userId: studio.idOf('Ada'), messageId, customId: `history:${studio.idOf('Ben')}:0:` });
    await studio.until(() => studio.transcript('Ada').filter((text) => text.includes('manage this server')).length === 2);
  });
});

it('in direct messages shows what was drawn there, and nothing else', async () => {
  const direct = studio.discord.directMessageChannel(studio.idOf('Ada'));
  await drawn('Ada', { prompt: 'in the team' });
  await studio.use('Ada', 'imagine', { prompt: 'between us' }, direct);
  await studio.sees('Ada', '{atelier-1.png', direct);
  expect(prompts(await history('Ada', {}, direct))).toEqual(['between us']);
  expect(prompts(await history('Ada'))).toEqual(['in the team']);
});

describe('a picture that could not be delivered', () => {
  async function undelivered(options: Record<string, string | boolean> = {}): Promise<string> {
    const release = studio.segmind.hold();
    const id = await studio.imagine('Ada', { prompt: 'a fox', private: true, ...options });
    await studio.sees('Ada', 'Drawing');
    studio.discord.levers.closeDirectMessages(studio.idOf('Ada'));
    studio.discord.levers.expireToken(id);
    release();
    await studio.settled('Ada');
    // It waits for what is just being written down.
    await history('Ada');
    return id;
  }

  it('is delivered from there, once, and then no longer offered', async () => {
    await undelivered();
    const page = await history('Ada');
    expect(page.jobs[0]).toContain('could not be delivered');
    expect(page.buttons).toEqual(['Deliver']);
    await studio.press('Ada', 'Deliver');
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.story('Ben')).toEqual([]);
    const pageNow = () => studio.view('Ada').find(({ id }) => id === page.message.id);
    await studio.until(() => pageNow()?.components.length === 0, 'the button to go');
    expect((await history('Ada')).buttons).toEqual([]);
    expect(await studio.credits('Ada')).toMatchObject({ available: 1989, reserved: 0 });
  });

  it('is told kindly when the image service no longer has it', async () => {
    await undelivered();
    const gone = { kind: 'answer', answer: { status: 404, body: '{"error":"not found"}' } } as const;
    for (const path of [/^\/generations\//, /^\/v2\/requests\/[^/]+$/]) {
      studio.segmind.faults.add({ on: requestTo('GET', path), fault: gone, times: 10 });
    }
    await history('Ada');
    await studio.press('Ada', 'Deliver');
    await studio.sees('Ada', 'no longer has this one');
  });

  it('is nobody else’s to fetch', async () => {
    const id = await undelivered();
    const messageId = await studio.postButton(`deliver:${id}`);
    await studio.discord.pressButton({ userId: studio.idOf('Ben'), messageId, customId: `deliver:${id}` });
    await studio.sees('Ben', 'Only the person who asked');
  });
});
