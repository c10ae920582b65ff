// A vendor's requests a minute, shared: many polls while little is under way, few when much is, and never more than there are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingsTogether, pollsADrawing } from '../../../src/services/jobs/poll-load.js';

/** A drawing's submit, result and picture. */
const OTHERS = 3;

describe('polls a drawing', () => {
  it('are many while one drawing has the vendor to itself, and two at least', () => {
    expect(pollsADrawing({ requestsPerMinute: 60, endingsPerMinute: 60 / 42, pollsTimesLag: 9 })).toBe(6);
    expect(pollsADrawing({ requestsPerMinute: 60, endingsPerMinute: 1000, pollsTimesLag: 9 })).toBe(2);
  });

  it('are many where nothing is under way yet, and where the vendor sets no limit', () => {
    expect(pollsADrawing({ requestsPerMinute: 60, endingsPerMinute: 0, pollsTimesLag: 9 })).toBe(6);
    expect(pollsADrawing({ requestsPerMinute: Number.POSITIVE_INFINITY, endingsPerMinute: 25, pollsTimesLag: 9 })).toBe(6);
  });

  it('are few where one poll comes so close to the end that nobody would notice a closer one', () => {
    const polls = (pollsTimesLag: number) => pollsADrawing({ requestsPerMinute: 60, endingsPerMinute: 1, pollsTimesLag });
    expect([0.1, 0.75, 1, 2].map(polls)).toEqual([2, 3, 4, 6]);
  });

  it('never become more when more is under way', () => {
    const load = fc.double({ min: 0.1, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 600 }), load, load, (requestsPerMinute, one, other) => {
        const polls = (endingsPerMinute: number) => pollsADrawing({ requestsPerMinute, endingsPerMinute, pollsTimesLag: 9 });
        expect(polls(Math.max(one, other))).toBeLessThanOrEqual(polls(Math.min(one, other)));
      }),
    );
  });

  it('together with all other requests stay within the budget, for as many drawings as may be under way', () => {
    const seconds = fc.integer({ min: 5, max: 120 });
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 600 }), seconds, fc.nat(), (requestsPerMinute, typical, some) => {
        const together = drawingsTogether(requestsPerMinute, typical);
        const drawings = 1 + (some % together);
        // Each takes the time of a drawing, its lag, and that of fetching it.
        const endingsPerMinute = (drawings * 60) / typical;
        const polls = pollsADrawing({ requestsPerMinute, endingsPerMinute, pollsTimesLag: 9 });
        const late = polls === 2 ? 1.2 : 1;
        if (together > 3) expect((endingsPerMinute / late) * (polls + OTHERS)).toBeLessThanOrEqual(requestsPerMinute);
      }),
    );
  });
});

describe('drawings under way together', () => {
  it('are as many as 120 requests a minute can feed', () => {
    expect(drawingsTogether(120, 42)).toBe(19);
  });

  it('are more where each takes longer, and never less than three', () => {
    expect(drawingsTogether(120, 84)).toBe(38);
    expect(drawingsTogether(5, 10)).toBe(3);
  });
});
