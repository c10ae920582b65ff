// Everything that can be made to go wrong, by name.
import { type ApiAnswer, json } from '../http/answer.js';
import { answered, answeredThen, changed, each, type NamedFault, transport } from '../vendor/named-fault.js';
import { spoiledPictures } from '../vendor/spoiled-pictures.js';
import { inForm, withOlderNames } from './answer-forms.js';
import type { FaultPlace } from './fault-places.js';
import { refusals } from './refusals.js';
import { type RateHint, tooMany } from './too-many.js';
import type { Vendor } from './vendor.js';

/** Answers that come although the request took effect, as a gateway's do that lost patience. */
const acceptedAllTheSame = {
  'server-error-accepted': refusals['server-error'],
  'polling-error-accepted': refusals['polling-error'],
  'bad-gateway-accepted': refusals['bad-gateway'],
  'unavailable-accepted': refusals.unavailable,
  'timeout-accepted': refusals.timeout,
  'html-accepted': refusals.html,
  'nonsense-accepted': refusals.nonsense,
  'empty-accepted': refusals.empty,
} as const satisfies Readonly<Record<string, ApiAnswer>>;

const toPictures = { result: 'download', poll: 'download' } as const;
const toResults = { download: 'result', poll: 'result' } as const;

function byVendor(vendor: Vendor) {
  return {
    'too-many': tooManyFor(vendor, 'none'),
    'too-many-retry-after': tooManyFor(vendor, 'retry-after'),
    'too-many-reset-at': tooManyFor(vendor, 'reset-at'),
    'key-in-error': answered(json(400, { error: `The request with x-api-key ${vendor.apiKey} was refused` })),
    'older-page': changed(withOlderNames),
    'output-list': output(vendor, 'list'),
    'output-object': output(vendor, 'object'),
    'output-data-uri': output(vendor, 'data-uri'),
    'output-base64': output(vendor, 'base64'),
  };
}

export type FaultName =
  | keyof typeof refusals
  | keyof typeof acceptedAllTheSame
  | keyof typeof transport
  | keyof typeof spoiledPictures
  | keyof ReturnType<typeof byVendor>;

export function namedFaults(vendor: Vendor): Readonly<Record<FaultName, NamedFault<FaultPlace>>> {
  return {
    ...each(refusals, answered),
    ...each(acceptedAllTheSame, (answer) => changed(() => answer)),
    ...each(transport, (fault) => ({ fault })),
    ...each(spoiledPictures, (spoil) => ({ ...changed(spoil), moves: toPictures })),
    ...byVendor(vendor),
  };
}

function output(vendor: Vendor, form: 'list' | 'object' | 'data-uri' | 'base64'): NamedFault<FaultPlace> {
  return { ...changed((answer) => inForm(form, answer, (url) => vendor.studio.fetch(url))), moves: toResults };
}

/** The instant it names is reckoned when it strikes: two seconds from then. */
function tooManyFor({ clock }: Vendor, hint: RateHint) {
  return answeredThen(() => tooMany(hint, 2, clock.now()));
}
