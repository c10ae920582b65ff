// /quota: what admins see of the credits, and what they give, set and take back.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import { MOST_CREDITS } from '../../services/credits/admin-acts.js';
import { LONGEST_REASON } from '../../services/guild/choices.js';
import { languageFor } from '../../services/messages/messages.js';
import { checkMayManage } from '../admin-right.js';
import { everywhere, type Services, type SlashCommand, type Suggestions } from '../command.js';
import { choice, described } from '../localised.js';
import { auditAnswer } from './audit.js';
import { exportUsage } from './export.js';
import { grant, reset } from './grant.js';
import { suggestPeriods } from './period.js';
import { setQuota } from './set.js';
import { showUsage } from './usage.js';

const { Integer, Role, String: Text, Subcommand, User } = ApplicationCommandOptionType;

const period = { type: Text, name: 'period', ...described('option.quota.period'), autocomplete: true } as const;
const reason = { type: Text, name: 'reason', ...described('option.quota.reason'), max_length: LONGEST_REASON } as const;
const onlyMember = { type: User, name: 'member', required: true } as const;

const usage: APIApplicationCommandBasicOption[] = [
  period,
  { type: User, name: 'member', ...described('option.quota.usage.member') },
];

const granting: APIApplicationCommandBasicOption[] = [
  { ...onlyMember, ...described('option.quota.grant.member') },
  {
    ...{ type: Integer, name: 'amount', required: true, min_value: -MOST_CREDITS, max_value: MOST_CREDITS },
    ...described('option.quota.grant.amount'),
  },
  reason,
  {
    ...{ type: Text, name: 'expires', choices: [choice('choice.expires.period'), choice('choice.expires.never')] },
    ...described('option.quota.grant.expires'),
  },
];

const setting: APIApplicationCommandBasicOption[] = [
  {
    ...{ type: Text, name: 'scope', ...described('option.quota.set.scope') },
    choices: [
      choice('choice.scope.guild'),
      choice('choice.scope.role'),
      choice('choice.scope.member'),
      choice('choice.scope.budget'),
    ],
  },
  { type: Integer, name: 'amount', ...described('option.quota.set.amount'), min_value: 0, max_value: MOST_CREDITS },
  { type: Role, name: 'role', ...described('option.quota.set.role') },
  { type: User, name: 'member', ...described('option.quota.set.member') },
];

const subcommands: APIApplicationCommandSubcommandOption[] = [
  { type: Subcommand, name: 'usage', ...described('command.quota.usage'), options: usage },
  { type: Subcommand, name: 'export', ...described('command.quota.export'), options: [period] },
  { type: Subcommand, name: 'grant', ...described('command.quota.grant'), options: granting },
  { type: Subcommand, name: 'set', ...described('command.quota.set'), options: setting },
  {
    ...{ type: Subcommand, name: 'reset', ...described('command.quota.reset') },
    options: [{ ...onlyMember, ...described('option.quota.reset.member') }, reason],
  },
  {
    ...{ type: Subcommand, name: 'audit', ...described('command.quota.audit') },
    options: [{ type: User, name: 'member', ...described('option.quota.audit.member') }],
  },
];

export const quota: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'quota',
    ...described('command.quota'),
    ...everywhere,
    contexts: [InteractionContextType.Guild],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: subcommands,
  },
  async execute(interaction, services, log) {
    const guildId = await checkMayManage(interaction, 'quota', services);
    const deeds: Record<string, () => Promise<void>> = {
      usage: () => showUsage(interaction, guildId, services, log),
      export: () => exportUsage(interaction, guildId, services),
      grant: () => grant(interaction, guildId, services),
      set: () => setQuota(interaction, guildId, services),
      reset: () => reset(interaction, guildId, services),
      audit: () => auditAnswer(interaction, guildId, services),
    };
    await deeds[interaction.options.getSubcommand()]?.();
  },
  complete,
};

/** Nothing but the names of periods is told, and that to nobody who sees no `/quota`. */
async function complete(interaction: AutocompleteInteraction, { ledger, calendar }: Services): Promise<Suggestions> {
  if (interaction.guildId === null) return [];
  const { period: present } = await ledger.team(interaction.guildId);
  const language = languageFor(interaction.locale);
  return suggestPeriods(interaction.options.getFocused(), { present, calendar, language });
}
