// /credits: what a member has left, what is held, when there are new ones, and where the last ones went.
import { MessageFlags } from 'discord.js';
import type { Statement } from '../services/credits/credit-ledger.js';
import { type Language, languageFor, say } from '../services/messages/messages.js';
import { creditsFor, defaults, type Model } from '../services/providers/catalogue.js';
import { everywhere, type SlashCommand } from './command.js';
import { holderOf } from './holder.js';
import { described } from './localised.js';

const ENTRIES_SHOWN = 8;

export const credits: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'credits',
    ...described('command.credits'),
    ...everywhere,
  },

  async execute(interaction, { ledger, lineUp }) {
    const statement = await ledger.statement(holderOf(interaction));
    await interaction.reply({
      content: creditsText(languageFor(interaction.locale), statement, lineUp.offered),
      flags: MessageFlags.Ephemeral,
    });
  },
};

function creditsText(language: Language, statement: Statement, offered: readonly Model[]): string {
  const { account, available, reserved, resetsAt } = statement;
  const allowance = account.allowance + statement.grants;
  const entries = statement.entries.slice(0, ENTRIES_SHOWN).map((entry) => {
    const line = { at: Math.round(entry.at / 1000), credits: entry.credits };
    return entry.kind === 'spent' ? say(language, 'credits.spent', line) : say(language, 'credits.returned', line);
  });
  return [
    say(language, 'credits.summary', { available, reserved, spent: account.spent, allowance }),
    ...typical(language, available, offered),
    say(language, 'credits.resets', { at: Math.round(resetsAt / 1000) }),
    ...(entries.length > 0
      ? [say(language, 'credits.entries', undefined), ...entries]
      : [say(language, 'credits.noEntries', undefined)]),
  ].join('\n');
}

function typical(language: Language, available: number, offered: readonly Model[]): string[] {
  const model = offered.find(({ draws }) => draws);
  if (!model) return [];
  const cost = creditsFor(model, defaults.quality, defaults.size);
  return [say(language, 'credits.typical', { left: Math.max(0, Math.floor(available / cost)), cost, model: model.name })];
}
