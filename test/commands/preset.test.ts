// /preset as Discord gets it: its subcommands are described in every language, within Discord's limits.
import { ApplicationCommandOptionType } from 'discord.js';
import { expect, it } from 'vitest';
import { preset } from '../../src/commands/preset/preset.js';
import { translations } from '../../src/services/messages/messages.js';

const subcommands = (preset.data.options ?? []).flatMap((option) =>
  option.type === ApplicationCommandOptionType.Subcommand ? [option] : [],
);
const described = subcommands.flatMap((each) => [each, ...(each.options ?? [])]);

it('saves, lists, uses and deletes', () => {
  expect(subcommands.map(({ name, options }) => [name, ...(options ?? []).map((option) => option.name)])).toEqual([
    ['save', 'name', 'prompt', 'shared'],
    ['list'],
    ['use', 'name'],
    ['delete', 'name'],
  ]);
});

it.each(described)(
  'says in every language what $name is for, in 100 characters',
  ({ description, description_localizations }) => {
    const texts = [description, ...Object.values(description_localizations ?? {})];
    expect(texts).toHaveLength(1 + translations.size);
    expect(new Set(texts).size).toBe(texts.length);
    for (const text of texts) expect(text?.length, String(text)).toBeLessThanOrEqual(100);
  },
);
