// What may happen to a picture on its way to people: to its message and its place while it is drawn, and to the upload itself.
import type { PermissionName } from '../../sandbox/discord/permissions.js';
import { type RateLimitScope, rateLimited } from '../../sandbox/discord/rate-limits.js';
import { type ApiRequest, html, json } from '../../sandbox/http/answer.js';
import { type Fault, requestTo } from '../../sandbox/http/faults.js';
import { isUpload, withoutNonces } from '../support/discord-traffic.js';
import type { Studio } from '../support/studio.js';
import type { TurnedClock } from './turned-clock.js';

/** One request for a picture, as it is about to be delivered. */
export interface Scene {
  readonly studio: Studio;
  readonly clock: TurnedClock;
  readonly jobId: string;
  readonly channelId: string;
  readonly messageId: string;
}

type Happening = (scene: Scene) => unknown;

/** Longer than an interaction’s token lives. */
const TOKEN_LIFE_MS = 15 * 60_000 + 1000;
/** Longer than Discord remembers a nonce. */
const NONCE_LIFE_MS = 6 * 60_000;
/** Longer than the bot waits for the answer to a small upload. */
const PATIENCE_MS = 35_000;

const ofNewMessage = (request: ApiRequest) => isUpload(request) && request.method === 'POST';
const looking = requestTo('GET', /\/messages(\/[^/]+)?$/);

function meets(fault: Fault, on = isUpload, times = 1): Happening {
  return ({ studio }) => studio.discord.faults.add({ on, fault, times });
}

/** Never answered, and so much time passes that nobody waits any more. */
function hangs(handled: boolean, on = isUpload, times = 1): Happening {
  return (scene) => {
    const never = () => {
      scene.clock.turn(PATIENCE_MS);
      return new Promise<never>(() => {});
    };
    meets(handled ? { kind: 'change', change: never } : { kind: 'watch', before: never }, on, times)(scene);
  };
}

/** The upload is taken, this happens, and the answer is lost. */
function takenAnd(happening: Happening, on = isUpload): Happening {
  return (scene) => {
    const change = () => {
      happening(scene);
      return json(502, {});
    };
    meets({ kind: 'change', change }, on)(scene);
  };
}

/** This happens while the upload is on its way. */
function underWay(happening: Happening): Happening {
  return (scene) => meets({ kind: 'watch', before: () => happening(scene) })(scene);
}

function without(name: PermissionName): Happening {
  return ({ studio, channelId }) => studio.discord.levers.setPermission(channelId, name, false);
}

function archive(locked: boolean): Happening {
  return ({ studio, channelId }) => studio.discord.levers.archiveThread(channelId, locked);
}

const tokenDies: Happening = ({ studio, jobId }) => studio.discord.levers.expireToken(jobId);
const messageGoes: Happening = ({ studio, messageId }) => studio.discord.deleteMessage(messageId);
const channelGoes: Happening = ({ studio, channelId }) => studio.discord.levers.closeChannel(channelId);
const timePasses =
  (milliseconds: number): Happening =>
  ({ clock }) =>
    clock.turn(milliseconds);
const busy = (scope: RateLimitScope) => meets({ kind: 'answer', answer: rateLimited(scope, 1) }, isUpload, 2);
const entityTooLarge = json(413, { message: 'Request entity too large', code: 40005 });
const tooLargeForTheEdge = html(413, '<html>413 Request Entity Too Large</html>');

export const happenings = {
  nothing: () => {},
  // Before the upload, while the picture is drawn.
  'token dead': tokenDies,
  'token too old': timePasses(TOKEN_LIFE_MS),
  'message deleted': messageGoes,
  'channel deleted': channelGoes,
  'thread archived': archive(false),
  'thread locked': archive(true),
  'may not send': without('SendMessages'),
  'may not send in threads': without('SendMessagesInThreads'),
  'may not attach': without('AttachFiles'),
  'may not read history': without('ReadMessageHistory'),
  'may not see the channel': without('ViewChannel'),
  'bot removed': ({ studio }) => studio.discord.levers.removeBot(),
  'direct messages closed': ({ studio }) => studio.discord.levers.closeDirectMessages(studio.idOf('Ada')),
  // While the upload is under way.
  'upload, token dies under way': underWay(tokenDies),
  'upload, message deleted under way': underWay(messageGoes),
  'upload, channel deleted under way': underWay(channelGoes),
  'upload too large (40005)': meets({ kind: 'answer', answer: entityTooLarge }),
  'upload too large (413, a page)': meets({ kind: 'answer', answer: tooLargeForTheEdge }),
  'upload 400': meets({ kind: 'answer', answer: json(400, { message: 'Invalid Form Body', code: 50035 }) }),
  'upload 401': meets({ kind: 'answer', answer: json(401, { message: 'Invalid Webhook Token', code: 50027 }) }),
  'upload 403': meets({ kind: 'answer', answer: json(403, { message: 'Missing Permissions', code: 50013 }) }),
  'upload 404': meets({ kind: 'answer', answer: json(404, { message: 'Unknown Webhook', code: 10015 }) }),
  'upload 429 user, twice': busy('user'),
  'upload 429 shared, twice': busy('shared'),
  'upload 429 global, twice': busy('global'),
  'upload 500': meets({ kind: 'answer', answer: json(500, {}) }),
  'upload 502, a page': meets({ kind: 'answer', answer: html(502, '<html>502</html>') }),
  'upload 503, seven times': meets({ kind: 'answer', answer: json(503, {}) }, isUpload, 7),
  'upload hangs': hangs(false),
  'upload hangs, four times': hangs(false, isUpload, 4),
  'upload reset': meets({ kind: 'reset', handled: false }),
  // The upload has arrived, and nobody says so.
  'upload taken, 502': takenAnd(() => {}),
  'upload taken, hangs': hangs(true),
  'upload taken, reset': meets({ kind: 'reset', handled: true }),
  'upload taken, answer cut off': meets({ kind: 'cut' }),
  'upload taken, 502, token dies': takenAnd(tokenDies),
  'upload taken, 502, token too old': takenAnd(timePasses(TOKEN_LIFE_MS)),
  'upload taken, 502, message deleted': takenAnd(messageGoes),
  'upload taken, 502, looking fails twice': (scene) => {
    takenAnd(() => {})(scene);
    meets({ kind: 'answer', answer: json(500, {}) }, looking, 2)(scene);
  },
  'new message taken, reset': meets({ kind: 'reset', handled: true }, ofNewMessage),
  'new message taken, hangs': hangs(true, ofNewMessage),
  'new message taken, 502, nonce forgotten': (scene) => {
    takenAnd(timePasses(NONCE_LIFE_MS), ofNewMessage)(scene);
    meets({ kind: 'change', change: withoutNonces }, looking, 10)(scene);
  },
  'new message 500': meets({ kind: 'answer', answer: json(500, {}) }, ofNewMessage),
  'opening direct messages 500': meets({ kind: 'answer', answer: json(500, {}) }, requestTo('POST', /\/users\/@me\/channels$/)),
} as const satisfies Record<string, Happening>;

export type HappeningName = keyof typeof happenings;
