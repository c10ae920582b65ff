// Everything that can be made to go wrong, by name.
import { type ApiAnswer, json } from '../http/answer.js';
import type { Fault } from '../http/faults.js';
import { inForm, withOlderNames } from './answer-forms.js';
import type { FaultPlace } from './fault-places.js';
import { type RateHint, tooMany } from './rate-gate.js';
import { refusals } from './refusals.js';
import { type Spoil, spoiledPictures } from './spoiled-pictures.js';
import type { Vendor } from './vendor.js';

export interface NamedFault {
  readonly fault: Fault;
  /** Where it strikes when it makes no sense at the place that was named: a picture is spoiled where pictures are. */
  readonly moves?: Partial<Record<FaultPlace, FaultPlace>>;
}

const transport = {
  hang: { kind: 'hang', handled: false },
  'hang-accepted': { kind: 'hang', handled: true },
  reset: { kind: 'reset', handled: false },
  'reset-accepted': { kind: 'reset', handled: true },
  cut: { kind: 'cut' },
  slow: { kind: 'slow', milliseconds: 2000 },
} as const satisfies Readonly<Record<string, Fault>>;

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

export function namedFaults(vendor: Vendor): Readonly<Record<FaultName, NamedFault>> {
  return {
    ...each(refusals, answered),
    ...each(acceptedAllTheSame, (answer) => changed(() => answer)),
    ...each(transport, (fault) => ({ fault })),
    ...each(spoiledPictures, (spoil) => ({ ...changed(spoil), moves: toPictures })),
    ...byVendor(vendor),
  };
}

function each<Name extends string, From, To>(table: Readonly<Record<Name, From>>, make: (from: From) => To): Record<Name, To> {
  // Object.entries forgets that the names are known ones.
  return Object.fromEntries(Object.entries<From>(table).map(([name, from]) => [name, make(from)])) as Record<Name, To>;
}

function answered(answer: ApiAnswer): NamedFault {
  return { fault: { kind: 'answer', answer } };
}

function changed(change: Spoil): NamedFault {
  return { fault: { kind: 'change', change } };
}

function output(vendor: Vendor, form: 'list' | 'object' | 'data-uri' | 'base64'): NamedFault {
  return { ...changed((answer) => inForm(form, answer, (url) => vendor.studio.fetch(url))), moves: toResults };
}

/** The instant it names is reckoned when it strikes: two seconds from then. */
function tooManyFor({ clock }: Vendor, hint: RateHint): NamedFault {
  const fault = {
    kind: 'answer',
    get answer() {
      return tooMany(hint, clock.now() + 2000, clock.now());
    },
  } as const;
  return { fault };
}
