// The one place where interactions come in: finds who handles each, and turns whatever is thrown into words for the asker.
import {
  type AnySelectMenuInteraction,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { readCustomId } from '../services/discord/custom-id.js';
import { UserError } from '../services/errors.js';
import type { Logger } from '../services/logger.js';
import { languageFor, say } from '../services/messages/messages.js';
import type { Metrics } from '../services/metrics.js';
import type { Action, Command, LogOf, Services } from './command.js';
import { replyToPicture } from './edit/reply-to-picture.js';
import { buttons, forms, menus } from './index.js';

type Routed =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | AnySelectMenuInteraction
  | ModalSubmitInteraction;

/** Discord takes no more. */
const MOST_SUGGESTIONS = 25;

interface Handler {
  /** From the closed set of commands and actions: it becomes a metric's label. */
  readonly name: string;
  run(log: LogOf): Promise<void>;
}

export class Router {
  readonly #commands: readonly Command[];
  readonly #services: Services;
  readonly #log: Logger;
  readonly #metrics: Metrics;

  constructor(commands: readonly Command[], services: Services, log: Logger, metrics: Metrics) {
    this.#commands = commands;
    this.#services = services;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Never rejects. */
  async handle(interaction: Interaction): Promise<void> {
    if (interaction.isAutocomplete()) return this.#complete(interaction);
    if (!isRouted(interaction)) return;
    const handler = this.#handlerFor(interaction);
    let child: Logger | undefined;
    const log = () => {
      child ??= this.#log.child({ interactionId: interaction.id, guildId: interaction.guildId });
      return child;
    };
    try {
      await handler.run(log);
      this.#metrics.command(handler.name, 'ok');
    } catch (error) {
      this.#metrics.command(handler.name, error instanceof UserError ? 'refused' : 'error');
      await this.#answer(interaction, error, log).catch((failure: unknown) =>
        log().warn({ error: failure }, 'refusal not heard'),
      );
    }
  }

  /** A message, which may be a reply to a picture. Never rejects. */
  async hear(message: Message): Promise<void> {
    const log = () => this.#log.child({ messageId: message.id, guildId: message.guildId });
    try {
      if (await replyToPicture(message, this.#services, log)) this.#metrics.command('reply', 'ok');
    } catch (error) {
      this.#metrics.command('reply', error instanceof UserError ? 'refused' : 'error');
      const content = this.#wordsFor(error, message.guild?.preferredLocale ?? 'en-US', message.id, log);
      const once = { nonce: message.id, enforceNonce: true, failIfNotExists: false };
      await message
        .reply({ content, ...once, allowedMentions: { parse: [], repliedUser: true } })
        .catch((failure: unknown) => log().warn({ error: failure }, 'refusal not heard'));
    }
  }

  /** Whoever is typing is never told of a failure: there is nothing to choose then. */
  async #complete(interaction: AutocompleteInteraction): Promise<void> {
    const command = this.#commands.find(({ data }) => data.name === interaction.commandName);
    try {
      const suggestions = command?.kind === 'slash' ? await command.complete?.(interaction, this.#services) : undefined;
      await interaction.respond([...(suggestions ?? [])].slice(0, MOST_SUGGESTIONS));
    } catch (error) {
      this.#log.warn({ interactionId: interaction.id, error }, 'nothing suggested');
    }
  }

  #handlerFor(interaction: Routed): Handler {
    const services = this.#services;
    if (interaction.isButton()) return handlerOf(buttons, interaction, services);
    if (interaction.isAnySelectMenu()) return handlerOf(menus, interaction, services);
    if (interaction.isModalSubmit()) return handlerOf(forms, interaction, services);
    for (const command of this.#commands) {
      const { name } = command.data;
      if (name !== interaction.commandName) continue;
      if (command.kind === 'slash' && interaction.isChatInputCommand()) {
        return { name, run: (log) => command.execute(interaction, services, log) };
      }
      if (command.kind === 'message' && interaction.isMessageContextMenuCommand()) {
        return { name, run: (log) => command.execute(interaction, services, log) };
      }
    }
    return unknown;
  }

  async #answer(interaction: Routed, error: unknown, log: LogOf): Promise<void> {
    const content = this.#wordsFor(error, interaction.locale, interaction.id, log, bugKeyFor(interaction));
    const words = { content, flags: MessageFlags.Ephemeral } as const;
    if (interaction.deferred || interaction.replied) await interaction.followUp(words);
    else await interaction.reply(words);
  }

  /** An expected refusal in its words, anything else as a bug with a reference that the log holds too. */
  #wordsFor(error: unknown, locale: string, id: string, log: LogOf, bugKey: BugKey = 'error.internal'): string {
    const language = languageFor(locale);
    if (error instanceof UserError) {
      log().info({ refusal: error.key }, 'refused');
      return say(language, error.key, error.params);
    }
    const reference = id.slice(-6);
    log().error({ error, reference }, 'command failed');
    return say(language, bugKey, { reference });
  }
}

type BugKey = 'error.internal' | 'error.button' | 'error.admin';

/** What may have happened although it failed: nothing, something that costs, or something that an admin should not do twice. */
function bugKeyFor(interaction: Routed): BugKey {
  const isCommand = interaction.isCommand();
  const name = isCommand ? interaction.commandName : readCustomId(interaction.customId)?.action;
  if (name === 'quota' || name === 'settings') return 'error.admin';
  return isCommand ? 'error.internal' : 'error.button';
}

function isRouted(interaction: Interaction): interaction is Routed {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isMessageComponent() ||
    interaction.isModalSubmit()
  );
}

function handlerOf<Acted extends { readonly customId: string }>(
  actions: readonly Action<Acted>[],
  interaction: Acted,
  services: Services,
): Handler {
  const id = readCustomId(interaction.customId);
  const found = actions.find(({ action }) => action === id?.action);
  if (!id || !found) return unknown;
  return { name: found.action, run: (log) => found.execute(interaction, id.state, services, log) };
}

const unknown: Handler = { name: 'unknown', run: () => Promise.reject(new UserError('refused.foreign', undefined)) };
