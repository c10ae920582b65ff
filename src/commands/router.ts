// The one place where interactions come in: finds who handles each, and turns whatever is thrown into words for the asker.
import { type ButtonInteraction, type ChatInputCommandInteraction, type Interaction, MessageFlags } from 'discord.js';
import { readCustomId } from '../services/discord/custom-id.js';
import { UserError } from '../services/errors.js';
import type { Logger } from '../services/logger.js';
import { languageFor, say } from '../services/messages/messages.js';
import type { Metrics } from '../services/metrics.js';
import type { Command, LogOf, Services } from './command.js';
import { buttons } from './index.js';

type Routed = ChatInputCommandInteraction | ButtonInteraction;

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
    if (!interaction.isChatInputCommand() && !interaction.isButton()) return;
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

  #handlerFor(interaction: Routed): Handler {
    if (interaction.isChatInputCommand()) {
      const command = this.#commands.find(({ data }) => data.name === interaction.commandName);
      if (command) return { name: command.data.name, run: (log) => command.execute(interaction, this.#services, log) };
      return unknown('refused.foreign');
    }
    const id = readCustomId(interaction.customId);
    const button = buttons.find(({ action }) => action === id?.action);
    if (id && button) return { name: button.action, run: (log) => button.execute(interaction, id.jobId, this.#services, log) };
    return unknown('refused.foreign');
  }

  /** The only catch: an expected refusal in its words, anything else as a bug with a reference that the log holds too. */
  async #answer(interaction: Routed, error: unknown, log: LogOf): Promise<void> {
    const language = languageFor(interaction.locale);
    let content: string;
    if (error instanceof UserError) {
      log().info({ refusal: error.key }, 'refused');
      content = say(language, error.key, error.params);
    } else {
      const reference = interaction.id.slice(-6);
      log().error({ error, reference }, 'command failed');
      content = say(language, interaction.isButton() ? 'error.button' : 'error.internal', { reference });
    }
    const words = { content, flags: MessageFlags.Ephemeral } as const;
    if (interaction.deferred || interaction.replied) await interaction.followUp(words);
    else await interaction.reply(words);
  }
}

function unknown(key: 'refused.foreign'): Handler {
  return { name: 'unknown', run: () => Promise.reject(new UserError(key, undefined)) };
}
