// How the process comes and goes: asked to leave, doubled, killed and started again.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { json } from '../../sandbox/http/answer.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { until } from '../support/bot-process.js';
import { KillBenches } from '../support/kill-benches.js';
import { PROMPT, ProcessWorld } from '../support/process-world.js';

const benches = new KillBenches(1);
afterAll(() => benches.close());

test('asked to leave while it has nothing to do, it leaves at once with 0', () =>
  benches.use(async (bench) => {
    const bot = await bench.begin();
    expect(await bot.leave()).toEqual({ code: 0, signal: null });
    expect(bot.hasLogged('stopped')).toBe(true);
    bench.launch();
  }));

test('asked to leave while a submit is on the wire, it waits for the answer, and the next process delivers', () =>
  benches.use(async (bench) => {
    const { world } = bench;
    const bot = await bench.begin();
    const onTheWire = new Promise<void>((resolve) => {
      const before = async () => {
        bot.leave();
        resolve();
        // The vendor takes its time, as it may.
        await sleep(500);
      };
      world.segmind.faults.add({ on: faultPlaces.submit, fault: { kind: 'watch', before } });
    });
    const jobId = await world.imagine();
    await onTheWire;
    const asked = Date.now();
    expect(await bot.exited).toEqual({ code: 0, signal: null });
    expect(Date.now() - asked).toBeLessThan(10_000);
    expect(bot.hasLogged('vendor accepted')).toBe(true);
    expect(world.pictures()).toHaveLength(0);
    bench.launch();
    await bench.end({ jobId, ends: 'picture' });
  }));

test('a second process on the same store is refused in words, and the first goes on', () =>
  benches.use(async (bench) => {
    const { world, available } = bench;
    await bench.begin();
    const second = world.launch();
    expect((await second.exited).code).toBe(1);
    expect(second.output).toContain('in use by another process');
    expect(second.output).not.toMatch(/\n\s+at /);
    expect(await world.credits()).toEqual({ available, reserved: 0 });
  }));

test('a lock left behind by kill -9 does not keep the next process out', () =>
  benches.use(async (bench) => {
    const bot = await bench.begin();
    await bot.kill();
    await bench.launch().ready();
    expect(await bench.world.credits()).toEqual({ available: bench.available, reserved: 0 });
  }));

test('commands are registered at the first start and not again at the next', () =>
  benches.use(async (bench) => {
    const bot = await bench.begin();
    const registrations = () => bench.world.asked('PUT', /\/commands$/);
    expect(registrations()).toBe(1);
    await bot.leave();
    await bench.launch().ready();
    expect(registrations()).toBe(1);
  }));

describe('in a world of its own', () => {
  let world: ProcessWorld;
  beforeEach(async () => {
    world = await ProcessWorld.open();
  });
  afterEach(() => world.close());

  test('neither keys nor tokens nor prompts reach the log, whatever goes wrong', async () => {
    const bot = await world.start();
    world.segmind.faults.add({ on: faultPlaces.submit, fault: { kind: 'answer', answer: json(429, {}) } });
    world.segmind.nextEnds('failed-422');
    await world.imagine();
    await until(() => world.refunds().length === 1, 'the refund');
    await world.imagine({ private: true });
    await until(() => world.pictures().length === 1, 'the picture');
    await bot.leave();
    expect(bot.hasLogged('job ended')).toBe(true);
    const tokens = world.discord.seen.flatMap(
      ({ path }) => /\/(?:webhooks|interactions)\/\d+\/([^/]{20,})/.exec(path)?.[1] ?? [],
    );
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of [PROMPT, world.discord.token, world.segmind.apiKey, ...new Set(tokens)]) {
      expect(bot.output).not.toContain(secret);
    }
  });

  /** Two runs, between which somebody spoils rows in the file. */
  test('records that cannot be read do not stop the start: they are told in the log and kept', async () => {
    const first = await world.start();
    const release = world.segmind.hold();
    await world.imagine();
    await until(() => first.hasLogged('vendor accepted'), 'the vendor to take it');
    await first.kill();
    const [job] = await world.query('SELECT key, value FROM open_jobs');
    const [account] = await world.query('SELECT key, value FROM accounts');
    await world.query(`UPDATE open_jobs SET value = '{"value":{"id":"half a job"}}'`);
    await world.query(`UPDATE accounts SET value = 'no longer JSON'`);
    release();

    const second = await world.start();
    await until(() => second.hasLogged('record set aside: it could not be read'), 'a word in the log');
    await world.discord.runCommand({ userId: world.ada, channelId: world.general, name: 'credits' });
    const told = () => second.log.filter(({ msg, level }) => level === 50 && msg === 'record set aside: it could not be read');
    await until(() => told().length >= 2, 'a word about the account');
    expect(told().map(({ collection }) => collection)).toEqual(expect.arrayContaining(['open_jobs', 'accounts']));
    const kept = (await world.query('SELECT key, value FROM set_aside')).map(({ key, value }) => `${key} ${value}`).join('\n');
    expect(kept).toContain(`open_jobs/${job?.key}`);
    expect(kept).toContain('half a job');
    expect(kept).toContain(`accounts/${account?.key}`);
    // To read it as empty would be to forget what was spent.
    expect(await world.query('SELECT value FROM accounts')).toEqual([{ value: 'no longer JSON' }]);
    expect((await second.leave()).code).toBe(0);
  });
});
