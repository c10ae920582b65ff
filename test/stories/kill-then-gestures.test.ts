// `kill -9`, and then every gesture on messages from before it: what answers them is in their ids and in the store, not in memory.
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { type BotProcess, until } from '../support/bot-process.js';
import { menu, openForm, picturesOf, pressOn, reply, type Stage, sendForm, whisper } from '../support/gestures.js';
import { atDiscord, killAt } from '../support/kill-point.js';
import { ProcessWorld } from '../support/process-world.js';
import type { Name } from '../support/studio.js';

/** The world as a stage for gestures. */
function stageIn({ discord, general }: ProcessWorld): Stage {
  const idOf = (name: Name) => discord.people().find((person) => person.name === name)?.id ?? '';
  return {
    ...{ discord, general, idOf },
    view: (name, channelId = general) => discord.view(channelId, idOf(name)),
    until: async (condition, what = 'it') => {
      await until(condition, what);
    },
  };
}

async function use({ discord, general, idOf }: Stage, name: Name, command: string, options = {}): Promise<string> {
  return (await discord.runCommand({ userId: idOf(name), channelId: general, name: command, options })).interactionId;
}

const ANIMALS = ['fox', 'owl', 'cat', 'dog', 'hen', 'eel', 'ant'] as const;

let world: ProcessWorld;
let stage: Stage;
/** The process that is there. */
let bot: BotProcess;

beforeAll(async () => {
  world = await ProcessWorld.open();
  stage = stageIn(world);
});

afterAll(async () => {
  expect(await bot.leave()).toEqual({ code: 0, signal: null });
  expect(world.discord.violations).toEqual([]);
  await world.close();
});

describe('on a message from before a kill', () => {
  let history: SeenMessage;
  const old = new Map<string, SeenMessage>();

  beforeAll(async () => {
    const first = await world.start({ MAX_JOBS_PER_MEMBER: String(ANIMALS.length) });
    const drawing = ANIMALS.map(async (animal) => {
      old.set(animal, await picturesOf(stage, 'Ben', await use(stage, 'Ada', 'imagine', { prompt: `one ${animal}` })));
    });
    await Promise.all(drawing);
    history = await whisper(stage, 'Ada', await use(stage, 'Ada', 'history'));
    await first.kill();
    expect((await first.exited).signal).toBe('SIGKILL');
    bot = await world.start();
  });

  /** Each gesture has a picture of its own. */
  function oldOne(animal: (typeof ANIMALS)[number]): SeenMessage {
    const message = old.get(animal);
    if (!message) throw new Error(`There is no ${animal}.`);
    return message;
  }

  it('“Again” draws the same once more', async () => {
    const { content } = await picturesOf(stage, 'Ben', await pressOn(stage, 'Ben', oldOne('fox'), 'Again'));
    expect(content).toMatch(/^> one fox\n-# .*medium · 11 credits$/);
  });

  it('“High quality” draws it finely', async () => {
    const { content } = await picturesOf(stage, 'Ben', await pressOn(stage, 'Ben', oldOne('owl'), 'High quality'));
    expect(content).toMatch(/^> one owl\n-# .*high · 36 credits$/);
  });

  it('“Edit” opens the form, and what is sent is drawn from the picture', async () => {
    await pressOn(stage, 'Ben', oldOne('cat'), 'Edit');
    const { content } = await picturesOf(stage, 'Ben', await sendForm(stage, 'Ben', { what: 'make it night' }));
    expect(content).toMatch(/^> make it night\n-# .*1 reference/);
  });

  it('“Edit image” in its menu does so too', async () => {
    await menu(stage, 'Ben', oldOne('dog').id);
    const { content } = await picturesOf(stage, 'Ben', await sendForm(stage, 'Ben', { what: 'in snow' }));
    expect(content).toMatch(/^> in snow\n-# .*1 reference/);
  });

  it('a reply that mentions the bot edits it, and the way back is known', async () => {
    const asked = await reply(stage, 'Ben', oldOne('hen').id, '{bot} in the rain');
    const rain = await picturesOf(stage, 'Ben', asked);
    expect(rain).toMatchObject({ replyTo: asked, content: expect.stringMatching(/^> in the rain\n-# .*1 reference/) });
    const { content } = await whisper(stage, 'Ben', await pressOn(stage, 'Ben', rain, 'Details'));
    expect(content).toContain('1. one hen');
  });

  it('“Details” tells everything', async () => {
    const { ephemeral, content } = await whisper(stage, 'Ben', await pressOn(stage, 'Ben', oldOne('eel'), 'Details'));
    expect(ephemeral).toBe(true);
    expect(content).toContain('> one eel');
    expect(content).toContain(`**Asked for by** <@${stage.idOf('Ada')}>`);
  });

  it('“Delete” is refused to others, and takes it away for who asked', async () => {
    const ant = oldOne('ant');
    const isThere = () => stage.view('Ben').some(({ id }) => id === ant.id);
    const refused = await whisper(stage, 'Ben', await pressOn(stage, 'Ben', ant, 'Delete'));
    expect([refused.ephemeral, isThere()]).toEqual([true, true]);
    await whisper(stage, 'Ada', await pressOn(stage, 'Ada', ant, 'Delete'));
    expect(isThere()).toBe(false);
  });

  it('the pages of /history turn, there and back', async () => {
    const page = async (label: string, number: number) => {
      await pressOn(stage, 'Ada', history, label);
      const find = () => stage.view('Ada').find(({ id, content }) => id === history.id && content.includes(`page ${number}`));
      history = await until(find, `page ${number}`);
      return history.embeds.map(({ description }) => String(description).split('\n')[0]);
    };
    const [older, newer] = [await page('Older', 2), await page('Newer', 1)];
    expect([older.length, newer.length]).toEqual([2, 5]);
    expect([...older, ...newer].sort()).toEqual(ANIMALS.map((animal) => `one ${animal}`).sort());
  });
});

type Killing = (open: () => Promise<unknown>) => Promise<void>;

const killings: readonly (readonly [string, Killing])[] = [
  [
    'after it was opened',
    async (open) => {
      await open();
      await bot.kill();
    },
  ],
  [
    'in the very moment in which it opens',
    async (open) => {
      const dead = killAt(world, bot, { at: 'discord', sees: atDiscord.deferral, handled: true });
      await open();
      await dead;
    },
  ],
];

describe('a form that is open while the bot is killed', () => {
  test.each(killings)('%s is taken as if nothing had been', async (_, kill) => {
    const lighthouse = await picturesOf(stage, 'Ben', await use(stage, 'Ada', 'imagine', { prompt: 'a lighthouse' }));
    await kill(async () => {
      await pressOn(stage, 'Ben', lighthouse, 'Edit');
      await openForm(stage, 'Ben');
    });
    expect((await bot.exited).signal).toBe('SIGKILL');
    bot = await world.start();
    const { content } = await picturesOf(stage, 'Ben', await sendForm(stage, 'Ben', { what: 'make it night' }));
    expect(content).toMatch(/^> make it night\n-# .*1 reference/);
    expect(world.discord.violations).toEqual([]);
  });
});
