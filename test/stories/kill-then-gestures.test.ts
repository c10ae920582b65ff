// `kill -9`, and then every gesture on messages from before it: what answers them is in their ids and in the store, not in memory.
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { type BotProcess, until } from '../support/bot-process.js';
import { atDiscord, killAt } from '../support/kill-point.js';
import { ProcessWorld } from '../support/process-world.js';
import { buttonsOf } from '../support/transcript.js';

type Name = 'Ada' | 'Ben';

/** What people do in a world whose bot comes and goes. */
function peopleIn(world: ProcessWorld) {
  const { discord, general } = world;
  const idOf = (name: Name) => discord.people().find((person) => person.name === name)?.id ?? '';
  const seenBy = (name: Name) => discord.view(general, idOf(name));
  const answerTo = (name: Name, interactionId: string) =>
    until(
      () => seenBy(name).find(({ interaction, state }) => interaction?.id === interactionId && state === 'sent'),
      `an answer to ${interactionId}`,
    );
  const use = async (name: Name, command: string, of: { options?: Record<string, string>; targetMessageId?: string } = {}) =>
    (await discord.runCommand({ userId: idOf(name), channelId: general, name: command, ...of })).interactionId;
  return {
    idOf,
    seenBy,
    answerTo,
    use,
    async press(name: Name, message: SeenMessage, label: string): Promise<string> {
      const customId = buttonsOf(message).find((button) => button.label.startsWith(label))?.customId ?? '';
      return (await discord.pressButton({ userId: idOf(name), messageId: message.id, customId })).interactionId;
    },
    async openForm(name: Name): Promise<string> {
      return (await until(() => discord.openModal(idOf(name)), `a form for ${name}`)).interactionId;
    },
    async send(name: Name, form: string, what: string): Promise<string> {
      return (await discord.submitModal({ userId: idOf(name), interactionId: form, values: { what } })).interactionId;
    },
    reply(name: Name, { id }: SeenMessage, words: string): Promise<string> {
      const content = `<@${discord.botUserId}> ${words}`;
      return discord.sendMessage({ userId: idOf(name), channelId: general, content, replyTo: id });
    },
    picturesOf: (jobId: string) =>
      until(
        () => seenBy('Ben').find(({ attachments }) => attachments.some(({ filename }) => filename.includes(`-${jobId}-`))),
        `the picture of ${jobId}`,
      ),
  };
}

const ANIMALS = ['fox', 'owl', 'cat', 'dog', 'hen', 'eel', 'ant'] as const;

describe('on a message from before a kill', () => {
  let world: ProcessWorld;
  let people: ReturnType<typeof peopleIn>;
  let second: BotProcess;
  let history: SeenMessage;
  const old = new Map<string, SeenMessage>();

  beforeAll(async () => {
    world = await ProcessWorld.open();
    people = peopleIn(world);
    const first = await world.start({ MAX_JOBS_PER_MEMBER: String(ANIMALS.length) });
    const drawing = ANIMALS.map(async (animal) => {
      old.set(animal, await people.picturesOf(await people.use('Ada', 'imagine', { options: { prompt: `one ${animal}` } })));
    });
    await Promise.all(drawing);
    history = await people.answerTo('Ada', await people.use('Ada', 'history'));
    await first.kill();
    expect((await first.exited).signal).toBe('SIGKILL');
    second = await world.start();
  });

  afterAll(async () => {
    expect(await second.leave()).toEqual({ code: 0, signal: null });
    expect(world.discord.violations).toEqual([]);
    await world.close();
  });

  /** Each gesture has a picture of its own. */
  function oldOne(animal: (typeof ANIMALS)[number]): SeenMessage {
    const message = old.get(animal);
    if (!message) throw new Error(`There is no ${animal}.`);
    return message;
  }

  it('“Again” draws the same once more', async () => {
    const { content } = await people.picturesOf(await people.press('Ben', oldOne('fox'), 'Again'));
    expect(content).toMatch(/^> one fox\n-# .*medium · 11 credits$/);
  });

  it('“High quality” draws it finely', async () => {
    const { content } = await people.picturesOf(await people.press('Ben', oldOne('owl'), 'High quality'));
    expect(content).toMatch(/^> one owl\n-# .*high · 36 credits$/);
  });

  it('“Edit” opens the form, and what is sent is drawn from the picture', async () => {
    await people.press('Ben', oldOne('cat'), 'Edit');
    const { content } = await people.picturesOf(await people.send('Ben', await people.openForm('Ben'), 'make it night'));
    expect(content).toMatch(/^> make it night\n-# .*1 reference/);
  });

  it('“Edit image” in its menu does so too', async () => {
    await people.use('Ben', 'Edit image', { targetMessageId: oldOne('dog').id });
    const { content } = await people.picturesOf(await people.send('Ben', await people.openForm('Ben'), 'in snow'));
    expect(content).toMatch(/^> in snow\n-# .*1 reference/);
  });

  it('a reply that mentions the bot edits it, and the way back is known', async () => {
    const asked = await people.reply('Ben', oldOne('hen'), 'in the rain');
    const rain = await people.picturesOf(asked);
    expect(rain).toMatchObject({ replyTo: asked, content: expect.stringMatching(/^> in the rain\n-# .*1 reference/) });
    const { content } = await people.answerTo('Ben', await people.press('Ben', rain, 'Details'));
    expect(content).toContain('1. one hen');
  });

  it('“Details” tells everything', async () => {
    const { ephemeral, content } = await people.answerTo('Ben', await people.press('Ben', oldOne('eel'), 'Details'));
    expect(ephemeral).toBe(true);
    expect(content).toContain('> one eel');
    expect(content).toContain(`**Asked for by** <@${people.idOf('Ada')}>`);
  });

  it('“Delete” is refused to others, and takes it away for who asked', async () => {
    const ant = oldOne('ant');
    const isThere = () => people.seenBy('Ben').some(({ id }) => id === ant.id);
    const refused = await people.answerTo('Ben', await people.press('Ben', ant, 'Delete'));
    expect([refused.ephemeral, isThere()]).toEqual([true, true]);
    await people.answerTo('Ada', await people.press('Ada', ant, 'Delete'));
    expect(isThere()).toBe(false);
  });

  it('the pages of /history turn, there and back', async () => {
    const page = async (label: string, number: number) => {
      await people.press('Ada', history, label);
      const find = () => people.seenBy('Ada').find(({ id, content }) => id === history.id && content.includes(`page ${number}`));
      history = await until(find, `page ${number}`);
      return history.embeds.map(({ description }) => String(description).split('\n')[0]);
    };
    const [older, newer] = [await page('Older', 2), await page('Newer', 1)];
    expect([older.length, newer.length]).toEqual([2, 5]);
    expect([...older, ...newer].sort()).toEqual(ANIMALS.map((animal) => `one ${animal}`).sort());
  });
});

type Killing = (world: ProcessWorld, bot: BotProcess, open: () => Promise<unknown>) => Promise<void>;

const killings: readonly (readonly [string, Killing])[] = [
  [
    'after it was opened',
    async (_, bot, open) => {
      await open();
      await bot.kill();
    },
  ],
  [
    'in the very moment in which it opens',
    async (world, bot, open) => {
      const dead = killAt(world, bot, { at: 'discord', sees: atDiscord.deferral, handled: true });
      await open();
      await dead;
    },
  ],
];

describe('a form that is open while the bot is killed', () => {
  test.each(killings)('%s is taken as if nothing had been', async (_, kill) => {
    const world = await ProcessWorld.open();
    onTestFinished(() => world.close());
    const people = peopleIn(world);
    const first = await world.start();
    const lighthouse = await people.picturesOf(await people.use('Ada', 'imagine', { options: { prompt: 'a lighthouse' } }));
    let form = '';
    await kill(world, first, async () => {
      await people.press('Ben', lighthouse, 'Edit');
      form = await people.openForm('Ben');
    });
    expect((await first.exited).signal).toBe('SIGKILL');
    const second = await world.start();
    const { content } = await people.picturesOf(await people.send('Ben', form, 'make it night'));
    expect(content).toMatch(/^> make it night\n-# .*1 reference/);
    expect(await second.leave()).toEqual({ code: 0, signal: null });
    expect(world.discord.violations).toEqual([]);
  });
});
