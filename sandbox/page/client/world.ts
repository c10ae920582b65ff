// What GET /api/world answers: a channel as one person sees it, and all that this person could do there.
// Commands, components and embeds are Discord's own JSON, as the bot sent it.

export interface World {
  /** The sandbox's time, milliseconds since 1970. */
  readonly now: number;
  readonly user: string;
  readonly channel: string;
  readonly bot: string;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly roles: readonly Role[];
  readonly commands: readonly Command[];
  readonly messages: readonly Message[];
  /** Absent when none is open. */
  readonly modal?: Modal | undefined;
  readonly faults: readonly FaultChoice[];
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'text' | 'thread' | 'direct';
}

export interface Role {
  readonly id: string;
  readonly name: string;
}

export interface FaultChoice {
  readonly id: string;
  /** The image vendor it happens at, as people call it. */
  readonly vendor: string;
  readonly words: string;
}

export interface Command {
  readonly id: string;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  /** 1: typed with a slash; 3: on a message. */
  readonly type?: number;
  readonly options?: readonly Option[];
}

export type Localizations = Readonly<Record<string, string | null>> | null;

export interface Option {
  /** 1 subcommand, 2 group, 3 string, 4 integer, 5 boolean, 6 person, 7 channel, 8 role, 9 mentionable, 10 number, 11 attachment. */
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean;
  readonly choices?: readonly Choice[];
  readonly min_value?: number;
  readonly max_value?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly autocomplete?: boolean;
  readonly options?: readonly Option[];
}

export interface Choice {
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly value: string | number;
}

export interface Message {
  readonly id: string;
  readonly author: string;
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly attachments: readonly Attachment[];
  readonly ephemeral: boolean;
  readonly state: 'sent' | 'thinking' | 'failed';
  readonly interaction?: {
    readonly id: string;
    readonly user: string;
    readonly name: string;
    readonly subcommand?: string | undefined;
  };
  /** Whom it has notified. */
  readonly pinged: readonly string[];
  readonly replyTo?: string;
  readonly createdAt: number;
  readonly editedAt?: number;
}

export interface Attachment {
  readonly id: string;
  readonly filename: string;
  readonly contentType: string;
  readonly size: number;
  readonly description?: string;
  /** On the page's own origin. */
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
}

export interface Embed {
  readonly title?: string;
  readonly description?: string;
  readonly url?: string;
  readonly color?: number;
  readonly timestamp?: string;
  readonly author?: { readonly name?: string };
  readonly footer?: { readonly text?: string };
  readonly fields?: readonly { readonly name: string; readonly value: string; readonly inline?: boolean }[];
  readonly image?: { readonly url?: string };
  readonly thumbnail?: { readonly url?: string };
}

/** One component of Discord's, of any kind; which fields it has depends on `type`. */
export interface Component {
  readonly type: number;
  readonly id?: number;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
  readonly label?: string;
  readonly description?: string | null;
  readonly content?: string;
  readonly style?: number;
  readonly url?: string;
  readonly emoji?: { readonly name?: string | null };
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly options?: readonly SelectOption[];
  readonly default_values?: readonly { readonly id: string }[];
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly required?: boolean;
  readonly value?: string;
  readonly items?: readonly { readonly media: { readonly url: string }; readonly description?: string | null }[];
  readonly media?: { readonly url: string };
  readonly accent_color?: number | null;
}

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly emoji?: { readonly name?: string | null };
  readonly default?: boolean;
}

export interface Modal {
  readonly interaction: string;
  readonly title: string;
  readonly components: readonly Component[];
}
