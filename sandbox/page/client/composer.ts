// The box at the bottom: a message being written, what it replies to, its files, and what is suggested while typing.
import { withMentions } from './mentions.js';
import { post } from './page-api.js';
import { type Runnable, readTyped, slashCommands, suggest } from './runnable.js';
import type { Session } from './session.js';
import type { Message, Person } from './world.js';

export type Suggestion =
  | { readonly kind: 'command'; readonly runnable: Runnable }
  | { readonly kind: 'person'; readonly person: Person };

const MENTION_BEING_TYPED = /(?:^|\s)@([^\s@]*)$/;

export class Composer {
  draft = '';
  files: readonly File[] = [];
  replyTo: Message | undefined;
  active = 0;
  refusal = '';
  #dismissed = false;
  readonly #session: Session;
  readonly #changed: () => void;

  constructor(session: Session, changed: () => void) {
    this.#session = session;
    this.#changed = changed;
  }

  /** Returns the command that has been typed in full, if any: its form takes over from here. */
  write(draft: string): { runnable: Runnable; rest: string } | undefined {
    this.draft = draft;
    this.active = 0;
    this.#dismissed = false;
    this.refusal = '';
    const typed = readTyped(draft, this.#runnables());
    if (typed) this.draft = '';
    this.#changed();
    return typed;
  }

  get suggestions(): readonly Suggestion[] {
    if (this.#dismissed) return [];
    if (this.draft.startsWith('/')) {
      return suggest(this.#runnables(), this.draft.slice(1)).map((runnable) => ({ kind: 'command', runnable }));
    }
    const typed = MENTION_BEING_TYPED.exec(this.draft)?.[1]?.toLowerCase();
    if (typed === undefined) return [];
    const people = this.#session.world?.people ?? [];
    return people.filter(({ name }) => name.toLowerCase().startsWith(typed)).map((person) => ({ kind: 'person', person }));
  }

  /** Moves through the suggestions, round and round. */
  move(by: number): void {
    const { length } = this.suggestions;
    if (length > 0) this.active = (this.active + by + length) % length;
    this.#changed();
  }

  mention(person: Person): void {
    this.draft = this.draft.replace(/@[^\s@]*$/, `@${person.name} `);
    this.#dismissed = true;
    this.#changed();
  }

  dismissSuggestions(): void {
    this.#dismissed = true;
    this.#changed();
  }

  attach(files: readonly File[]): void {
    this.files = [...this.files, ...files].slice(0, 10);
    this.#changed();
  }

  detach(file: File): void {
    this.files = this.files.filter((other) => other !== file);
    this.#changed();
  }

  reply(message: Message | undefined): void {
    this.replyTo = message;
    this.#changed();
  }

  clear(): void {
    this.draft = '';
    this.files = [];
    this.replyTo = undefined;
    this.refusal = '';
    this.#changed();
  }

  async send(): Promise<void> {
    const content = withMentions(this.draft.trim(), this.#session.world?.people ?? []);
    if (content === '' && this.files.length === 0) return;
    const { draft, files, replyTo } = this;
    this.clear();
    const payload = { user: this.#session.user, channel: this.#session.channel, content, replyTo: replyTo?.id };
    const outcome = await post(
      '/api/messages',
      payload,
      files.map((file, index) => [String(index), file]),
    );
    if (!outcome.ok) Object.assign(this, { draft, files, replyTo, refusal: outcome.words });
    this.#changed();
  }

  #runnables(): Runnable[] {
    return slashCommands(this.#session.world?.commands ?? [], this.#session.locale);
  }
}
