// Edits that show progress, on a clock turned by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Outlook, ProgressEdits } from '../../../src/services/discord/progress-edits.js';
import { ManualClock, settled } from '../../support/manual-clock.js';

const GAP_MS = 2000;

function setUp() {
  const clock = new ManualClock();
  const edits = new ProgressEdits(clock);
  const sent: { readonly job: string; readonly text: string; readonly at: number }[] = [];
  const put = (job: string, text: string, done: Promise<void> = Promise.resolve(), outlook: Outlook = 'open') =>
    edits.put(job, text, () => {
      sent.push({ job, text, at: clock.now() });
      return done.then(() => outlook);
    });
  return { clock, edits, sent, put, texts: () => sent.map(({ text }) => text) };
}

describe('progress', () => {
  it('is shown soon, and the first words wait a moment for better ones', async () => {
    const { clock, put, texts } = setUp();
    put('job', 'waiting');
    put('job', 'drawing');
    expect(texts()).toEqual([]);
    await clock.advance(300);
    expect(texts()).toEqual(['drawing']);
  });

  it('is edited once in two seconds, with the newest words of the meantime', async () => {
    const { clock, put, sent, texts } = setUp();
    put('job', '0');
    await clock.advance(500);
    for (let step = 1; step <= 6; step += 1) {
      put('job', String(step));
      await clock.advance(500);
    }
    await clock.advance(GAP_MS);
    expect(texts()[0]).toBe('0');
    expect(texts().at(-1)).toBe('6');
    const gaps = sent.slice(1).map(({ at }, index) => at - (sent[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS);
    expect(sent.length).toBeLessThanOrEqual(4);
  });

  it('is said again when it has to be seen and was not', async () => {
    const { clock, put, texts } = setUp();
    for (let round = 0; round < 3; round += 1) {
      put('job', 'may this be drawn?', Promise.resolve(), round === 0 ? 'unsaid' : 'open');
      await clock.advance(GAP_MS);
    }
    expect(texts()).toEqual(['may this be drawn?', 'may this be drawn?']);
  });

  it('says nothing twice', async () => {
    const { clock, put, texts } = setUp();
    for (let step = 0; step < 10; step += 1) {
      put('job', 'the same');
      await clock.advance(GAP_MS);
    }
    expect(texts()).toEqual(['the same']);
  });

  it('does not overtake an edit that is still on the wire', async () => {
    const { clock, put, texts } = setUp();
    let arrive = () => {};
    put('job', 'slow', new Promise((resolve) => (arrive = resolve)));
    await clock.advance(GAP_MS);
    put('job', 'next');
    await clock.advance(5 * GAP_MS);
    expect(texts()).toEqual(['slow']);
    arrive();
    await settled();
    expect(texts()).toEqual(['slow', 'next']);
  });

  it('is not shown any more once its message is closed to us, and that of others is', async () => {
    const { clock, put, texts } = setUp();
    put('job', 'refused', Promise.resolve(), 'closed');
    await clock.advance(GAP_MS);
    put('job', 'never said');
    put('another', 'said');
    await clock.advance(5 * GAP_MS);
    expect(texts()).toEqual(['refused', 'said']);
    expect(clock.waiting).toBe(0);
  });

  it('of many jobs shares one budget, and everybody gets their turn', async () => {
    const { clock, put, sent } = setUp();
    for (let job = 0; job < 60; job += 1) put(`job-${job}`, 'drawing');
    await clock.advance(10_000);
    expect(new Set(sent.map(({ job }) => job)).size).toBe(60);
    for (const { at } of sent) {
      expect(sent.filter((other) => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(16);
    }
  });

  it('of more jobs than the budget has room for goes round: nobody waits while another is shown twice', async () => {
    const { clock, put, sent } = setUp();
    for (let round = 0; round < 30; round += 1) {
      for (let job = 0; job < 60; job += 1) put(`job-${job}`, `step ${round}`);
      await clock.advance(GAP_MS);
    }
    const counts = Array.from({ length: 60 }, (_, job) => sent.filter((edit) => edit.job === `job-${job}`).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
  });
});

describe('when a job ends,', () => {
  it('what was waiting is never said, and what is on the wire is waited for', async () => {
    const { clock, edits, put, texts } = setUp();
    let arrive = () => {};
    put('job', 'on the wire', new Promise((resolve) => (arrive = resolve)));
    await clock.advance(GAP_MS);
    put('job', 'too late');
    let ended = false;
    const end = edits.end('job').then(() => {
      ended = true;
    });
    await clock.advance(5 * GAP_MS);
    expect(ended).toBe(false);
    arrive();
    await end;
    await clock.advance(5 * GAP_MS);
    expect(texts()).toEqual(['on the wire']);
    expect(clock.waiting).toBe(0);
  });

  it('the last words need not wait for one that was never shown', async () => {
    const { edits } = setUp();
    await edits.end('unknown');
  });
});

it('whatever is said when, the last words of every job go out, in order, not too often and not twice', async () => {
  const say = fc.record({
    job: fc.constantFrom('one', 'two', 'three'),
    text: fc.constantFrom('a', 'b', 'c'),
    wait: fc.nat({ max: 3000 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(say, { maxLength: 25 }), async (said) => {
      const { clock, sent, put } = setUp();
      for (const { job, text, wait } of said) {
        put(job, text);
        await clock.advance(wait);
      }
      await clock.advance(3 * GAP_MS);
      for (const job of new Set(said.map((one) => one.job))) {
        const shown = sent.filter((one) => one.job === job);
        expect(shown.at(-1)?.text).toBe(said.filter((one) => one.job === job).at(-1)?.text);
        for (const [index, { text, at }] of shown.entries()) {
          const before = shown[index - 1];
          if (!before) continue;
          expect(at - before.at).toBeGreaterThanOrEqual(GAP_MS);
          expect(text).not.toBe(before.text);
        }
      }
    }),
    { numRuns: 100 },
  );
});
