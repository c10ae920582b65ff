// A form the bot opened in front of the reader: what is filled in, and sending it.
import { COMPONENT, type Field, fieldsOf } from './modal-fields.js';
import { post } from './page-api.js';
import type { Session } from './session.js';
import type { Modal } from './world.js';

export class ModalDraft {
  readonly modal: Modal;
  readonly fields: readonly Field[];
  refusal = '';
  sending = false;
  readonly #session: Session;
  readonly #changed: () => void;
  readonly #typed = new Map<string, string>();
  readonly #chosen = new Map<string, readonly string[]>();
  readonly #files = new Map<string, readonly File[]>();

  constructor(modal: Modal, session: Session, changed: () => void) {
    this.modal = modal;
    this.#session = session;
    this.#changed = changed;
    this.fields = fieldsOf(modal);
    for (const { id, initialText, initialChoice } of this.fields) {
      this.#typed.set(id, initialText);
      this.#chosen.set(id, initialChoice);
    }
  }

  typed(field: Field): string {
    return this.#typed.get(field.id) ?? '';
  }

  chosen(field: Field): readonly string[] {
    return this.#chosen.get(field.id) ?? [];
  }

  files(field: Field): readonly File[] {
    return this.#files.get(field.id) ?? [];
  }

  write(field: Field, text: string): void {
    this.#typed.set(field.id, text);
    this.#changed();
  }

  choose(field: Field, values: readonly string[]): void {
    this.#chosen.set(field.id, values);
    this.#changed();
  }

  attach(field: Field, files: readonly File[]): void {
    this.#files.set(field.id, files);
    this.#changed();
  }

  /** Whether Discord took it; otherwise `refusal` says why not. */
  async send(): Promise<boolean> {
    this.sending = true;
    this.refusal = '';
    this.#changed();
    const payload = {
      user: this.#session.user,
      locale: this.#session.locale,
      interaction: this.modal.interaction,
      values: this.#values(),
    };
    const files = this.fields.flatMap((field) => this.files(field).map((file) => [field.id, file] as const));
    const outcome = await post('/api/modals', payload, files);
    this.sending = false;
    if (!outcome.ok) this.refusal = outcome.words;
    this.#changed();
    return outcome.ok;
  }

  #values(): Record<string, string | readonly string[] | boolean> {
    const values: Record<string, string | readonly string[] | boolean> = {};
    for (const field of this.fields) {
      if (field.component.type === COMPONENT.textInput) values[field.id] = this.typed(field);
      else if (field.component.type !== COMPONENT.fileUpload) values[field.id] = this.chosen(field);
    }
    return values;
  }
}
