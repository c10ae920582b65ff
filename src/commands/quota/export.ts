// /quota export: every entry of a period as CSV, in as many files as it takes.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Period } from '../../services/credits/period.js';
import { csvOf, csvParts } from '../../services/credits/usage-csv.js';
import { readPeriodKey } from '../../services/credits/usage-period.js';
import { languageFor, say } from '../../services/messages/messages.js';
import type { Services } from '../command.js';
import { namesOf } from './people.js';
import { readPeriod } from './period.js';

/** A file that any client opens; what is held in memory is a few times as much. */
const MOST_BYTES = 8_000_000;
/** A table may take longer than a page: Discord tells but a few names a second. */
const NAMES_MS = 5000;

export async function exportUsage(interaction: ChatInputCommandInteraction, guildId: string, services: Services): Promise<void> {
  const { ledger, calendar, usage } = services;
  const language = languageFor(interaction.locale);
  const { period: present } = await ledger.team(guildId);
  const period = readPeriod(interaction.options.getString('period'), { present, calendar, language });
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await usage.inTurn(guildId, () => sendTable(interaction, guildId, period, services));
}

async function sendTable(
  interaction: ChatInputCommandInteraction,
  guildId: string,
  period: Period,
  { ledger, usage }: Services,
): Promise<void> {
  const language = languageFor(interaction.locale);
  const { account } = await ledger.teamIn(guildId, period.key);
  const nameOf = await namesKnown(
    interaction,
    account.top.map(({ userId }) => userId),
  );
  const { key } = period;
  const lines = csvOf(usage.entries(guildId, key), nameOf);
  for await (const part of csvParts(lines, Math.min(MOST_BYTES, interaction.attachmentSizeLimit))) {
    if (part.number === 1 && part.rows === 0) {
      await interaction.editReply(say(language, 'export.empty', { period: key }));
      return;
    }
    const { number, rows, isLast } = part;
    const message = {
      content: say(language, 'export.file', { period: key, rows, part: number, isLast }),
      files: [{ name: fileName(key, number), attachment: part.bytes }],
      allowedMentions: { parse: [] },
    };
    if (number === 1) await interaction.editReply(message);
    else await interaction.followUp({ ...message, flags: MessageFlags.Ephemeral });
  }
}

function fileName(period: string, part: number): string {
  return `atelier-usage-${readPeriodKey(period).date}${part === 1 ? '' : `-part-${part}`}.csv`;
}

/** Names of those who spent most, and of who is remembered anyway: to ask for everybody's would take longer than the rest. */
async function namesKnown(interaction: ChatInputCommandInteraction, top: readonly string[]) {
  const names = await namesOf(interaction, top, NAMES_MS);
  return (id: string) => names.get(id) ?? interaction.guild?.members.cache.get(id)?.displayName;
}
