// The page as a reader has it before them: where they are, what they are writing, what is open; and every gesture they can make.
import { CommandDraft } from './command-draft.js';
import { Composer, type Suggestion } from './composer.js';
import { ModalDraft } from './modal-draft.js';
import { type Outcome, post } from './page-api.js';
import type { Runnable } from './runnable.js';
import { Session } from './session.js';
import type { Attachment, Component, Message } from './world.js';

export class Page {
  readonly session: Session;
  readonly composer: Composer;
  command: CommandDraft | undefined;
  modal: ModalDraft | undefined;
  enlarged: Attachment | undefined;
  /** The message whose menu is open. */
  menu: string | undefined;
  sidebarOpen = false;
  notice = '';
  /** How often something was sent from here: whoever sends wants to see what comes of it. */
  sent = 0;
  /** What was chosen in a message's select until the bot edits it; by message, custom id and last edit. */
  readonly chosen = new Map<string, readonly string[]>();
  /** Controls that wait for an answer; by message and custom id. */
  readonly busy = new Set<string>();
  /** Failures that were dismissed. */
  readonly hidden = new Set<string>();
  readonly #closedModals = new Set<string>();
  readonly #render: (page: Page) => void;
  #scheduled = false;

  constructor(place: string, render: (page: Page) => void) {
    this.#render = render;
    this.session = new Session(place, () => this.#onSession());
    this.composer = new Composer(this.session, this.changed);
  }

  /** Renders once before the next paint, however much has changed until then. */
  readonly changed = (): void => {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#render(this);
    });
  };

  goTo(place: { user?: string; channel?: string }): void {
    this.command = undefined;
    this.menu = undefined;
    this.sidebarOpen = false;
    this.notice = '';
    this.composer.reply(undefined);
    if (place.user) this.session.become(place.user);
    if (place.channel) this.session.enter(place.channel);
    this.changed();
  }

  toggleSidebar(open: boolean): void {
    this.sidebarOpen = open;
    this.changed();
  }

  write(draft: string): void {
    const typed = this.composer.write(draft);
    if (typed) this.begin(typed.runnable, typed.rest);
  }

  take(suggestion: Suggestion): void {
    if (suggestion.kind === 'person') {
      this.composer.mention(suggestion.person);
    } else {
      this.composer.clear();
      this.begin(suggestion.runnable, '');
    }
  }

  begin(runnable: Runnable, rest: string): void {
    this.command = new CommandDraft(runnable, rest, this.session, this.changed);
    this.changed();
  }

  leaveCommand(): void {
    this.command = undefined;
    this.changed();
  }

  async sendMessage(): Promise<void> {
    this.sent += 1;
    await this.composer.send();
  }

  async sendCommand(): Promise<void> {
    this.sent += 1;
    const draft = this.command;
    if ((await draft?.send()) && this.command === draft) this.leaveCommand();
  }

  openMenu(message: string | undefined): void {
    this.menu = message;
    this.changed();
  }

  enlarge(attachment: Attachment | undefined): void {
    this.enlarged = attachment;
    this.changed();
  }

  tell(words: string): void {
    this.notice = words;
    this.changed();
  }

  choose(key: string, values: readonly string[]): void {
    this.chosen.set(key, values);
    this.changed();
  }

  async press(message: Message, component: Component, values?: readonly string[]): Promise<void> {
    const { user, locale } = this.session;
    const customId = component.custom_id ?? '';
    const key = controlKey(message, component);
    this.busy.add(key);
    this.changed();
    this.#hear(await post('/api/buttons', { user, locale, message: message.id, customId, values }));
    this.busy.delete(key);
    this.changed();
  }

  async runOnMessage(name: string, message: Message): Promise<void> {
    this.openMenu(undefined);
    const { user, channel, locale } = this.session;
    this.#hear(await post('/api/commands', { user, channel, locale, name, target: message.id }));
  }

  reply(message: Message): void {
    this.command = undefined;
    this.openMenu(undefined);
    this.composer.reply(message);
  }

  /** A failure is nothing Discord keeps: only this page stops showing it. */
  async remove(message: Message): Promise<void> {
    const { user, channel } = this.session;
    this.openMenu(undefined);
    if (message.state === 'failed') this.hidden.add(message.id);
    else this.#hear(await post('/api/messages/delete', { user, channel, message: message.id }));
    this.changed();
  }

  async sendModal(): Promise<void> {
    const draft = this.modal;
    if (await draft?.send()) this.#forgetModal();
  }

  closeModal(): void {
    this.#forgetModal();
    void post('/api/modals/dismiss', { user: this.session.user });
  }

  #forgetModal(): void {
    if (this.modal) this.#closedModals.add(this.modal.modal.interaction);
    this.modal = undefined;
    this.changed();
  }

  async turnClock(milliseconds: number): Promise<void> {
    this.#hear(await post('/api/clock', { milliseconds }));
  }

  async askForFault(id: string): Promise<void> {
    const outcome = await post('/api/faults', { id });
    const vendor = this.session.world?.faults.find((fault) => fault.id === id)?.vendor ?? 'the image service';
    this.tell(outcome.ok ? `The next picture drawn by ${vendor} will meet that.` : outcome.words);
  }

  #hear(outcome: Outcome): void {
    if (!outcome.ok) this.tell(outcome.words);
  }

  #onSession(): void {
    const modal = this.session.world?.modal;
    if (!modal || this.#closedModals.has(modal.interaction)) this.modal = undefined;
    else if (this.modal?.modal.interaction !== modal.interaction) this.modal = new ModalDraft(modal, this.session, this.changed);
    this.changed();
  }
}

export function controlKey(message: Message, component: Component): string {
  return `${message.id}/${component.custom_id ?? ''}`;
}
