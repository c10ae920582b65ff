// What open forms are about, kept from the moment each is opened until long after it can be sent, so that a restart loses none.
import type { Clock } from '../clock.js';
import type { Records } from './store.js';

interface Opened {
  readonly openedAt: number;
}

/** A form that is left open lives as long as its interaction, 15 minutes. */
const LIFE_MS = 60 * 60_000;

export class OpenForms<Form> {
  readonly #records: Records<Form & Opened>;
  readonly #clock: Clock;
  #tidiedAt = 0;

  constructor(records: Records<Form & Opened>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  async open(id: string, form: Form): Promise<void> {
    await this.#records.set(id, { ...form, openedAt: this.#clock.now() });
    // Nobody waits for it: what was not tidied is the next time.
    if (this.#tidiedAt + LIFE_MS <= this.#clock.now()) this.tidy().catch(() => {});
  }

  get(id: string): Promise<Form | undefined> {
    return this.#records.get(id);
  }

  /** Takes away forms that nobody has sent. Few are open at any time. */
  async tidy(): Promise<void> {
    this.#tidiedAt = this.#clock.now();
    const old = (await this.#records.all()).filter(({ value }) => value.openedAt < this.#clock.now() - LIFE_MS);
    await this.#records.delete(old.map(({ key }) => key));
  }
}
