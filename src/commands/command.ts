// What a command is: its description for Discord, and what it does. And what a button is: an action on a job.
import {
  ApplicationIntegrationType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Config } from '../config.js';
import type { CreditLedger } from '../services/credits/credit-ledger.js';
import type { CustomId } from '../services/discord/custom-id.js';
import type { FrontDesk } from '../services/jobs/front-desk.js';
import type { JobEngine } from '../services/jobs/job-engine.js';
import type { JobStore } from '../services/jobs/job-store.js';
import type { Logger } from '../services/logger.js';
import type { LineUp } from '../services/providers/line-up.js';

/** What commands work with. */
export interface Services {
  readonly config: Config;
  readonly desk: FrontDesk;
  readonly engine: JobEngine;
  readonly jobs: JobStore;
  readonly ledger: CreditLedger;
  readonly lineUp: LineUp;
}

/** The log of one interaction, made when it is first written to: until the asker is answered, every bit of time counts. */
export type LogOf = () => Logger;

export interface Command {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  execute(interaction: ChatInputCommandInteraction, services: Services, log: LogOf): Promise<void>;
}

/** Where a command may be used, unless it says otherwise: in the servers the bot is in, and in direct messages with it. */
export const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

export interface Button {
  readonly action: CustomId['action'];
  execute(interaction: ButtonInteraction, jobId: string, services: Services, log: LogOf): Promise<void>;
}
