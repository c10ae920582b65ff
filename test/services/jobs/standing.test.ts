// How an open job stands: what its message shows while nobody knows yet how it ends.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../../src/services/jobs/job.js';
import { standingOf } from '../../../src/services/jobs/standing.js';
import { ManualClock } from '../../support/manual-clock.js';
import { aJob, drawn, lost, running, submitting, waiting } from './a-job.js';
import { type StepWorld, stepWorld } from './step-world.js';

/** What the picture usually takes. */
const USUAL_MS = 42_000;
const BEGUN = 1_000_000;
const PATIENCE_MS = 5 * 60_000;

let world: StepWorld;

beforeEach(async () => {
  world = await stepWorld();
});

afterEach(() => world.close());

/** That of a job with these pictures, so long after it began. */
function standing(parts: Job['parts'], after: number, position?: number) {
  const tools = { ...world.tools, clock: new ManualClock(BEGUN + after) };
  const isBegun = parts.some(({ state }) => state === 'running' || state === 'submitting');
  return standingOf(tools, aJob({ parts, state: { name: isBegun ? 'running' : 'queued' } }), position);
}

describe('what is being drawn', () => {
  it.each([
    ['by a vendor that has taken it', { ...running, since: BEGUN }],
    ['by a vendor that answers only when it is drawn', { ...submitting, since: BEGUN }],
  ])('%s moves on with the usual time, which is not promised beyond it', (_, part) => {
    const seen = [0, 0.5, 0.99, 1.5, 2.5].map((times) => standing([part], times * USUAL_MS));
    expect(seen.map((each) => each?.kind === 'drawing' && [each.step, each.left])).toEqual([
      [0, 42],
      [3, 21],
      [5, 7],
      [5, 'soon'],
      [5, 'late'],
    ]);
  });
});

describe('what the vendor has refused for now', () => {
  const refused = { ...waiting, refusedSince: BEGUN };
  const again = { ...submitting, since: BEGUN + 30_000, refusedSince: BEGUN };
  const heldUp = { kind: 'held-up', until: BEGUN + PATIENCE_MS };

  it('is said to be held up, whether it waits in line or is asked for again', () => {
    expect(standing([refused], 1000)).toEqual(heldUp);
    expect(standing([refused], 1000, 3)).toEqual(heldUp);
    expect(standing([again], 31_000)).toEqual(heldUp);
    expect(standing([refused, again, lost], 31_000)).toEqual(heldUp);
  });

  it('is being drawn when the vendor no longer refuses it at once', () => {
    expect(standing([again], 30_000 + 6000)).toMatchObject({ kind: 'drawing', step: 0 });
  });

  it.each([
    ['is under way', { ...running, since: BEGUN }],
    ['is there', drawn],
    ['was not refused', waiting],
  ])('does not hold up a job of which another picture %s', (_, other) => {
    expect(standing([refused, other], 1000)).toMatchObject({ kind: 'drawing' });
  });
});
