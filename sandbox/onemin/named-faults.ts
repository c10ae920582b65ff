// Everything that can be made to go wrong, by name.
import type { ApiAnswer } from '../http/answer.js';
import { answered, changed, each, type NamedFault, transport } from '../vendor/named-fault.js';
import { spoiledPictures } from '../vendor/spoiled-pictures.js';
import type { FaultPlace } from './fault-places.js';
import { refusals } from './refusals.js';
import { tooMany } from './too-many.js';
import { refusal } from './vendor-error.js';

/** Answers that come although the request took effect, as a gateway's do that lost patience. */
const acceptedAllTheSame = {
  'server-error-accepted': refusals['server-error'],
  'bad-gateway-accepted': refusals['bad-gateway'],
  'unavailable-html-accepted': refusals['unavailable-html'],
  'timeout-html-accepted': refusals['timeout-html'],
  'html-accepted': refusals.html,
  'nonsense-accepted': refusals.nonsense,
  'empty-accepted': refusals.empty,
} as const satisfies Readonly<Record<string, ApiAnswer>>;

function besides(apiKey: string) {
  return {
    'too-many': answered(tooMany('none', 2)),
    'too-many-retry-after': answered(tooMany('retry-after', 2)),
    'key-in-error': answered(
      refusal(400, { errorCode: 'UNKNOWN_ERROR', message: `The request with API-KEY ${apiKey} was refused` }),
    ),
  };
}

export type FaultName =
  | keyof typeof refusals
  | keyof typeof acceptedAllTheSame
  | keyof typeof transport
  | keyof typeof spoiledPictures
  | keyof ReturnType<typeof besides>;

export function namedFaults(apiKey: string): Readonly<Record<FaultName, NamedFault<FaultPlace>>> {
  return {
    ...each(refusals, answered),
    ...each(acceptedAllTheSame, (answer) => changed(() => answer)),
    ...each(transport, (fault) => ({ fault })),
    ...each(spoiledPictures, (spoil) => ({ ...changed(spoil), moves: { poll: 'download' } as const })),
    ...besides(apiKey),
  };
}
