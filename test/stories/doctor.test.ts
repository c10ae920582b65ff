// What an operator lives through with `npm run doctor`: what it says of a store, by its words and by how it ends.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { openCollections } from '../../src/collections.js';
import { PictureShelf } from '../../src/services/images/picture-shelf.js';
import { Presets } from '../../src/services/presets/presets.js';
import { SqliteStore } from '../../src/services/store/sqlite-store.js';
import { BOT, until } from '../support/bot-process.js';
import { ProcessWorld } from '../support/process-world.js';

const SCRIPT = join(dirname(BOT), 'doctor.js');

/** Where Ada has had a picture drawn, and the bot has left. */
let workday: ProcessWorld;
beforeAll(async () => {
  workday = await ProcessWorld.open();
  const bot = await workday.start();
  await workday.imagine();
  await until(() => workday.pictures().length === 1, 'the picture');
  await until(() => bot.hasLogged('job ended'), 'the end');
  expect((await bot.leave()).code).toBe(0);
});
afterAll(() => workday.close());

let world: ProcessWorld;
beforeEach(async () => {
  world = await ProcessWorld.open();
});
afterEach(() => world.close());

/** The store stands as after that day. */
function takeTheDaysStore(): void {
  cpSync(dirname(workday.storeFile), dirname(world.storeFile), { recursive: true });
}

/** Neither token nor keys: what is needed is where the store is. */
function settings(): Record<string, string> {
  return { NODE_ENV: 'production', STORE_URL: world.settings.STORE_URL ?? '' };
}

interface Visit {
  readonly code: number | null;
  readonly words: string;
}

function doctor(options: readonly string[] = [], env = settings()): Promise<Visit> {
  const child = spawn(process.execPath, [SCRIPT, ...options], {
    cwd: world.folder,
    env: { PATH: process.env.PATH ?? '', ...env },
  });
  let words = '';
  const take = (text: string) => {
    words += text;
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, words })));
}

test('a store that the bot has left is well: 0, and it says what it has looked at', async () => {
  takeTheDaysStore();
  const { code, words } = await doctor();
  expect(words).toContain(world.storeFile);
  expect(words).toMatch(/open jobs: 0, members' credits: 1, teams' accounts: 1, ended jobs: 1,/);
  expect(words).toContain('All is well.');
  expect(code).toBe(0);
});

test('a preset that works from a picture is well as long as the picture is there', async () => {
  const { storeFile } = world;
  const store = await SqliteStore.open(`sqlite://${storeFile}`, () => {});
  const { presets, presetIndexes } = await openCollections(store);
  const shelf = new PictureShelf(`${storeFile}.presets`);
  const attachment = { slot: 'reference' as const, name: 'ada.png', contentType: 'image/png' };
  const attachments = [{ ...attachment, places: [{ kind: 'preset' as const, presetId: '111', file: 'picture-1' }] }];
  const pictures = [{ file: 'picture-1', bytes: Buffer.alloc(700) }];
  const preset = { id: '111', name: 'sea', prompt: 'a sea', drawnWith: null, attachments, pictures };
  await new Presets({ presets, indexes: presetIndexes, shelf }).save({ guildId: null, userId: '1' }, 'own', preset);
  await store.close();
  expect(await doctor()).toMatchObject({ code: 0, words: expect.stringContaining('All is well.') });
  await shelf.clear('111');
  expect(await doctor()).toMatchObject({ code: 1, words: expect.stringContaining('whose file is gone (111.picture-1)') });
});

test('while the bot runs it does not look: 2', async () => {
  await world.start();
  const { code, words } = await doctor(['--fix']);
  expect(words).toContain('in use');
  expect(code).toBe(2);
});

test('where there is no store, none is made: 2', async () => {
  const { code, words } = await doctor();
  expect(words).toContain(`There is no store at ${world.storeFile}`);
  expect(code).toBe(2);
  expect((await doctor()).code).toBe(2);
});

test('what is not a store, settings that are wrong and options that it does not know: 2, without a stack', async () => {
  const file = join(world.folder, 'no.sqlite');
  writeFileSync(file, 'no store at all, but long enough to be taken for one by somebody who does not look'.repeat(20));
  const visits = [
    await doctor([], { STORE_URL: `sqlite://${file}` }),
    await doctor([], { STORE_URL: 'mysql://x' }),
    await doctor(['--everything']),
  ];
  expect(visits.map(({ code }) => code)).toEqual([2, 2, 2]);
  for (const { words } of visits) expect(words).not.toMatch(/\n\s+at /);
  expect(visits[1]?.words).toContain('STORE_URL');
  expect(visits[2]?.words).toContain('--everything');
});

test('killed while it draws: what the next start goes on with is not off', async () => {
  world.segmind.faults.add({ on: faultPlaces.poll, fault: { kind: 'hang', handled: false } });
  const bot = await world.start();
  await world.imagine();
  await until(() => bot.hasLogged('vendor accepted'), 'the vendor');
  await bot.kill();
  const { code, words } = await doctor();
  expect(words).toContain('open jobs: 1');
  expect(words).toContain('All is well.');
  expect(code).toBe(0);
});

test('what follows from the rest is told, mended and well afterwards: 1, then 0, and the bot goes on with it', async () => {
  takeTheDaysStore();
  await world.query(`UPDATE team_accounts SET value = json_set(value, '$.value.spent', 999)`);
  const held = `'$.value.accounts."' || (SELECT key FROM json_each(accounts.value, '$.value.accounts')) || '".reservations."777"'`;
  await world.query(`UPDATE accounts SET value = json_set(value, ${held}, 500)`);
  const look = await doctor();
  expect(look.words).toContain('2 things are off');
  expect(look.words).toMatch(/holds 500 credits in month-\S+ for the job 777, and there is no such job/);
  expect(look.words).toMatch(/it says 999 spent, its members have spent 11/);
  expect(look.words).toContain('`npm run doctor -- --fix` mends 2 of 2');
  expect(look.code).toBe(1);

  const mended = await doctor(['--fix']);
  expect(mended.words).toContain('Mended 2 things');
  expect(mended.words).toContain('All is well.');
  expect(mended.code).toBe(0);
  expect((await doctor()).code).toBe(0);

  await world.start();
  expect(await world.credits()).toEqual({ available: 1989, reserved: 0 });
});

test.for(['{"value":{"nonsense":true}}', 'no JSON'])(
  'what nobody can derive is told, with what a person can do, and stays off: 1, also with --fix (%s)',
  async (nonsense) => {
    takeTheDaysStore();
    await world.query(`UPDATE accounts SET value = '${nonsense}'`);
    for (const options of [[], ['--fix'], []]) {
      const { code, words } = await doctor(options);
      expect(words).toMatch(/The record \d+\/\d+ in accounts can't be read/);
      expect(words).toContain('1 thing is off');
      expect(words).toContain('backup');
      expect(code).toBe(1);
    }
    // It still stands where it was: the bot refuses rather than forget what a member has spent.
    expect(await world.query('SELECT value FROM accounts')).toEqual([{ value: nonsense }]);
  },
);

test('in the sandbox it is as late as its clock says: an account of a period that is over there may be gone', async () => {
  takeTheDaysStore();
  await world.query('DELETE FROM accounts');
  expect((await doctor()).code).toBe(1);
  mkdirSync(`${world.storeFile}.world`);
  writeFileSync(`${world.storeFile}.world/clock.json`, JSON.stringify({ offset: 60 * 24 * 3_600_000 }));
  const { code, words } = await doctor();
  expect(words).toContain('All is well.');
  expect(code).toBe(0);
});
