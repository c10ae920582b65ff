// What a person at the page may let go wrong at one of the image vendors, in words.
import type { SandboxOnemin } from '../onemin/onemin.js';
import type { SandboxSegmind } from '../segmind/segmind.js';
import type { FaultChoice } from './client/world.js';

export interface Vendors {
  readonly segmind: SandboxSegmind;
  readonly onemin: SandboxOnemin;
}

const words = {
  busy: 'It is too busy for the next order',
  'false-busy': 'It calls itself busy, but will never draw the next order',
  'too-many': 'It asks for fewer requests, twice',
  lost: 'The next order is taken, but the line breaks',
  upload: 'It refuses the next picture we send it',
  moderation: 'Its safety system refuses the next picture',
  failed: 'Drawing the next picture fails',
  progress: 'Progress can’t be read for a while',
  cut: 'The next picture arrives cut off, once',
  'out-of-credits': 'Our account there is empty',
  unauthorised: 'It refuses our key',
  low: 'Our account there is running low',
  filled: 'Our account there is filled up again',
} as const;

type Wish<Vendor> = readonly [keyof typeof words, (vendor: Vendor) => unknown];

const atSegmind: readonly Wish<SandboxSegmind>[] = [
  ['busy', (segmind) => segmind.fault('submit', 'unavailable')],
  ['too-many', (segmind) => segmind.fault('submit', 'too-many-retry-after', 2)],
  ['lost', (segmind) => segmind.fault('submit', 'reset-accepted')],
  ['upload', (segmind) => segmind.fault('upload', 'bad-request')],
  ['moderation', (segmind) => segmind.nextEnds('moderation')],
  ['failed', (segmind) => segmind.nextEnds('failed-422')],
  ['progress', (segmind) => segmind.fault('poll', 'bad-gateway', 3)],
  ['cut', (segmind) => segmind.fault('download', 'cut')],
  ['out-of-credits', (segmind) => segmind.fault('submit', 'out-of-credits')],
  ['unauthorised', (segmind) => segmind.fault('submit', 'unauthorised')],
  ['low', (segmind) => segmind.leave(4)],
  ['filled', (segmind) => segmind.leave(100)],
];

const atOnemin: readonly Wish<SandboxOnemin>[] = [
  ['busy', (onemin) => onemin.fault('submit', 'unavailable-html')],
  ['false-busy', (onemin) => onemin.fault('submit', 'busy-permanent')],
  ['too-many', (onemin) => onemin.fault('submit', 'too-many-retry-after', 2)],
  ['lost', (onemin) => onemin.fault('submit', 'reset-accepted')],
  ['upload', (onemin) => onemin.fault('upload', 'unknown-error')],
  ['moderation', (onemin) => onemin.nextEnds('moderation')],
  ['failed', (onemin) => onemin.nextEnds('failure')],
  ['progress', (onemin) => onemin.fault('poll', 'bad-gateway', 3)],
  ['cut', (onemin) => onemin.fault('download', 'cut')],
  ['out-of-credits', (onemin) => onemin.fault('submit', 'out-of-credits')],
  ['unauthorised', (onemin) => onemin.fault('submit', 'unauthorised')],
  ['low', (onemin) => onemin.leave(40_000)],
  ['filled', (onemin) => onemin.leave(10_000_000)],
];

export function faultChoices(): FaultChoice[] {
  return wishes().map(({ id, vendor, words }) => ({ id, vendor, words }));
}

export function askForFault(vendors: Vendors, id: string): void {
  const wish = wishes().find((each) => each.id === id);
  if (wish) return void wish.ask(vendors);
  const ids = wishes().map((each) => each.id);
  throw new Error(`There is no fault "${id}"; there are ${ids.join(', ')}.`);
}

function wishes(): (FaultChoice & { readonly ask: (vendors: Vendors) => unknown })[] {
  return [
    ...atSegmind.map(([name, ask]) => ({ ...choice('segmind', 'Segmind', name), ask: ({ segmind }: Vendors) => ask(segmind) })),
    ...atOnemin.map(([name, ask]) => ({ ...choice('onemin', '1min.ai', name), ask: ({ onemin }: Vendors) => ask(onemin) })),
  ];
}

function choice(prefix: string, vendor: string, name: keyof typeof words): FaultChoice {
  return { id: `${prefix}-${name}`, vendor, words: words[name] };
}
