// `kill -9` between the two accounts of one request: the member's is written, the team's is not. The next start makes both right.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { purseSchema } from '../../src/services/credits/purse.js';
import { teamAccountSchema } from '../../src/services/credits/team-account.js';
import { until } from '../support/bot-process.js';
import { ProcessWorld } from '../support/process-world.js';

let world: ProcessWorld;

beforeEach(async () => {
  world = await ProcessWorld.open();
});

afterEach(() => world.close());

/** From now on the file takes no change of that table: whatever would be written there never happens. */
const shut = (table: string) =>
  world.query(`CREATE TRIGGER shut BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'shut by a test'); END`);
const unshut = () => world.query('DROP TRIGGER shut');

/** Both accounts as they stand in the file. */
async function accounts() {
  const read = async <Value>(table: string, schema: z.ZodType<Value>) => {
    const [row] = await world.query(`SELECT value FROM ${table}`);
    return row && z.object({ value: schema }).parse(JSON.parse(row.value ?? '')).value;
  };
  const purse = await read('accounts', purseSchema);
  const team = await read('team_accounts', teamAccountSchema);
  const [own] = Object.values(purse?.accounts ?? {});
  const held = (account: { reservations: Record<string, number> } | undefined) => Object.values(account?.reservations ?? {});
  return {
    own: { spent: own?.spent ?? 0, held: held(own) },
    team: { spent: team?.spent ?? 0, held: held(team), requests: team?.requests ?? 0, members: team?.members ?? 0 },
  };
}

async function drawnOnce(): Promise<void> {
  await until(() => world.pictures().length === 1, 'the picture');
  await until(async () => (await accounts()).team.held.length === 0, 'the team’s account to be settled');
  expect(world.segmind.jobs).toHaveLength(1);
  expect(await accounts()).toEqual({
    own: { spent: 11, held: [] },
    team: { spent: 11, held: [], requests: 1, members: 1 },
  });
  expect(await world.credits()).toEqual({ available: 1989, reserved: 0 });
}

test('while the credits are reserved', async () => {
  const first = await world.start();
  await shut('team_accounts');
  await world.imagine();
  await until(async () => (await accounts()).own.held.length === 1, 'the member’s reservation');
  await first.kill();
  expect(await accounts()).toMatchObject({ own: { spent: 0, held: [11] }, team: { held: [] } });
  await unshut();

  await world.start();
  await drawnOnce();
});

test('while the cost is booked', async () => {
  const first = await world.start();
  const release = world.segmind.hold();
  await world.imagine();
  await until(() => first.hasLogged('vendor accepted'), 'the vendor to take it');
  await shut('team_accounts');
  release();
  await until(async () => (await accounts()).own.spent === 11, 'the member’s booking');
  await first.kill();
  expect(await accounts()).toMatchObject({ own: { spent: 11, held: [] }, team: { spent: 0, held: [11] } });
  await unshut();

  await world.start();
  await drawnOnce();
});
