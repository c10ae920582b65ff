// /preset list: one's own presets and the team's, page by page.
import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { writeCustomId } from '../../services/discord/custom-id.js';
import { fits } from '../../services/discord/message-length.js';
import { plain, shortened } from '../../services/discord/plain-text.js';
import { inputsOf } from '../../services/jobs/job.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { blanksOf } from '../../services/presets/blanks.js';
import type { Preset } from '../../services/presets/preset.js';
import { LONGEST_NAME } from '../../services/presets/preset-name.js';
import type { Named } from '../../services/presets/presets.js';
import { action, type Services } from '../command.js';
import { holderOf } from '../holder.js';
import { pageButtons, pageNumber } from '../pages.js';

/** Presets a page: short enough for a phone. */
const PAGE = 8;
/** Characters of a prompt: as many as there is room for. */
const ROOMS = [80, 30, 0] as const;
const BLANKS_LENGTH = 60;

const state = z.tuple([pageNumber]).transform(([page]) => page);

export async function listPresets(interaction: ChatInputCommandInteraction, services: Services): Promise<void> {
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(await page(interaction, 0, services));
}

/** The page is whose presses: an id that was forged shows nobody else's. */
export const turnPresets = action<ButtonInteraction, number>('presets', state, async (interaction, wanted, services) => {
  await interaction.deferUpdate();
  await interaction.editReply(await page(interaction, wanted, services));
});

interface Listed extends Named {
  /** None when its record can't be read. */
  readonly preset: Preset | undefined;
}

async function page(interaction: ChatInputCommandInteraction | ButtonInteraction, wanted: number, { presets }: Services) {
  const language = languageFor(interaction.locale);
  const all = await presets.all(holderOf(interaction));
  const last = Math.max(0, Math.ceil(all.length / PAGE) - 1);
  // Some may have been deleted since.
  const number = Math.min(wanted, last);
  const shown = all.slice(number * PAGE, (number + 1) * PAGE);
  const listed = await Promise.all(shown.map(async (named) => ({ ...named, preset: await presets.read(named) })));
  const team = all.filter(({ scope }) => scope === 'team').length;
  const heading =
    all.length === 0
      ? say(language, 'preset.noneYet', undefined)
      : say(language, 'preset.heading', { own: all.length - team, team, page: number + 1, pages: last + 1 });
  return {
    content: withRoom(language, heading, listed),
    components: pageButtons(language, {
      labels: ['preset.pageBack', 'preset.pageOn'],
      ...{ page: number, hasNext: number < last, idOf: (to) => writeCustomId('presets', String(to)) },
    }),
    allowedMentions: { parse: [] },
  };
}

function withRoom(language: Language, heading: string, listed: readonly Listed[]): string {
  const texts = ROOMS.map((room) => [heading, ...listed.map((each) => entryText(language, each, room))].join('\n'));
  return texts.find(fits) ?? heading;
}

function entryText(language: Language, { scope, entry, preset }: Listed, room: number): string {
  const inputs = inputsOf({ attachments: preset?.attachments ?? [] });
  const blanks = blanksOf(preset?.prompt ?? '').map((blank) => `{${blank}}`);
  const facts = [
    `**${plain(entry.name, LONGEST_NAME)}**`,
    ...(scope === 'team' ? [say(language, 'preset.ofTeam', undefined)] : []),
    // Names of blanks hold nothing that would end the code.
    ...(blanks.length > 0 ? [`\`${shortened(blanks.join(' '), BLANKS_LENGTH)}\``] : []),
    ...(inputs.references > 0 ? [say(language, 'job.sources', inputs)] : []),
    ...(preset ? [] : [say(language, 'preset.damaged', undefined)]),
  ].join(' · ');
  return preset && room > 0 ? `${facts}\n> ${plain(preset.prompt, room)}` : facts;
}
