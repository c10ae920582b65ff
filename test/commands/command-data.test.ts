// The commands as Discord gets them, held against Discord's limits.
import {
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../src/commands/index.js';
import { translations } from '../../src/services/messages/messages.js';
import { catalogue, defaults } from '../../src/services/providers/catalogue.js';

const commands = commandsFor(catalogue);
const slashCommands = commands.filter((command) => command.kind === 'slash');
const NAME = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}]{1,32}$/u;
const MOST_CHARACTERS = 8000;

const optionsOf = (name: string): readonly APIApplicationCommandOption[] =>
  slashCommands.find(({ data }) => data.name === name)?.data.options ?? [];
const choicesOf = (option: APIApplicationCommandOption): readonly APIApplicationCommandOptionChoice[] =>
  'choices' in option ? (option.choices ?? []) : [];

function longest(text: string, localizations: object | null | undefined): string {
  return [text, ...Object.values(localizations ?? {}).map(String)].reduce((most, words) =>
    words.length > most.length ? words : most,
  );
}

it('no two commands have the same name, and there are at most a hundred', () => {
  const names = commands.map(({ data }) => data.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeLessThanOrEqual(100);
});

describe.each(slashCommands.map(({ data }) => [data.name, data] as const))('/%s', (_, data) => {
  const options: readonly APIApplicationCommandOption[] = data.options ?? [];

  it('has a name and a description that Discord takes', () => {
    expect(data.name).toMatch(NAME);
    expect(data.description.length).toBeGreaterThan(0);
    expect(data.description.length).toBeLessThanOrEqual(100);
  });

  it('has at most 25 options, named differently and described', () => {
    expect(options.length).toBeLessThanOrEqual(25);
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    for (const { name, description } of options) {
      expect(name).toMatch(NAME);
      expect(description.length, name).toBeGreaterThan(0);
      expect(description.length, name).toBeLessThanOrEqual(100);
    }
  });

  it('asks for what it needs before what may be left out', () => {
    const required = options.map((option) => ('required' in option ? option.required === true : false));
    expect(required).toEqual([...required].sort((one, other) => Number(other) - Number(one)));
  });

  it('offers at most 25 choices an option, none twice', () => {
    for (const option of options) {
      const choices = choicesOf(option);
      expect(choices.length, option.name).toBeLessThanOrEqual(25);
      expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
      expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
      for (const { name, value } of choices) {
        expect(name.length).toBeLessThanOrEqual(100);
        expect(String(value).length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('is not longer than Discord takes in all, in whichever language it is longest', () => {
    const words = [data, ...options, ...options.flatMap(choicesOf)].flatMap((item) => [
      longest(item.name, item.name_localizations),
      'description' in item ? longest(item.description, item.description_localizations) : '',
      'value' in item ? String(item.value) : '',
    ]);
    expect(words.join('').length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  it('is described in every language there is, within the same limits; its name and those of its options stay', () => {
    for (const { name, description, name_localizations, description_localizations } of [data, ...options]) {
      expect(name_localizations, name).toBeUndefined();
      expect(Object.keys(description_localizations ?? {}), name).toEqual([...translations.keys()]);
      for (const words of Object.values(description_localizations ?? {})) {
        expect(words, name).not.toBe(description);
        expect(words?.length, name).toBeGreaterThan(0);
        expect(words?.length, name).toBeLessThanOrEqual(100);
      }
    }
  });

  it('names its choices in every language, each differently', () => {
    for (const option of options) {
      for (const locale of choicesOf(option).length > 0 ? translations.keys() : []) {
        const names = choicesOf(option).map(({ name_localizations }) =>
          new Map(Object.entries(name_localizations ?? {})).get(locale),
        );
        expect(
          names.every((name) => name && name.length <= 100),
          option.name,
        ).toBe(true);
        expect(new Set(names).size, option.name).toBe(names.length);
      }
    }
  });
});

describe('/imagine', () => {
  it('needs the prompt and nothing else, and takes the longest that Discord allows', () => {
    const [prompt, ...others] = optionsOf('imagine');
    expect(prompt).toMatchObject({ name: 'prompt', required: true, type: ApplicationCommandOptionType.String, max_length: 6000 });
    expect(others.every((option) => !('required' in option && option.required))).toBe(true);
  });

  it('offers the wire’s own words, and every default is among them', () => {
    const offered = Object.fromEntries(
      optionsOf('imagine').map((option) => [option.name, choicesOf(option).map(({ value }) => value)]),
    );
    expect(offered.size).toEqual(['1024x1024', '1536x1024', '1024x1536', 'auto']);
    expect(offered.quality).toEqual(['low', 'medium', 'high', 'auto']);
    expect(offered.format).toEqual(['png', 'jpeg', 'webp']);
    for (const name of ['size', 'quality', 'background', 'format', 'moderation'] as const) {
      expect(offered[name], name).toContain(defaults[name]);
    }
  });

  it('shows the vendor’s name of each model somewhere in its choice', () => {
    const [model] = optionsOf('imagine').filter(({ name }) => name === 'model');
    const shown = (model ? choicesOf(model) : []).map(({ name, value }) => `${name} ${value}`);
    for (const { slug } of catalogue) expect(shown.some((choice) => choice.includes(slug))).toBe(true);
  });

  it('speaks German to Germans', () => {
    const { description, description_localizations } = slashCommands.find(({ data }) => data.name === 'imagine')?.data ?? {};
    expect(description).toMatch(/^Draw a picture/);
    expect(description_localizations?.de).toMatch(/^Zeichne ein Bild/);
    const [size] = optionsOf('imagine').filter(({ name }) => name === 'size');
    expect(size ? choicesOf(size)[0] : undefined).toEqual({
      name: 'Square (1024×1024)',
      name_localizations: { de: 'Quadrat (1024×1024)' },
      value: '1024x1024',
    });
  });

  it('says of each model what it is for', () => {
    const [model] = optionsOf('imagine').filter(({ name }) => name === 'model');
    expect((model ? choicesOf(model) : []).map(({ name, name_localizations }) => [name, name_localizations?.de])).toEqual([
      ['GPT Image 1 Mini: draws from words', 'GPT Image 1 Mini: zeichnet nach Worten'],
      ['GPT Image 1 Edit Mini: edits pictures', 'GPT Image 1 Edit Mini: bearbeitet Bilder'],
      ['GPT Image 1 Edit: edits pictures, finest', 'GPT Image 1 Edit: bearbeitet Bilder, am feinsten'],
      [
        'GPT Image 1 Mini by 1min.ai: draws, or edits one picture',
        'GPT Image 1 Mini by 1min.ai: zeichnet, oder bearbeitet ein Bild',
      ],
    ]);
  });

  it('limits numbers to what can be drawn', () => {
    const options = optionsOf('imagine');
    expect(options.find(({ name }) => name === 'compression')).toMatchObject({ min_value: 0, max_value: 100 });
    expect(options.find(({ name }) => name === 'count')).toMatchObject({ min_value: 1, max_value: 4 });
  });
});
