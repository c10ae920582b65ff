// /quota audit: who did what to whom, when and why, page by page.
import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import type { AuditEntry } from '../../services/credits/audit.js';
import { snowflake, writeCustomId } from '../../services/discord/custom-id.js';
import { fits } from '../../services/discord/message-length.js';
import { plain } from '../../services/discord/plain-text.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { unixSeconds } from '../../services/unix-seconds.js';
import { checkMayManage } from '../admin-right.js';
import { action, type Services } from '../command.js';
import { pageButtons, pageNumber } from '../pages.js';

const EVERYBODY = 'all';
const MENTION = /(<(?:#|@&|@)\d{17,20}>)/;
/** How long reasons and settings may be, the longest with which a page fits. */
const LENGTHS = [200, 100, 50, 25, 10];

const state = z
  .tuple([z.union([snowflake, z.literal(EVERYBODY)]), pageNumber])
  .transform(([member, page]) => ({ memberId: member === EVERYBODY ? undefined : member, page }));

interface Asked {
  readonly memberId: string | undefined;
  readonly page: number;
}

export async function auditAnswer(interaction: ChatInputCommandInteraction, guildId: string, services: Services): Promise<void> {
  const memberId = interaction.options.getUser('member')?.id;
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await interaction.editReply(await auditPage(languageFor(interaction.locale), guildId, { memberId, page: 0 }, services));
}

export const turnAudit = action<ButtonInteraction, Asked>('quota-audit', state, async (interaction, asked, services) => {
  const guildId = await checkMayManage(interaction, 'quota', services);
  await interaction.deferUpdate();
  await interaction.editReply(await auditPage(languageFor(interaction.locale), guildId, asked, services));
});

async function auditPage(language: Language, guildId: string, { memberId, page }: Asked, { audit }: Services) {
  const { entries, hasOlder } = await audit.page(guildId, memberId, page);
  const heading = say(language, 'audit.heading', { member: memberId, page: page + 1 });
  const empty = page > 0 ? say(language, 'usage.pastTheEnd', undefined) : say(language, 'audit.empty', { member: memberId });
  const idOf = (to: number) => writeCustomId('quota-audit', memberId ?? EVERYBODY, String(to));
  return {
    content: entries.length === 0 ? empty : fitting(language, heading, entries),
    components: pageButtons(language, { labels: ['button.previousPage', 'button.nextPage'], page, hasNext: hasOlder, idOf }),
    allowedMentions: { parse: [] },
  };
}

function fitting(language: Language, heading: string, entries: readonly AuditEntry[]): string {
  const pages = LENGTHS.map((most) => [heading, ...entries.map((entry) => line(language, entry, most))].join('\n'));
  return pages.find(fits) ?? heading;
}

function line(language: Language, { id: _id, ...entry }: AuditEntry, most: number): string {
  const { target, before, after, reason } = entry;
  return say(language, 'audit.entry', {
    ...entry,
    at: unixSeconds(entry.at),
    target: target.kind === 'setting' ? { ...target, name: say(language, 'settings.name', { name: target.name }) } : target,
    before: typeof before === 'string' ? settingWords(before, most) : before,
    after: typeof after === 'string' ? settingWords(after, most) : after,
    reason: reason === null ? null : plain(reason, most),
  });
}

/** Settings name channels, roles and members by mentions, which stay; everything else is in people's own words. */
function settingWords(text: string, most: number): string {
  const words: string[] = [];
  let left = most;
  for (const part of text.split(MENTION).filter((each) => each.trim() !== '')) {
    if (part.length > left && words.length > 0) return [...words, '…'].join(' ');
    words.push(MENTION.test(part) ? part : plain(part, left));
    left -= part.length;
  }
  return words.join(' ');
}
