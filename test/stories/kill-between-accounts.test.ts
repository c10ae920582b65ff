// `kill -9` between the two accounts of one request: the member's is written, the team's is not. The next start makes both right.
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { purseSchema } from '../../src/services/credits/purse.js';
import { teamAccountSchema } from '../../src/services/credits/team-account.js';
import { until } from '../support/bot-process.js';
import type { KillBench } from '../support/kill-bench.js';
import { KillBenches } from '../support/kill-benches.js';
import type { ProcessWorld } from '../support/process-world.js';

const benches = new KillBenches(1);
afterAll(() => benches.close());

/** From now on the file takes no change of that table: whatever would be written there never happens. */
const shut = (world: ProcessWorld, table: string) =>
  world.query(`CREATE TRIGGER shut BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'shut by a test'); END`);
const unshut = (world: ProcessWorld) => world.query('DROP TRIGGER shut');

/** Both accounts as they stand in the file. */
async function accounts(world: ProcessWorld) {
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

/** The accounts when so many pictures have been drawn, each for 11 credits. */
const after = (pictures: number) => ({
  own: { spent: 11 * pictures, held: [] },
  team: { spent: 11 * pictures, held: [], requests: pictures, members: 1 },
});

/** How many pictures Ada has got in earlier rows. */
const drawnIn = (world: ProcessWorld) => world.everything().filter(({ attachments }) => attachments.length > 0).length;

async function goesOn(bench: KillBench, jobId: string, pictures: number): Promise<void> {
  await unshut(bench.world);
  bench.launch();
  await bench.end({ jobId, ends: 'picture' });
  expect(await accounts(bench.world)).toEqual(after(pictures));
}

test('while the credits are reserved', () =>
  benches.use(async (bench) => {
    const { world } = bench;
    const bot = await bench.begin();
    const before = drawnIn(world);
    await shut(world, 'team_accounts');
    const jobId = await world.imagine();
    await until(async () => (await accounts(world)).own.held.length === 1, 'the member’s reservation');
    await bot.kill();
    const { own, team } = after(before);
    expect(await accounts(world)).toMatchObject({ own: { ...own, held: [11] }, team: before === 0 ? { held: [] } : team });
    await goesOn(bench, jobId, before + 1);
  }));

test('while the cost is booked', () =>
  benches.use(async (bench) => {
    const { world } = bench;
    const bot = await bench.begin();
    const before = drawnIn(world);
    const since = bot.log.length;
    const release = world.segmind.hold();
    const jobId = await world.imagine();
    await until(() => bot.hasLogged('vendor accepted', since), 'the vendor to take it');
    await shut(world, 'team_accounts');
    release();
    await until(async () => (await accounts(world)).own.spent === 11 * (before + 1), 'the member’s booking');
    await bot.kill();
    expect(await accounts(world)).toMatchObject({
      own: after(before + 1).own,
      team: { spent: after(before).team.spent, held: [11] },
    });
    await goesOn(bench, jobId, before + 1);
  }));

test('after both the bot leaves well, and yet another start finds nothing to do and changes nothing', async () => {
  await benches.conclude();
});
