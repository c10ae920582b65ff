// Who the reader is and where: the world as last seen by that person in that channel, kept fresh.
import { fetchWorld, watchWorld } from './page-api.js';
import type { World } from './world.js';

export class Session {
  user: string;
  channel: string;
  /** The language commands are shown and sent in. */
  locale = 'en-US';
  world: World | undefined;
  connected = true;
  readonly #changed: () => void;
  #fetchedAt = 0;
  #fetching = false;
  #stale = false;

  /** `place` is what an address remembers after its #: who and where, or nothing. */
  constructor(place: string, changed: () => void) {
    const [user = '', channel = ''] = place.split('/');
    this.user = user;
    this.channel = channel;
    this.#changed = changed;
  }

  get place(): string {
    return `${this.user}/${this.channel}`;
  }

  /** The sandbox's time, which may have been turned forward. */
  get now(): number {
    return this.world ? this.world.now + Date.now() - this.#fetchedAt : Date.now();
  }

  start(): void {
    watchWorld(
      () => void this.refresh(),
      (connected) => {
        this.connected = connected;
        this.#changed();
      },
    );
  }

  become(user: string): void {
    this.user = user;
    void this.refresh();
  }

  enter(channel: string): void {
    this.channel = channel;
    void this.refresh();
  }

  speak(locale: string): void {
    this.locale = locale;
    this.#changed();
  }

  /** One request at a time; a change that comes meanwhile is fetched afterwards. */
  async refresh(): Promise<void> {
    this.#stale = true;
    if (this.#fetching) return;
    this.#fetching = true;
    while (this.#stale) {
      this.#stale = false;
      const world = await fetchWorld(this.user, this.channel);
      if (world && !this.#stale) this.#take(world);
    }
    this.#fetching = false;
  }

  #take(world: World): void {
    this.world = world;
    this.#fetchedAt = Date.now();
    this.user = world.user;
    this.channel = world.channel;
    this.#changed();
  }
}
