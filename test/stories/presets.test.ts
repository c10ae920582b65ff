// /preset: prompts kept under a name, used by /imagine and by themselves, filled in, shared with the team, and asked for in a form.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presetIndexSchema } from '../../src/services/presets/preset-index.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { openForm, picturesOf, sendForm, whispered } from '../support/gestures.js';
import { coloursGiven, png } from '../support/pictures-given.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

type Values = Readonly<Record<string, string | boolean>>;

async function preset(name: Name, subcommand: string, options: Values = {}, channelId = studio.general, locale = 'en-US') {
  const use = { userId: studio.idOf(name), channelId, name: 'preset', subcommand, options, locale };
  return (await studio.discord.runCommand(use)).interactionId;
}

/** What only who asked is told. */
async function told(name: Name, subcommand: string, options: Values = {}, channelId = studio.general): Promise<string> {
  return whispered(studio, name, await preset(name, subcommand, options, channelId), channelId);
}

async function promptDrawn(name: Name, jobId: string): Promise<string> {
  const { content } = await picturesOf(studio, name, jobId);
  return content.split('\n')[0]?.replace(/^> /, '') ?? '';
}

function typing(name: Name, typed: string, command = 'imagine', subcommand?: string) {
  const focused = command === 'imagine' ? 'preset' : 'name';
  const options = { ...(command === 'imagine' && { prompt: 'a fox' }), [focused]: typed };
  const use = { userId: studio.idOf(name), channelId: studio.general, name: command, subcommand, options, focused };
  return studio.discord.autocomplete(use);
}

describe('a prompt that is saved', () => {
  it('is drawn with by its name: at once, with words behind it, and nobody else has it', async () => {
    expect(await told('Ada', 'save', { name: 'Dusk', prompt: 'a harbour at dusk' })).toMatch(
      /^💾 \*\*Dusk\*\* is saved for you\.\n> a harbour at dusk\nDraw it with `\/preset use`/,
    );
    expect(await promptDrawn('Ada', await preset('Ada', 'use', { name: 'dusk' }))).toBe('a harbour at dusk');
    const jobId = await studio.imagine('Ada', { prompt: 'with a fox', preset: ' DUSK ' });
    expect(await promptDrawn('Ada', jobId)).toBe('a harbour at dusk with a fox');
    const refusal = await whispered(studio, 'Ben', await studio.imagine('Ben', { prompt: 'x', preset: 'Dusk' }));
    expect(refusal).toBe('There is no preset “Dusk” here. No credits were used. `/preset list` shows which there are.');
    expect(await studio.credits('Ben')).toMatchObject({ spent: 0, reserved: 0 });
  });

  it('takes the words of /imagine into its one blank, as they are', async () => {
    expect(await told('Ada', 'save', { name: 'w', prompt: 'a {thing} beside a {Thing} in watercolour' })).toContain(
      'your words go into `{thing}`',
    );
    const jobId = await studio.imagine('Ada', { prompt: 'fox {x} $&', preset: 'w' });
    expect(studio.segmind.jobs.length).toBeLessThanOrEqual(1);
    await picturesOf(studio, 'Ada', jobId);
    expect(studio.segmind.jobs[0]?.body).toMatchObject({ prompt: 'a fox {x} $& beside a fox {x} $& in watercolour' });
  });

  it('is replaced by another of its name, and gone when it is deleted', async () => {
    await told('Ada', 'save', { name: 'w', prompt: 'one' });
    expect(await told('Ada', 'save', { name: 'W', prompt: 'two' })).toContain('in place of the one of that name');
    expect(await told('Ada', 'list')).toBe('**1 preset of yours**\n**W**\n> two');
    expect(await told('Ada', 'delete', { name: 'w' })).toBe('🗑️ **W** is deleted.');
    expect(await told('Ada', 'delete', { name: 'w' })).toContain('There is no preset “w” here.');
    expect(await told('Ada', 'list')).toContain('There are no presets here yet.');
  });

  it('is another one in direct messages, where there is no team', async () => {
    const direct = studio.discord.directMessageChannel(studio.idOf('Ada'));
    await told('Ada', 'save', { name: 'w', prompt: 'here' }, direct);
    expect(await told('Ada', 'list', {}, direct)).toBe('**1 preset of yours**\n**w**\n> here');
    expect(await told('Ada', 'list')).toContain('There are no presets here yet.');
    expect(await told('Ada', 'save', { name: 'w', prompt: 'x', shared: true }, direct)).toContain('this is a direct message');
  });

  it.each([
    ['a name without anything to see', { name: '  \u200b ', prompt: 'x' }, 'there must be something to see of it'],
    ['a name that is too long', { name: 'x'.repeat(33), prompt: 'x' }, 'is 1 to 32 characters long'],
    ['a prompt of spaces', { name: 'w', prompt: '   ' }, 'The prompt is empty'],
    ['six blanks', { name: 'w', prompt: '{a} {b} {c} {d} {e} {f} {a}' }, 'has 6 blanks, and a form can ask for 5 at most'],
    ['no prompt, before anything was drawn', { name: 'w' }, 'You have not asked for a picture here yet'],
  ])('is refused in words with %s', async (_, options, words) => {
    expect(await told('Ada', 'save', options)).toContain(words);
    expect(await told('Ada', 'list')).toContain('There are no presets here yet.');
  });

  it('may be called anything: it is shown as it was typed, and pings nobody', async () => {
    const name = '**@everyone** `<@1>` 🦊 # [x](y)';
    const saved = await told('Ada', 'save', { name, prompt: '@here **bold** {a_b}' });
    const list = await told('Ada', 'list');
    for (const text of [saved, list]) {
      expect(text).toContain('\\*\\*@\u200beveryone\\*\\* \\`<\u200b@\u200b1>\\` 🦊 # \\[x](y)');
      expect(text).toContain('> @\u200bhere \\*\\*bold\\*\\* {a\\_b}');
      expect(text).toContain('`{a_b}`');
    }
    expect(await typing('Ada', 'EVERY')).toEqual([{ name, value: name }]);
    expect(await promptDrawn('Ada', await studio.imagine('Ada', { prompt: 'fox', preset: name }))).toContain('fox');
  });

  it('is listed in pages when there are many, short enough for a message', async () => {
    for (let number = 1; number <= 10; number += 1) {
      await told('Ada', 'save', {
        name: `${'*'.repeat(29)} ${number}`,
        prompt: `${'{_a b c d e f g h i j_} `*'.repeat(9)} ${number}`,
      });
    }
    await told('Mia', 'save', { name: 'shared one', prompt: 'x', shared: true });
    const id = await preset('Ada', 'list');
    expect(await whispered(studio, 'Ada', id)).toMatch(/^\*\*10 presets of yours, 1 of the team\*\* · page 1 of 2\n/);
    const message = () => studio.view('Ada').find(({ interaction }) => interaction?.id === id);
    expect(message()?.content.length).toBeLessThanOrEqual(2000);
    const press = async (label: string) => {
      const customId = buttonsOf(message() ?? { components: [] }).find((button) => button.label === label)?.customId ?? '';
      const edits = message()?.edits;
      await studio.discord.pressButton({ userId: studio.idOf('Ada'), messageId: message()?.id ?? '', customId });
      await studio.until(() => message()?.edits !== edits, label);
    };
    await press('Next');
    const [heading, ...lines] = message()?.content.split('\n') ?? [];
    expect(heading).toContain('page 2 of 2');
    expect(lines.filter((line) => line.startsWith('**')).map((line) => line.split('**')[1])).toEqual([
      `${'\\*'.repeat(29)} 9`,
      `${'\\*'.repeat(29)} 10`,
      'shared one',
    ]);
    expect(lines.slice(-2)).toEqual(['**shared one** · team', '> x']);
    await press('Back');
    expect(message()?.content).toContain('page 1 of 2');
  });
});

describe('a preset with several blanks', () => {
  beforeEach(async () => {
    expect(await told('Ada', 'save', { name: 'scene', prompt: 'a {thing} in a {place}, {light}' })).toContain(
      'you are asked for `{thing}`, `{place}` and `{light}`',
    );
  });

  it('asks for them in a form, the first with what was typed; the options of /imagine are kept over a restart', async () => {
    const options = { prompt: 'fox', preset: 'scene', quality: 'low', size: '1536x1024', count: 2 };
    await studio.imagine('Ada', options, { reference: await png('fox.png', 'red') });
    const form = await openForm(studio, 'Ada');
    expect(form.title).toBe('Preset scene');
    expect(form.components.map(({ label }) => label)).toEqual(['thing', 'place', 'light']);
    expect(form.components[0]?.component).toMatchObject({ value: 'fox' });
    await studio.stopApp();
    await studio.startApp();
    const jobId = await sendForm(studio, 'Ada', { 'blank-2': 'wood', 'blank-3': 'dusk' });
    const { content, attachments } = await picturesOf(studio, 'Ada', jobId);
    expect(content).toContain('> a fox in a wood, dusk\n');
    expect(content).toContain('1 reference · GPT Image 1 Edit Mini · 1536×1024 · low');
    expect(attachments).toHaveLength(2);
    expect(await coloursGiven(studio)).toEqual([[255, 0, 0]]);
  });

  it('is drawn as it was when the form was opened, though it is deleted meanwhile', async () => {
    await preset('Ada', 'use', { name: 'scene' });
    const { interactionId } = await openForm(studio, 'Ada');
    await told('Ada', 'delete', { name: 'scene' });
    const values = { 'blank-1': 'fox', 'blank-2': 'wood', 'blank-3': 'dusk' };
    const submit = { userId: studio.idOf('Ada'), interactionId, values };
    expect(await promptDrawn('Ada', (await studio.discord.submitModal(submit)).interactionId)).toBe('a fox in a wood, dusk');
  });

  it('says so when a line is left blank, and costs nothing', async () => {
    await preset('Ada', 'use', { name: 'scene' });
    const jobId = await sendForm(studio, 'Ada', { 'blank-1': 'fox', 'blank-2': '  ', 'blank-3': 'dusk' });
    expect(await whispered(studio, 'Ada', jobId)).toMatch(/^A blank was left empty\. No credits were used\./);
    expect(await studio.credits('Ada')).toMatchObject({ spent: 0, reserved: 0 });
  });

  it('opens its form whatever it and its blanks are called', async () => {
    await told('Ada', 'save', { name: '🦊'.repeat(32), prompt: `{${'𝒜'.repeat(30)}} {b}` });
    await preset('Ada', 'use', { name: '🦊'.repeat(32) });
    const { title, components } = await openForm(studio, 'Ada');
    expect(title).toMatch(/^Preset 🦊+…$/u);
    expect(components.map(({ label }) => String(label))).toEqual([expect.stringMatching(/^𝒜+…$/u), 'b']);
  });

  it('with one blank /preset use asks too', async () => {
    await told('Ada', 'save', { name: 'one', prompt: 'a {thing}' });
    await preset('Ada', 'use', { name: 'one' });
    expect((await openForm(studio, 'Ada')).components.map(({ label }) => label)).toEqual(['thing']);
    expect(await promptDrawn('Ada', await sendForm(studio, 'Ada', { 'blank-1': 'fox' }))).toBe('a fox');
  });
});

describe('the team’s presets', () => {
  it('are saved by who may manage the server, and used by everybody', async () => {
    expect(await told('Mia', 'save', { name: 'house style', prompt: '{thing}, flat, two colours', shared: true })).toContain(
      'is saved for everybody here.',
    );
    expect(await typing('Ben', 'style')).toEqual([{ name: 'house style · team', value: 'house style' }]);
    const jobId = await studio.imagine('Ben', { prompt: 'a fox', preset: 'house style' });
    expect(await promptDrawn('Ben', jobId)).toBe('a fox, flat, two colours');
    expect(await told('Ben', 'list')).toBe(
      '**1 preset of the team**\n**house style** · team · `{thing}`\n> {thing}, flat, two colours',
    );
  });

  it('are neither saved, nor replaced, nor deleted by anybody else', async () => {
    expect(await told('Ben', 'save', { name: 'w', prompt: 'Ben’s', shared: true })).toMatch(
      /^Only somebody who may manage this server can save presets for everybody\. Nothing was saved\./,
    );
    await told('Mia', 'save', { name: 'w', prompt: 'Mia’s', shared: true });
    expect(await told('Ben', 'save', { name: 'W', prompt: 'Ben’s', shared: true })).toContain('Nothing was saved.');
    expect(await told('Ben', 'delete', { name: 'w' })).toContain('This preset is the team’s');
    expect(await promptDrawn('Ben', await preset('Ben', 'use', { name: 'w' }))).toBe('Mia’s');
    expect(await told('Mia', 'delete', { name: 'w' })).toBe('🗑️ **w** is deleted for everybody here.');
    expect(await told('Ben', 'list')).toContain('There are no presets here yet.');
  });

  it('stand back behind one’s own of the same name, and are there again when that is deleted', async () => {
    await told('Mia', 'save', { name: 'w', prompt: 'the team’s', shared: true });
    await told('Ben', 'save', { name: 'W', prompt: 'Ben’s' });
    expect(await typing('Ben', 'w', 'preset', 'use')).toEqual([{ name: 'W', value: 'W' }]);
    expect(await promptDrawn('Ben', await preset('Ben', 'use', { name: 'w' }))).toBe('Ben’s');
    expect(await promptDrawn('Ada', await preset('Ada', 'use', { name: 'w' }))).toBe('the team’s');
    expect(await told('Ben', 'delete', { name: 'w' })).toContain('The team has one of that name too');
    expect(await promptDrawn('Ben', await preset('Ben', 'use', { name: 'w' }))).toBe('the team’s');
  });
});

describe('while a name is typed', () => {
  const entries = (kind: string) =>
    Array.from({ length: 1000 }, (_, index) => ({ id: `${index}`, name: `${kind} ${index}`, bytes: 0 }));

  it('at most 25 of a thousand are offered, one’s own before the team’s thousand, also to who deletes', async () => {
    const store = new MemoryStore();
    const records = await store.records('preset_indexes', presetIndexSchema);
    const { guildId } = studio.discord;
    await records.set(`${guildId}/${studio.idOf('Ada')}`, { presets: entries('fox'), loose: [] });
    await records.set(`${guildId}/team`, { presets: entries('owl'), loose: [] });
    await studio.close();
    studio = await openStudio({ store });
    const names = async (...typed: Parameters<typeof typing>) => (await typing(...typed)).map(({ name }) => name);
    const first = entries('fox').slice(0, 25);
    expect(await names('Ada', '')).toEqual(first.map(({ name }) => name));
    expect(await names('Ada', '99', 'preset', 'delete')).toEqual([
      ...['fox 99', 'fox 199', 'fox 299', 'fox 399', 'fox 499', 'fox 599', 'fox 699', 'fox 799', 'fox 899'],
      ...entries('fox')
        .slice(990)
        .map(({ name }) => name),
      ...['owl 99', 'owl 199', 'owl 299', 'owl 399', 'owl 499', 'owl 599'].map((name) => `${name} · team`),
    ]);
    expect(await names('Ada', 'owl 99')).toHaveLength(11);
    expect(await names('Ben', 'fox')).toEqual([]);
    expect(await names('Ben', '  OWL  7', 'preset', 'use')).toHaveLength(25);
  });
});

it('German members are answered in German', async () => {
  const id = await preset('Ada', 'save', { name: 'w', prompt: '{Ding} in Aquarell' }, studio.general, 'de');
  expect(await whispered(studio, 'Ada', id)).toContain('ist für dich gespeichert.');
  await told('Mia', 'save', { name: 'team', prompt: 'x', shared: true });
  const use = { userId: studio.idOf('Ada'), channelId: studio.general, name: 'imagine', focused: 'preset', locale: 'de' };
  expect((await studio.discord.autocomplete({ ...use, options: { preset: 'team' } }))[0]?.name).toBe('team · für alle');
});
