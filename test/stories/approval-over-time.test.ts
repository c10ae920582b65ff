// Waiting for a moderator for hours: across restarts, beyond the life of the interaction's token, and until a day is over.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { CHANNELS } from '../../sandbox/discord/people.js';
import { TurnedClock } from '../delivery/turned-clock.js';
import { ChosenStore } from '../support/chosen-store.js';
import { openStudio, type Studio } from '../support/studio.js';

const HOUR_MS = 3_600_000;
const high = { prompt: 'a lighthouse', quality: 'high' };
const SILENCE =
  '⚠️ **Not drawn** · No moderator approved this request within a day. Ask again, and tell a moderator about it.\nNothing was charged: all credits came back.\n> a lighthouse\n-# @Ada · GPT Image 1 Mini · 1024×1024 · high';

let studio: Studio;
let clock: TurnedClock;
let store: ChosenStore;

beforeEach(async () => {
  const worldClock = new SandboxClock();
  clock = new TurnedClock(worldClock, 10);
  store = await ChosenStore.with({ approvalAbove: 20, operatorsChannel: CHANNELS.pictures });
  studio = await openStudio({ store, clock, worldClock });
});

afterEach(() => studio.close());

async function waiting(options: Parameters<Studio['imagine']>[1] = high): Promise<string> {
  const id = await studio.imagine('Ada', options);
  await studio.sees('Ada', 'Waiting for a moderator');
  await noted('"messageId":"');
  return id;
}

/** What the open job's record says: whoever turns the clock aborts what is on the wire. */
function noted(words: string): Promise<void> {
  const record = () => [...(store.collections.get('open_jobs')?.values() ?? [])].join();
  return studio.until(() => record().includes(words), `${words} in the record`);
}

async function restart(after: number): Promise<void> {
  await studio.stopApp();
  clock.turn(after);
  await studio.startApp();
}

describe('a request that waits for a moderator', () => {
  it('is approved hours later: the same message tells of it by the bot’s own right', async () => {
    const id = await waiting();
    clock.turn(5 * HOUR_MS);
    await studio.press('Mia', 'Approve · 36 credits');
    expect(await studio.ending(id)).toContain('Approved by @Mia.');
    expect(studio.transcript('Ben')).toHaveLength(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 0, spent: 36 });
  });

  it('still waits after a restart, in the same message, and is approved in it', async () => {
    const id = await waiting();
    await restart(HOUR_MS);
    await studio.press('Mia', 'Approve · 36 credits');
    await studio.ending(id);
    expect(studio.transcript('Ben')).toEqual([expect.stringContaining('{atelier-1.png')]);
    expect(studio.submits).toBe(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 0, spent: 36 });
  });

  it('ends after a day’s silence, told and given back', async () => {
    await waiting();
    clock.turn(23.9 * HOUR_MS);
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 36, spent: 0 });
    clock.turn(0.2 * HOUR_MS);
    expect(await studio.sees('Ben', 'Not drawn')).toBe(SILENCE);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.submits).toBe(0);
  });

  it('ends so too when the bot was off meanwhile', async () => {
    await waiting();
    await restart(30 * HOUR_MS);
    expect(await studio.sees('Ben', 'Not drawn')).toBe(SILENCE);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('has its day from when it was asked, not from the last start', async () => {
    await waiting();
    await restart(20 * HOUR_MS);
    clock.turn(5 * HOUR_MS);
    expect(await studio.sees('Ben', 'Not drawn')).toBe(SILENCE);
  });

  it('privately, tells its silence where moderators were asked, and the asker in a direct message', async () => {
    await waiting({ ...high, private: true });
    await noted('"asked":{');
    await restart(25 * HOUR_MS);
    await studio.sees('Mia', '⌛ Nobody decided about a private request of @Ada’s for a day', CHANNELS.pictures);
    const direct = () => studio.discord.channels().find(({ kind }) => kind === 'dm')?.id ?? '';
    await studio.until(() => studio.transcript('Ada', direct()).join().includes('within a day'), 'a direct message');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});

describe('over the end of a period', () => {
  const DAY_MS = 24 * HOUR_MS;

  it('what it holds stays in the period in which it was asked for, and /credits says so', async () => {
    await studio.close();
    const worldClock = new SandboxClock();
    clock = new TurnedClock(worldClock, 10);
    studio = await openStudio({ store, clock, worldClock, settings: { QUOTA_PERIOD: 'day' } });
    const id = await waiting();
    clock.turn(DAY_MS - (clock.now() % DAY_MS));
    await studio.use('Ada', 'credits');
    await studio.sees('Ada', 'Available: 2000\nReserved: 0\n');
    await studio.sees('Ada', 'waits for approval · from an earlier period');
    await studio.press('Mia', 'Approve · 36 credits');
    await studio.ending(id);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });
});
