// The option that names a preset and completes itself, wherever there is one: here it is offered, completed, and found.
import { ApplicationCommandOptionType, type AutocompleteInteraction } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { languageFor, say } from '../../services/messages/messages.js';
import type { Preset } from '../../services/presets/preset.js';
import { LONGEST_NAME } from '../../services/presets/preset-name.js';
import type { Named } from '../../services/presets/presets.js';
import type { Services, Suggestions } from '../command.js';
import { holderOf } from '../holder.js';

/** Discord counts emoji twice and more; the name itself is judged when it is looked up. */
const LONGEST_TYPED = 100;

export const presetOption = {
  type: ApplicationCommandOptionType.String as const,
  autocomplete: true as const,
  max_length: LONGEST_TYPED,
};

export async function suggestPresets(interaction: AutocompleteInteraction, { presets }: Services): Promise<Suggestions> {
  const language = languageFor(interaction.locale);
  const found = await presets.suggest(holderOf(interaction), interaction.options.getFocused());
  return found.map(({ scope, name }) => ({
    name: scope === 'own' ? name : say(language, 'preset.teams', { name }),
    value: name,
  }));
}

interface Asking {
  readonly guildId: string | null;
  readonly user: { readonly id: string };
}

/** What was typed may also be no choice of the list. Throws a UserError when there is none of this name. */
export async function presetNamed(
  { guildId, user }: Asking,
  typed: string,
  { presets }: Pick<Services, 'presets'>,
): Promise<Named> {
  const found = await presets.find({ guildId, userId: user.id }, typed);
  if (!found) throw new UserError('preset.unknown', { name: plain(typed, LONGEST_NAME) });
  return found;
}

export async function presetCalled(asking: Asking, typed: string, services: Pick<Services, 'presets'>): Promise<Preset> {
  const named = await presetNamed(asking, typed, services);
  const preset = await services.presets.read(named);
  if (!preset) throw new UserError('preset.unreadable', { name: plain(named.entry.name, LONGEST_NAME) });
  return preset;
}
