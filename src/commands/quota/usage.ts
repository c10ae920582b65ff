// /quota usage: who spent what in a period, as text, as a chart, and page by page; or what one member spent.
import { type ButtonInteraction, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { z } from 'zod';
import { reservedIn } from '../../services/credits/account.js';
import type { TeamStatement } from '../../services/credits/credit-ledger.js';
import { nothingSpent } from '../../services/credits/spending.js';
import type { Spender } from '../../services/credits/team-account.js';
import { periodKey } from '../../services/credits/usage-period.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { checkMayManage } from '../admin-right.js';
import { action, type LogOf, type Services } from '../command.js';
import { pageNumber } from '../pages.js';
import { chartOf } from './chart.js';
import { chosenMember, namesOf, personWith } from './people.js';
import { readPeriod } from './period.js';
import { MEMBERS_A_PAGE, type MemberReport, renderMemberReport, renderUsage, type UsageReport } from './usage-page.js';

const state = z.tuple([periodKey, pageNumber]).transform(([period, page]) => ({ period, page }));

export async function showUsage(interaction: ChatInputCommandInteraction, guildId: string, services: Services, log: LogOf) {
  const { ledger, calendar, charts } = services;
  const language = languageFor(interaction.locale);
  const now = await ledger.team(guildId);
  const period = readPeriod(interaction.options.getString('period'), { present: now.period, calendar, language });
  const chosen = chosenMember(interaction);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const asked = { guildId, period: period.key, isPresent: period.key === now.period.key };
  const report = chosen
    ? await memberReport(services, asked, chosen, personWith(language, chosen.id, chosen.displayName))
    : await teamReport(interaction, language, services, { ...asked, page: 0 });
  const rendered = 'team' in report ? renderUsage(language, report) : renderMemberReport(language, report);
  if (report.spent === 0) {
    await interaction.editReply(rendered);
    return;
  }
  const drawing = { calendar, until: interaction.createdTimestamp, period, memberName: chosen?.displayName };
  const chart = await chartOf(charts, language, report, drawing).catch((error: unknown) => {
    log().error({ error }, 'chart not drawn');
    return undefined;
  });
  const content = chart ? rendered.content : `${rendered.content}\n\n${say(language, 'usage.noChart', undefined)}`;
  await interaction.editReply({ ...rendered, content, files: chart ? [chart] : [] });
}

/** The chart stays where it is: it is of the whole period, and of no page. */
export const turnUsage = action<ButtonInteraction, z.infer<typeof state>>(
  'quota-usage',
  state,
  async (interaction, { period, page }, services) => {
    const guildId = await checkMayManage(interaction, 'quota', services);
    await interaction.deferUpdate();
    const language = languageFor(interaction.locale);
    const { period: present } = await services.ledger.team(guildId);
    const asked = { guildId, period, isPresent: period === present.key, page };
    await interaction.editReply(renderUsage(language, await teamReport(interaction, language, services, asked)));
  },
);

interface Asked {
  readonly guildId: string;
  /** Its key. */
  readonly period: string;
  readonly isPresent: boolean;
}

async function teamReport(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  language: Language,
  { ledger, memberUsage }: Services,
  { guildId, period, isPresent, page }: Asked & { readonly page: number },
): Promise<UsageReport> {
  const team = await ledger.teamIn(guildId, period);
  const everybody = () => memberUsage.everybody(guildId, period);
  const { shown, rest } = await membersOn(page, team, everybody);
  const names = await namesOf(
    interaction,
    shown.map(({ userId }) => userId),
  );
  const { spent, requests, pictures, members, models, days } = team.account;
  return {
    ...{ team: { requests, members, rest, page }, period, isPresent, spent, pictures, models, days, names },
    budget: team.budget === null ? null : { limit: team.budget, reserved: reservedIn(team.account) },
    members: shown.map(({ userId, spent: credits }, index) => ({
      ...{ rank: page * MEMBERS_A_PAGE + index + 1, credits },
      member: personWith(language, userId, names.get(userId)),
    })),
  };
}

/**
 * The first page needs the team's account alone. Those on it come first on the following pages too, however many have spent just as
 * much: nobody is on two pages, and nobody on none.
 */
async function membersOn(page: number, { account }: Pick<TeamStatement, 'account'>, everybody: () => Promise<Spender[]>) {
  const first = account.top.slice(0, MEMBERS_A_PAGE);
  const sumOf = (spenders: readonly Spender[]) => spenders.reduce((sum, { spent }) => sum + spent, 0);
  if (page === 0) {
    return { shown: first, rest: { members: account.members - first.length, credits: account.spent - sumOf(first) } };
  }
  const leading = new Set(first.map(({ userId }) => userId));
  const others = (await everybody()).filter(({ userId }) => !leading.has(userId));
  const from = (page - 1) * MEMBERS_A_PAGE;
  const after = others.slice(from + MEMBERS_A_PAGE);
  return { shown: others.slice(from, from + MEMBERS_A_PAGE), rest: { members: after.length, credits: sumOf(after) } };
}

async function memberReport(
  { ledger, memberUsage }: Services,
  { guildId, period, isPresent }: Asked,
  { id, roles }: { readonly id: string; readonly roles: readonly string[] },
  member: MemberReport['member'],
): Promise<MemberReport> {
  const base = { member, period, isPresent, budget: null };
  if (!isPresent) {
    const { spent, pictures, models, days } = (await memberUsage.of(guildId, period, id)) ?? nothingSpent;
    return { ...base, spent, pictures, models, days, balance: null };
  }
  const { account, grants, available, reserved } = await ledger.statement({ guildId, userId: id, roles });
  const { spent, pictures, models, days } = account;
  return {
    ...{ ...base, spent, pictures, models, days },
    balance: { available, reserved, given: account.allowance + grants },
  };
}
