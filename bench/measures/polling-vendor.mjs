// A vendor in memory: it draws for as long as it is told, counts what it is asked, and refuses what is too much for a minute.

const MINUTE_MS = 60_000;
/** The smallest thing that is a whole PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** @typedef {{ doneAt: number, seconds: number, polls: number, noticedAt: number | undefined, fetchedAt: number | undefined }} Drawing */

export class PretendVendor {
  name = 'segmind';
  health = { state: 'well' };
  /** @type {Drawing[]} */
  drawings = [];
  asked = 0;
  refused = 0;
  mostInAMinute = 0;
  #setting;
  /** When the last minute's requests came in. @type {number[]} */
  #recent = [];

  /** `seconds` says how long the next drawing takes, `namesSeconds` whether the result says so. `budget` is what the bot holds
   * itself to, `perMinute` what the vendor takes. @param {{ clock: { now(): number }, seconds: () => number, namesSeconds: boolean,
   * perMinute?: number, budget?: object, tooMany?: () => Error }} setting */
  constructor(setting) {
    this.#setting = setting;
  }

  async roomForSubmit(giveUp) {
    await this.#setting.budget?.take('submit', giveUp);
  }

  async submit() {
    this.#count();
    const seconds = this.#setting.seconds();
    const doneAt = this.#setting.clock.now() + 1000 * seconds;
    this.drawings.push({ doneAt, seconds, polls: 0, noticedAt: undefined, fetchedAt: undefined });
    return { outcome: 'accepted', remoteId: String(this.drawings.length - 1) };
  }

  async status(remoteId) {
    await this.#setting.budget?.take('look');
    this.#count();
    const now = this.#setting.clock.now();
    const drawing = this.drawings[Number(remoteId)];
    drawing.polls += 1;
    if (now < drawing.doneAt) return { state: 'drawing' };
    drawing.noticedAt ??= now;
    return { state: 'done', drawn: undefined };
  }

  async result(remoteId) {
    await this.#setting.budget?.take('fetch');
    this.#count();
    const { seconds } = this.drawings[Number(remoteId)];
    const named = this.#setting.namesSeconds ? seconds : undefined;
    return { picture: { kind: 'link', url: remoteId }, costUsd: 0.011, seed: undefined, seconds: named };
  }

  async download(link) {
    await this.#setting.budget?.take('fetch');
    this.#count();
    this.drawings[Number(link)].fetchedAt = this.#setting.clock.now();
    return PICTURE;
  }

  async close() {}

  #count() {
    this.asked += 1;
    const { clock, perMinute, tooMany } = this.#setting;
    if (perMinute === undefined) return;
    while (this.#recent[0] <= clock.now() - MINUTE_MS) this.#recent.shift();
    if (this.#recent.length >= perMinute) {
      this.refused += 1;
      throw tooMany();
    }
    this.#recent.push(clock.now());
    this.mostInAMinute = Math.max(this.mostInAMinute, this.#recent.length);
  }
}
