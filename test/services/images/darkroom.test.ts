// Few pictures are worked on at once, and none for longer than its time.
import { describe, expect, it } from 'vitest';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import { Gate } from '../../../src/services/images/gate.js';
import { ManualClock, settled } from '../../support/manual-clock.js';
import { flat, noise, problemOf, unnamed } from './made-pictures.js';

describe('a gate', () => {
  it('lets in so many, and the next when one leaves, in the order they came', async () => {
    const gate = new Gate(2);
    const inside: number[] = [];
    const leaving: (() => void)[] = [];
    for (const guest of [1, 2, 3, 4]) {
      void gate.enter().then((leave) => {
        inside.push(guest);
        leaving.push(leave);
      });
    }
    await settled();
    expect(inside).toEqual([1, 2]);
    leaving[1]?.();
    await settled();
    expect(inside).toEqual([1, 2, 3]);
    leaving[0]?.();
    leaving[2]?.();
    await settled();
    expect(inside).toEqual([1, 2, 3, 4]);
    leaving[3]?.();
    await gate.enter();
    await gate.enter();
    let third = false;
    void gate.enter().then(() => {
      third = true;
    });
    await settled();
    expect(third).toBe(false);
  });
});

describe('the darkroom', () => {
  it('gives up a picture that takes too long, and says so', async () => {
    const clock = new ManualClock();
    const darkroom = new Darkroom(clock);
    const bytes = await noise(2000, 2000).png({ compressionLevel: 0 }).toBuffer();
    const problem = problemOf(darkroom.readReference(bytes, unnamed));
    await clock.advance(30_000);
    expect(await problem).toEqual({ problem: 'too-slow' });
  });

  it('gives up making a picture fit: nothing comes back', async () => {
    const clock = new ManualClock();
    const darkroom = new Darkroom(clock);
    const bytes = await noise(2000, 2000).png({ compressionLevel: 0 }).toBuffer();
    const fitted = darkroom.fitPicture({ bytes, type: 'png' }, 100_000);
    await clock.advance(30_000);
    expect(await fitted).toBeUndefined();
  });

  it('keeps no timer when a picture is done or refused, and lets the next one in', async () => {
    const clock = new ManualClock();
    const darkroom = new Darkroom(clock);
    const good = await flat(20, 20, 'red').png().toBuffer();
    const outcomes = await Promise.all(
      [good, Buffer.alloc(0), Buffer.from('text'), good, Buffer.alloc(0), good].map((bytes) =>
        problemOf(darkroom.readReference(bytes, unnamed)),
      ),
    );
    expect(outcomes.map((outcome) => outcome?.problem)).toEqual([
      undefined,
      'empty',
      'not-a-picture',
      undefined,
      'empty',
      undefined,
    ]);
    expect(clock.waiting).toBe(0);
  });

  it('works on two pictures at once, however many come', async () => {
    const clock = new ManualClock();
    const darkroom = new Darkroom(clock);
    const bytes = await noise(500, 500).png().toBuffer();
    let done = 0;
    let most = 0;
    const readings = Array.from({ length: 8 }, () =>
      darkroom.readReference(bytes, unnamed).then(() => {
        done += 1;
      }),
    );
    // Each that is worked on has its time limit on the clock.
    while (done < readings.length) {
      most = Math.max(most, clock.waiting);
      await settled();
    }
    expect(most).toBe(2);
  });
});
