// Drawing with a preset, by /imagine or by /preset use: its blanks are filled with what was typed, or asked for.
import type { ChatInputCommandInteraction } from 'discord.js';
import { joined } from '../../services/presets/blanks.js';
import type { LogOf, Services } from '../command.js';
import type { Given } from '../imagine-options.js';
import { takeOrder } from '../take-order.js';
import { askForBlanks } from './form.js';
import { presetCalled } from './option.js';
import { askedWith } from './with-preset.js';

const nothing: Given = { wish: { prompt: '' }, shape: undefined, attachments: [], count: undefined, isPrivate: undefined };

/** `given` is what was named at the command beside the preset. */
export async function drawWithPreset(
  interaction: ChatInputCommandInteraction,
  { typed, given = nothing }: { readonly typed: string; readonly given?: Given },
  services: Services,
  log: LogOf,
): Promise<void> {
  const preset = await presetCalled(interaction, typed, services);
  const asked = askedWith(preset, given, services.lineUp.offered);
  const words = given.wish.prompt.trim();
  const prompt = joined(preset.prompt, words);
  if (prompt === undefined) return askForBlanks(interaction, { name: preset.name, asked, words }, services);
  await takeOrder(interaction, { ...asked, wish: { ...asked.wish, prompt } }, services, log);
}
