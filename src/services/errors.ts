// An expected refusal: a key and its parameters, worded at the edge in the asker's language.
import type { MessageKey, MessageParams } from './messages/messages.js';

export class UserError<Key extends MessageKey = MessageKey> extends Error {
  override readonly name = 'UserError';
  readonly key: Key;
  readonly params: MessageParams[Key];

  constructor(key: Key, params: MessageParams[Key]) {
    super(key);
    this.key = key;
    this.params = params;
  }
}

/** What a caught value says, for logs. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
