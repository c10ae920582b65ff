// /quota as Discord gets it: subcommands and their options, in every language, within Discord's limits.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { quota } from '../../src/commands/quota/quota.js';
import { translations } from '../../src/services/messages/messages.js';

const { data } = quota;
const subcommands = (data.options ?? []).filter(
  (option): option is APIApplicationCommandSubcommandOption => option.type === ApplicationCommandOptionType.Subcommand,
);
const choicesOf = (option: APIApplicationCommandBasicOption): readonly APIApplicationCommandOptionChoice[] =>
  'choices' in option ? (option.choices ?? []) : [];

it('is for who may manage the server, and only there', () => {
  expect(data.default_member_permissions).toBe(String(PermissionFlagsBits.ManageGuild));
  expect(data.contexts).toEqual([InteractionContextType.Guild]);
});

it('has the subcommands and options that are agreed, required ones first', () => {
  const shape = subcommands.map(({ name, options }) => [
    name,
    ...(options ?? []).map((option) => `${option.name}${option.required ? '!' : ''}`),
  ]);
  expect(shape).toEqual([
    ['usage', 'period', 'member'],
    ['export', 'period'],
    ['grant', 'member!', 'amount!', 'reason', 'expires'],
    ['set', 'scope', 'amount', 'role', 'member'],
    ['reset', 'member!', 'reason'],
    ['audit', 'member'],
  ]);
  const offered = subcommands.flatMap(({ options }) => (options ?? []).flatMap(choicesOf)).map(({ value }) => value);
  expect(offered).toEqual(['period', 'never', 'guild', 'role', 'member', 'budget']);
});

describe.each(subcommands.map((subcommand) => [subcommand.name, subcommand] as const))('/quota %s', (_, subcommand) => {
  const options = subcommand.options ?? [];

  it('is described in every language there is, within Discord’s limits', () => {
    for (const { name, description, description_localizations } of [subcommand, ...options]) {
      expect(Object.keys(description_localizations ?? {}), name).toEqual([...translations.keys()]);
      for (const words of [description, ...Object.values(description_localizations ?? {})]) {
        expect(words?.length, `${name}: ${words}`).toBeLessThanOrEqual(100);
      }
    }
    for (const { name, name_localizations } of options.flatMap(choicesOf)) {
      for (const words of [name, ...Object.values(name_localizations ?? {})]) expect(words?.length).toBeLessThanOrEqual(100);
    }
  });
});

it('is not longer than Discord takes in all', () => {
  const all = [data, ...subcommands, ...subcommands.flatMap(({ options }) => options ?? [])];
  const words = all.map(({ name, description, description_localizations }) => {
    return (
      name.length +
      Math.max(description.length, ...Object.values(description_localizations ?? {}).map((text) => text?.length ?? 0))
    );
  });
  expect(words.reduce((sum, length) => sum + length, 0)).toBeLessThan(7000);
});
