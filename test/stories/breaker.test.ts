// A vendor does not work: after repeated failures nothing is submitted for a while, members are told at once, the operator once.
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { openStudio, type Studio, type StudioOptions } from '../support/studio.js';

const GONE = 'The image service is not available just now.';
const PAUSED = `(only you) ${GONE} No credits were used. It is tried again <soon>.`;
const line = z.object({ msg: z.string(), vendor: z.string().optional(), trouble: z.string().optional() });

let studio: Studio;
let told: string[];

beforeEach(() => {
  told = [];
});

afterEach(() => studio.close());

async function open(options: StudioOptions = {}): Promise<void> {
  const write = (text: string) => {
    const { msg, vendor, trouble } = line.parse(JSON.parse(text));
    if (msg === 'for the operator: trouble at a vendor') told.push(`${vendor}: ${trouble}`);
  };
  studio = await openStudio({ speed: 20, seconds: 0.02, remembers: true, log: pino({ level: 'info' }, { write }), ...options });
}

/** Asks for so many pictures, one after the other, each to its end. */
async function failing(times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const id = await studio.imagine('Ada', `failing ${count}`);
    expect(await studio.ending(id)).toContain('Not drawn');
  }
}

/** Waits until the pause is over: asks again and again, as a member would. Resolves with the request that was let through. */
async function untilTried(): Promise<string> {
  for (let count = 0; ; count += 1) {
    const id = await studio.imagine('Ada', `again ${count}`);
    const answered = () => studio.discord.answerTo(id)?.answer;
    await studio.until(() => !['none', undefined].includes(answered()), 'an answer');
    if (answered() === 'deferral') return id;
  }
}

describe('when Segmind is down', () => {
  it('the fifth failure in a row is the last: from then on members are told at once, and nothing is spent', async () => {
    await open();
    studio.segmind.fault('submit', 'server-error', 1000);
    await failing(5);
    expect(studio.submits).toBe(5);
    const before = studio.story('Ben').length;
    await studio.imagine('Ada', 'in vain');
    await studio.sees('Ada', PAUSED);
    expect(studio.story('Ben')).toHaveLength(before);
    expect(studio.submits).toBe(5);
    expect(told).toEqual(['segmind: unavailable']);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('four failures and a picture in between are no reason to stop', async () => {
    await open();
    for (const times of [4, 4]) {
      const mend = studio.segmind.fault('submit', 'server-error', times);
      await failing(times);
      mend();
      await studio.ending(await studio.imagine('Ada', 'in between'));
    }
    expect(studio.segmind.jobs).toHaveLength(2);
    expect(told).toEqual([]);
  });

  it('requests that are refused for what they are do not count', async () => {
    await open();
    studio.segmind.fault('submit', 'bad-request', 6);
    await failing(6);
    await studio.ending(await studio.imagine('Ada', 'a good one'));
    expect(studio.segmind.jobs).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('after a pause one request tries it; when that works all do, and the operator hears once of each', async () => {
    await open();
    const mend = studio.segmind.fault('submit', 'server-error', 1000);
    await failing(5);
    mend();
    const id = await untilTried();
    expect(await studio.ending(id)).toContain('{atelier-1.png');
    await studio.ending(await studio.imagine('Ada', 'and another'));
    expect(studio.segmind.jobs).toHaveLength(2);
    expect(told).toEqual(['segmind: unavailable', 'segmind: over']);
  });

  it('after a pause one request alone is submitted, however many come; the others wait for what becomes of it', async () => {
    await open();
    const mend = studio.segmind.fault('submit', 'server-error', 1000);
    await failing(5);
    mend();
    let answer = () => {};
    const before = () => {
      return new Promise<void>((resolve) => {
        answer = resolve;
      });
    };
    studio.segmind.faults.add({ on: faultPlaces.submit, fault: { kind: 'watch', before } });
    const first = await untilTried();
    await studio.until(() => studio.submits === 6, 'the one that tries');
    const others = [await studio.imagine('Ada', 'the second'), await studio.imagine('Ada', 'the third')];
    await studio.sees('Ada', '> the third');
    expect(studio.submits).toBe(6);
    answer();
    for (const id of [first, ...others]) expect(await studio.ending(id)).toContain('{atelier-1.png');
    expect(studio.segmind.jobs).toHaveLength(3);
  });

  it('when the try fails the pause begins anew, and the operator does not hear of it again', async () => {
    await open();
    studio.segmind.fault('submit', 'server-error', 1000);
    await failing(5);
    expect(await studio.ending(await untilTried())).toContain(GONE);
    expect(studio.submits).toBe(6);
    await studio.imagine('Ada', 'in vain once more');
    await studio.until(() => studio.transcript('Ada').at(-1) === PAUSED, 'the refusal');
    expect(studio.submits).toBe(6);
    expect(told).toEqual(['segmind: unavailable']);
  });

  it('what is being drawn goes on to its end', async () => {
    await open();
    const release = studio.segmind.hold();
    await studio.imagine('Ben', 'in time');
    await studio.until(() => studio.segmind.jobs.length === 1, 'the submit');
    studio.segmind.fault('submit', 'server-error', 1000);
    await failing(5);
    release();
    await studio.sees('Ben', '{atelier-1.png: Picture drawn from the prompt: in time}');
  });
});

describe('when the team’s account at the vendor is empty, or its key is refused,', () => {
  it.each([
    ['out-of-credits', 'The team’s account at the image service has run out. Whoever runs this bot has been told.'],
    ['unauthorised', 'The image service does not accept this bot’s key. Whoever runs this bot has been told.'],
  ] as const)('(%s) the operator hears of the first, and the third is the last', async (fault, words) => {
    await open();
    studio.segmind.fault('submit', fault, 1000);
    await failing(1);
    expect(told).toEqual([`segmind: ${fault}`]);
    await failing(2);
    await studio.imagine('Ada', 'in vain');
    await studio.sees('Ada', `(only you) ${words} No credits were used. It is tried again <soon>.`);
    expect(studio.submits).toBe(3);
    expect(told).toEqual([`segmind: ${fault}`]);
  });

  it('and the vendor says so only when asked about the picture, the operator is told too', async () => {
    await open({ vendors: ['onemin'] });
    studio.onemin.nextEnds('out-of-credits');
    const id = await studio.imagine('Ada');
    expect(await studio.ending(id)).toContain('has run out. Whoever runs this bot has been told.');
    expect(told).toEqual(['onemin: out-of-credits']);
  });
});

describe('when one of two vendors is down', () => {
  it('the other draws at once, without the first being asked', async () => {
    await open({ vendors: ['segmind', 'onemin'] });
    studio.segmind.fault('submit', 'unavailable', 1000);
    for (let count = 0; count < 5; count += 1) await studio.ending(await studio.imagine('Ada', `rerouted ${count}`));
    const id = await studio.imagine('Ada', 'at once');
    expect(await studio.ending(id)).toContain('-# Segmind is not available just now: 1min.ai draws this instead.');
    expect(studio.submits).toBe(5);
    expect(studio.onemin.jobs).toHaveLength(6);
    expect(told).toEqual(['segmind: unavailable']);
  });

  it('what only the first can draw is refused at once', async () => {
    await open({ vendors: ['segmind', 'onemin'] });
    studio.segmind.fault('submit', 'unavailable', 1000);
    for (let count = 0; count < 5; count += 1) await studio.ending(await studio.imagine('Ada', `rerouted ${count}`));
    await studio.imagine('Ada', { prompt: 'strictly', moderation: 'low' });
    await studio.sees('Ada', PAUSED);
    expect(studio.submits).toBe(5);
  });
});
