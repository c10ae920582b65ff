// What happens in the pretend Discord that a connected bot may hear of.
import type { ChannelRecord, CommandPermission, InteractionRecord, MessageRecord } from './world-record.js';

export type WorldEvent =
  | { readonly kind: 'message-created'; readonly message: MessageRecord }
  | { readonly kind: 'message-updated'; readonly message: MessageRecord }
  | { readonly kind: 'message-deleted'; readonly message: MessageRecord }
  | { readonly kind: 'reaction-added'; readonly message: MessageRecord; readonly emoji: string; readonly userId: string }
  | { readonly kind: 'reaction-removed'; readonly message: MessageRecord; readonly emoji: string; readonly userId: string }
  | { readonly kind: 'interaction'; readonly interaction: InteractionRecord }
  | { readonly kind: 'channel-created'; readonly channel: ChannelRecord }
  | { readonly kind: 'channel-updated'; readonly channel: ChannelRecord }
  | { readonly kind: 'channel-deleted'; readonly channel: ChannelRecord }
  | { readonly kind: 'command-permissions'; readonly commandId: string; readonly permissions: readonly CommandPermission[] }
  | { readonly kind: 'bot-joined' }
  | { readonly kind: 'bot-removed' };
