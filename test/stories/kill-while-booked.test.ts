// `kill -9` while a request is booked and one of its two accounts takes nothing: then nor does the other. The next start books both.
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
    const since = bot.log.length;
    await shut(world, 'team_accounts');
    const jobId = await world.imagine();
    await until(() => bot.hasLogged('step failed', since), 'the reservation to be refused');
    await bot.kill();
    expect(await accounts(world)).toEqual(before === 0 ? { ...after(0), team: { ...after(0).team, members: 0 } } : after(before));
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
    await until(() => bot.hasLogged('step failed', since), 'the booking to be refused');
    await bot.kill();
    const { own, team } = after(before);
    expect(await accounts(world)).toMatchObject({ own: { ...own, held: [11] }, team: { spent: team.spent, held: [11] } });
    await goesOn(bench, jobId, before + 1);
  }));

test('after both the bot leaves well, and yet another start finds nothing to do and changes nothing', async () => {
  await benches.conclude();
});
