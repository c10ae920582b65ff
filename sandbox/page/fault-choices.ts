// What a person at the page may let go wrong at the image vendor, in words.
import type { SandboxSegmind } from '../segmind/segmind.js';

interface FaultChoice {
  readonly words: string;
  readonly ask: (segmind: SandboxSegmind) => void;
}

const CHOICES: Readonly<Record<string, FaultChoice>> = {
  busy: { words: 'It is too busy for the next order', ask: (segmind) => segmind.fault('submit', 'unavailable', 1) },
  'too-many': {
    words: 'It asks for fewer requests, twice',
    ask: (segmind) => segmind.fault('submit', 'too-many-retry-after', 2),
  },
  lost: { words: 'The next order is taken, but the line breaks', ask: (segmind) => segmind.fault('submit', 'reset-accepted', 1) },
  moderation: { words: 'Its safety system refuses the next picture', ask: (segmind) => segmind.nextEnds('moderation') },
  failed: { words: 'Drawing the next picture fails', ask: (segmind) => segmind.nextEnds('failed-422') },
  progress: { words: 'Progress can’t be read for a while', ask: (segmind) => segmind.fault('poll', 'bad-gateway', 3) },
  cut: { words: 'The next picture arrives cut off, once', ask: (segmind) => segmind.fault('download', 'cut', 1) },
  'out-of-credits': { words: 'Our account there is empty', ask: (segmind) => segmind.fault('submit', 'out-of-credits', 1) },
  unauthorised: { words: 'It refuses our key', ask: (segmind) => segmind.fault('submit', 'unauthorised', 1) },
};

export function faultChoices(): { id: string; words: string }[] {
  return Object.entries(CHOICES).map(([id, { words }]) => ({ id, words }));
}

export function askForFault(segmind: SandboxSegmind, id: string): void {
  const choice = CHOICES[id];
  if (!choice) throw new Error(`There is no fault "${id}"; there are ${Object.keys(CHOICES).join(', ')}.`);
  choice.ask(segmind);
}
