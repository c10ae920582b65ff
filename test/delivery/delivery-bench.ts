// Where a row of the delivery table is tried: the real bot in a pretend world, and a request that is struck as its picture is ready.
import { pino } from 'pino';
import { SandboxClock } from '../../sandbox/clock.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { countUploads } from '../support/discord-traffic.js';
import { RequestsInFlight } from '../support/requests-in-flight.js';
import { type Name, openStudio, type Studio } from '../support/studio.js';
import { transcribe } from '../support/transcript.js';
import { type DeliveryRow, type Found, LINK } from './delivery-row.js';
import { happenings, type Scene } from './happenings.js';
import { TurnedClock } from './turned-clock.js';

/** What became of a row. */
export interface Outcome {
  readonly found: Found;
  /** What the requester reads, a text for each message with the picture or the link to it. */
  readonly reads: readonly string[];
  /** The same for somebody else, in the place where it was asked for. */
  readonly othersRead: readonly string[];
  readonly uploads: number;
  /** What was refused with 401 or 403, as often as it was. */
  readonly refused: readonly string[];
  readonly rung: string;
  readonly charged: number;
}

interface Ended {
  readonly rung: string;
  readonly charged: number;
}

/** How many times faster than life the bot’s clock runs. */
const SPEED = 5;
const ALWAYS = 1_000_000;

export class DeliveryBench {
  readonly #studio: Studio;
  readonly #clock: TurnedClock;
  readonly #ended: readonly Ended[];
  readonly #requests = new RequestsInFlight();

  static async open(): Promise<DeliveryBench> {
    const worldClock = new SandboxClock();
    const clock = new TurnedClock(worldClock, SPEED);
    const ended: Ended[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => ended.push(...endIn(line)) });
    return new DeliveryBench(await openStudio({ clock, worldClock, log }), clock, ended);
  }

  private constructor(studio: Studio, clock: TurnedClock, ended: readonly Ended[]) {
    this.#studio = studio;
    this.#clock = clock;
    this.#ended = ended;
  }

  async close(): Promise<void> {
    await this.#studio.close();
    this.#requests.stop();
  }

  async run({ place, happens }: DeliveryRow): Promise<Outcome> {
    const studio = this.#studio;
    const channelId = this.#channelOf(place);
    const uploads = countUploads(studio.discord.faults);
    const release = studio.segmind.hold();
    const options = { prompt: 'a fox', private: place.startsWith('private') };
    const jobId = await studio.use('Ada', 'imagine', options, channelId);
    const scene = await this.#sceneOf(jobId, channelId);
    for (const name of happens) happenings[name](scene);
    const refused = this.#recordRefusals();
    release();
    await studio.until(() => this.#ended.length > 0, `the end of “${happens.join(', ')}”`);
    const [end = { rung: '', charged: 0 }] = this.#ended;
    const messages = this.#tellings('Ada', scene);
    return {
      found: foundIn(messages, scene, end.rung),
      reads: messages.map((message) => transcribe(studio.discord, message)),
      othersRead: this.#tellings('Ben', scene).map((message) => transcribe(studio.discord, message)),
      uploads: uploads(),
      refused,
      ...end,
    };
  }

  #channelOf(place: DeliveryRow['place']): string {
    if (place === 'direct') return this.#studio.discord.directMessageChannel(this.#studio.idOf('Ada'));
    if (!place.endsWith('thread')) return this.#studio.general;
    return this.#studio.discord.channels().find(({ kind }) => kind === 'thread')?.id ?? '';
  }

  /** The request is shown as being drawn, and the bot knows by which message. */
  async #sceneOf(jobId: string, channelId: string): Promise<Scene> {
    const studio = this.#studio;
    await studio.sees('Ada', 'Drawing', channelId);
    const origin = new URL(studio.discord.apiUrl).origin;
    await studio.until(() => this.#requests.count([origin]) === 0, 'quiet');
    const messageId = studio.view('Ada', channelId).find(({ interaction }) => interaction?.id === jobId)?.id ?? '';
    return { studio, clock: this.#clock, jobId, channelId, messageId };
  }

  #recordRefusals(): string[] {
    const refused: string[] = [];
    this.#studio.discord.faults.add({
      on: () => true,
      times: ALWAYS,
      fault: {
        kind: 'change',
        change: (answer, { method, path }) => {
          if (answer.status === 401 || answer.status === 403) refused.push(`${method} ${path}: ${answer.status}`);
          return answer;
        },
      },
    });
    return refused;
  }

  /** Every message that has the picture, or says where it is; others see no direct message. */
  #tellings(name: Name, { channelId, jobId }: Scene): SeenMessage[] {
    const direct = this.#studio.discord.directMessageChannel(this.#studio.idOf('Ada'));
    const places = new Set([channelId, this.#studio.general, direct]);
    if (name !== 'Ada') places.delete(direct);
    return [...places]
      .flatMap((place) => this.#studio.view(name, place))
      .filter(
        ({ attachments, content }) =>
          attachments.some(({ filename }) => filename.includes(`atelier-${jobId}-`)) || content.includes(LINK),
      );
  }
}

/** Where it really is; which right it was put there by, only the bot knows. */
function foundIn([message]: readonly SeenMessage[], { channelId, messageId }: Scene, rung: string): Found {
  if (!message) return 'nowhere';
  if (message.id === messageId) return rung === 'token' ? 'same message, by token' : 'same message, by bot';
  return message.channelId === channelId ? 'new message' : 'direct message';
}

function endIn(line: string): Ended[] {
  const { msg, rung, charged } = JSON.parse(line) as { msg?: string; rung?: string; charged?: number };
  return msg === 'job ended' && rung !== undefined && charged !== undefined ? [{ rung, charged }] : [];
}
