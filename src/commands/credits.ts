// /credits: what a member has left and for what it is enough, what is held for which requests, and where the last credits went.
import { MessageFlags } from 'discord.js';
import type { Account } from '../services/credits/account.js';
import { type Choices, noChoices } from '../services/guild/choices.js';
import type { Job } from '../services/jobs/job.js';
import { languageFor } from '../services/messages/messages.js';
import { creditsFor, defaults, type Model } from '../services/providers/catalogue.js';
import { everywhere, type Services, type SlashCommand } from './command.js';
import { creditsText, type Held, type Offer } from './credits-text.js';
import { holderOf } from './holder.js';
import { described } from './localised.js';

/** So many of each are looked up and told: more would not fit into a message. */
const HELD_SHOWN = 4;
const ENTRIES_SHOWN = 6;

export const credits: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'credits',
    ...described('command.credits'),
    ...everywhere,
  },

  async execute(interaction, services) {
    const { ledger, lineUp, choices, config } = services;
    const holder = holderOf(interaction);
    const [statement, { override, accounts }, chosen] = await Promise.all([
      ledger.statement(holder),
      ledger.purse(holder),
      choices.of(holder.guildId),
    ]);
    // A request is booked in the period in which it was made, also when that is over.
    const present = services.calendar.periodAt(statement.resetsAt - 1).key;
    const earlier = Object.entries(accounts).flatMap(([period, account]) => (period === present ? [] : heldIn(account, true)));
    const held = [...heldIn(statement.account, false), ...earlier];
    const entries = statement.entries.slice(0, ENTRIES_SHOWN);
    const shown = [...held.slice(0, HELD_SHOWN), ...entries];
    const content = creditsText(languageFor(interaction.locale), {
      statement,
      period: config.quota.period,
      isOwn: override !== null,
      offer: offerOf(lineUp.offered, chosen.defaults),
      held: held.slice(0, HELD_SHOWN),
      heldBesides: held.length - Math.min(held.length, HELD_SHOWN),
      entries,
      jobs: await jobsOf(services, holder.userId, shown),
    });
    await interaction.reply({ content, flags: MessageFlags.Ephemeral });
  },
};

function heldIn({ reservations }: Pick<Account, 'reservations'>, isEarlier: boolean): Held[] {
  return Object.entries(reservations).map(([id, credits]) => ({ id, credits, isEarlier }));
}

/** By id, as far as they are still known. */
async function jobsOf({ jobs }: Services, userId: string, shown: readonly { readonly id: string }[]): Promise<Map<string, Job>> {
  const ids = [...new Set(shown.map(({ id }) => id))];
  const found = await Promise.all(ids.map((id) => jobs.find(id)));
  return new Map(found.flatMap((job) => (job && job.requester.userId === userId ? [[job.id, job] as const] : [])));
}

/** What a picture costs that is asked for with nothing but a prompt, by quality. */
function offerOf(offered: readonly Model[], chosen: Choices['defaults'] = noChoices.defaults): Offer | undefined {
  const draws = offered.filter((model) => model.draws);
  const model = draws.find(({ id }) => id === chosen.model) ?? draws[0];
  if (!model) return undefined;
  const size = chosen.size ?? defaults.size;
  const qualities = (['low', 'medium', 'high'] as const).filter((quality) => model.qualities.includes(quality));
  return { model: model.name, size, costs: qualities.map((quality) => ({ quality, cost: creditsFor(model, quality, size) })) };
}
