// What a person can do: commands by name, on a message from its menu, and buttons, menus and forms by their action.
import {
  type AnySelectMenuInteraction,
  type APIApplicationCommandOptionChoice,
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { z } from 'zod';
import type { Config } from '../config.js';
import type { UsageCharts } from '../services/charts/usage-charts.js';
import type { AdminActs } from '../services/credits/admin-acts.js';
import type { Audit } from '../services/credits/audit.js';
import type { CreditLedger } from '../services/credits/credit-ledger.js';
import type { MemberUsage } from '../services/credits/member-usage.js';
import type { Calendar } from '../services/credits/period.js';
import type { UsageBook } from '../services/credits/usage-book.js';
import type { Deferrals } from '../services/discord/deferrals.js';
import { UserError } from '../services/errors.js';
import type { GuildChoices } from '../services/guild/guild-choices.js';
import type { History } from '../services/history/history.js';
import type { LateDelivery } from '../services/history/late-delivery.js';
import type { EditTarget } from '../services/jobs/edit-targets.js';
import type { FrontDesk } from '../services/jobs/front-desk.js';
import type { JobEngine } from '../services/jobs/job-engine.js';
import type { JobReporter } from '../services/jobs/job-reporter.js';
import type { JobStore } from '../services/jobs/job-store.js';
import type { Attachment } from '../services/jobs/source.js';
import type { Logger } from '../services/logger.js';
import type { KeptPictures } from '../services/presets/kept-pictures.js';
import type { PresetForm } from '../services/presets/preset-form.js';
import type { Presets } from '../services/presets/presets.js';
import type { LineUp } from '../services/providers/line-up.js';
import type { OpenForms } from '../services/store/open-forms.js';

/** What commands work with. */
export interface Services {
  readonly config: Config;
  readonly deferrals: Deferrals;
  readonly desk: FrontDesk;
  readonly engine: JobEngine;
  readonly jobs: JobStore;
  readonly ledger: CreditLedger;
  readonly choices: GuildChoices;
  readonly acts: AdminActs;
  readonly audit: Audit;
  readonly usage: UsageBook;
  readonly memberUsage: MemberUsage;
  readonly charts: UsageCharts;
  readonly calendar: Calendar;
  readonly lineUp: LineUp;
  readonly history: History;
  readonly lateDelivery: LateDelivery;
  readonly editTargets: OpenForms<EditTarget>;
  readonly presets: Presets;
  readonly presetForms: OpenForms<PresetForm>;
  /** A request's pictures as a preset of this id keeps them. Rejects with a RefusedFileError. */
  readonly keepPictures: (presetId: string, attachments: readonly Attachment[]) => Promise<KeptPictures>;
  readonly reporter: JobReporter;
  /** Whether a picture at this address would be fetched. */
  readonly trustsPicture: (url: string) => boolean;
}

/** The log of one interaction, made when it is first written to: until the asker is answered, every bit of time counts. */
export type LogOf = () => Logger;

type Execute<Interaction> = (interaction: Interaction, services: Services, log: LogOf) => Promise<void>;

export interface SlashCommand {
  readonly kind: 'slash';
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  readonly execute: Execute<ChatInputCommandInteraction>;
  /** What is offered while somebody types into an option that completes itself. */
  readonly complete?: (interaction: AutocompleteInteraction, services: Services) => Promise<Suggestions>;
}

export type Suggestions = readonly APIApplicationCommandOptionChoice<string>[];

/** From the menu of a message. */
export interface MessageCommand {
  readonly kind: 'message';
  readonly data: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  readonly execute: Execute<MessageContextMenuCommandInteraction>;
}

export type Command = SlashCommand | MessageCommand;

/** Where a command may be used, unless it says otherwise: in the servers the bot is in, and in direct messages with it. */
export const everywhere = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** What answers a custom id of its action. */
export interface Action<Interaction> {
  readonly action: string;
  readonly execute: (interaction: Interaction, state: readonly string[], services: Services, log: LogOf) => Promise<void>;
}

export type Button = Action<ButtonInteraction>;
export type Menu = Action<AnySelectMenuInteraction>;
export type Form = Action<ModalSubmitInteraction>;

/** An action whose state is parsed before anything else: what is forged, cut off or foreign is answered in words. */
export function action<Interaction, State>(
  name: string,
  schema: z.ZodType<State>,
  execute: (interaction: Interaction, state: State, services: Services, log: LogOf) => Promise<void>,
): Action<Interaction> {
  return {
    action: name,
    async execute(interaction, state, services, log) {
      const parsed = schema.safeParse(state);
      if (!parsed.success) throw new UserError('refused.foreign', undefined);
      await execute(interaction, parsed.data, services, log);
    },
  };
}
