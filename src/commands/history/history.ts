// /history: the pictures a member has had drawn, page by page; of others, for who may manage the server.
import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { z } from 'zod';
import { systemClock, wait } from '../../services/clock.js';
import { snowflake } from '../../services/discord/custom-id.js';
import { UserError } from '../../services/errors.js';
import { findShown } from '../../services/history/shown-pictures.js';
import { hasEnded, type Job } from '../../services/jobs/job.js';
import type { JobStore } from '../../services/jobs/job-store.js';
import type { Member } from '../../services/member.js';
import { languageFor } from '../../services/messages/messages.js';
import { action, everywhere, type Services, type SlashCommand } from '../command.js';
import { described } from '../localised.js';
import { pageNumber } from '../pages.js';
import { type HistoryPage, renderHistory } from './page.js';
import { parentsOf } from './parents.js';

const LONGEST_SEARCH = 50;
/** How long, and how often, a picture that is just being delivered is waited for. */
const DELIVERY_WAIT = { times: 10, milliseconds: 50 };
/** The search stands last in a button's custom id, cut to what is left of its hundred characters. */
const state = z
  .tuple([snowflake, pageNumber], z.string())
  .transform(([memberId, page, ...search]) => ({ memberId, page, search: search.join(':') }));

export const history: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'history',
    ...described('command.history'),
    ...everywhere,
    options: [
      { type: ApplicationCommandOptionType.User, name: 'member', ...described('option.history.member') },
      {
        type: ApplicationCommandOptionType.String,
        name: 'search',
        ...described('option.history.search'),
        max_length: LONGEST_SEARCH,
      },
    ],
  },

  async execute(interaction, services) {
    const memberId = interaction.options.getUser('member')?.id ?? interaction.user.id;
    const search = (interaction.options.getString('search') ?? '').replace(/\s+/g, ' ').trim();
    checkAllowed(interaction, memberId);
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(await historyAnswer(interaction, { memberId, search, page: 0 }, services));
  },
};

export const turnPage = action<ButtonInteraction, z.infer<typeof state>>(
  'history',
  state,
  async (interaction, turned, services) => {
    checkAllowed(interaction, turned.memberId);
    await interaction.deferUpdate();
    await interaction.editReply(await historyAnswer(interaction, turned, services));
  },
);

type Asking = ChatInputCommandInteraction | ButtonInteraction;
type Asked = Pick<HistoryPage, 'memberId' | 'page' | 'search'>;

/** Asked again at every press: rights may have been taken away since. */
function checkAllowed(interaction: Asking, memberId: string): void {
  if (memberId === interaction.user.id) return;
  if (interaction.guildId !== null && interaction.memberPermissions?.has(PermissionFlagsBits.ManageGuild)) return;
  throw new UserError('history.othersRefused', undefined);
}

/** The page as it is now. */
async function historyAnswer(interaction: Asking, { memberId, page, search }: Asked, { history, jobs }: Services) {
  const isOwn = memberId === interaction.user.id;
  const { guildId } = interaction;
  const owner = { guildId, userId: memberId };
  await afterDeliveries(jobs, owner);
  const { entries, hasOlder } = await history.page({ owner, search, withPrivate: isOwn, page });
  const asking = { rest: interaction.client.rest, guildId, ownerId: memberId };
  const [shown, parents] = await Promise.all([findShown(asking, entries), parentsOf(jobs, entries, interaction.user.id)]);
  return renderHistory(languageFor(interaction.locale), { memberId, isOwn, page, search, entries, hasOlder, shown, parents });
}

/** Whoever has just seen a picture arrive looks for it here, a moment before it is written down. */
async function afterDeliveries(jobs: JobStore, owner: Member): Promise<void> {
  const isUnderWay = (job: Job) => job.state.name === 'delivering' || hasEnded(job);
  for (let times = 0; times < DELIVERY_WAIT.times && jobs.openOf(owner).some(isUnderWay); times += 1) {
    await wait(systemClock, DELIVERY_WAIT.milliseconds);
  }
}
