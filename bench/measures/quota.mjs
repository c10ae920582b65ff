// What a large guild costs: everything an admin or a member waits for, with a hundred members and with ten thousand.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUILT } from '../built-services.mjs';
import { Stage } from '../stage.mjs';
import { median } from '../statistics.mjs';
import { fillMonth, memberId } from './quota-fill.mjs';
import { presetRows } from './quota-presets.mjs';
import { GUILD, monthNow, openWorld, servicesIn } from './quota-world.mjs';
import { targetTable, timeFigure } from './target-table.mjs';

const SMALL = { members: 100, entries: 10_000 };
const MOST = 1.2;
/** An export holds one file of 8 MiB and its text, however many rows there are. */
const MOST_MEMORY_MB = 48;
const ROUNDS = 12;
const EXPORT = fileURLToPath(new URL('./quota-export.mjs', import.meta.url));

const OPTIONS = {
  members: { type: 'string', default: '10000' },
  entries: { type: 'string', default: '1000000' },
  quick: { type: 'boolean', default: false },
  built: { type: 'string', default: BUILT },
};

/** @param {string[]} words `--members N --entries N` for another size, `--quick` for a tenth of it, `--built folder` for another build */
export async function run(words) {
  const { values } = parseArgs({ args: words, options: OPTIONS });
  const services = await servicesIn(values.built);
  const share = values.quick ? 10 : 1;
  const large = { members: Number(values.members) / share, entries: Number(values.entries) / share };
  const isWhole = Object.values(large).every((number) => Number.isInteger(number));
  if (!isWhole || large.members < 100 || large.entries < large.members) {
    throw new Error('--members must be a whole number from 100, --entries one that is not smaller');
  }
  const stage = new Stage();
  try {
    const sizes = [await filled(services, stage, SMALL), await filled(services, stage, large)];
    const exports = [];
    for (const { file } of sizes) exports.push(await exported(values.built, file));
    report(sizes, await measured(services, sizes), exports);
    console.log(`\n${targetTable(['median', 'slowest'], await presetsCompleted(services, stage))}`);
  } finally {
    await stage.close();
  }
}

async function filled(services, stage, size) {
  const began = performance.now();
  const file = stage.path(`quota-${size.members}-${size.entries}.sqlite`);
  await (await openWorld(services, file)).close(); // makes the tables
  await fillMonth(services, file, { ...monthNow(services), ...size });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.error(`${size.entries} entries written in ${seconds} s, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
  return { ...size, file };
}

/** In a process of its own: only there is its memory its own. */
async function exported(built, file) {
  const child = fork(EXPORT, [built, file], { execArgv: ['--expose-gc'] });
  const ended = once(child, 'exit').then(() => []);
  const [figures] = await Promise.race([once(child, 'message'), ended]);
  if (!figures) throw new Error('The export ended without a word');
  return figures;
}

/** Each measure's median a round, at both sizes in turn, so that a slow moment of the machine is slow for both. */
async function measured(services, sizes) {
  const worlds = await Promise.all(sizes.map(({ file }) => openWorld(services, file)));
  const times = sizes.map(() => new Map());
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      for (const [name, repeats, act] of looks(services, worlds[index], sizes[index], round)) {
        const taken = [];
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const began = performance.now();
          await act(repeat);
          taken.push(performance.now() - began);
        }
        // The first round warms up.
        if (round > 0) times[index].set(name, [...(times[index].get(name) ?? []), median(taken)]);
      }
    }
  }
  await Promise.all(worlds.map((world) => world.close()));
  return times;
}

async function presetsCompleted(services, stage) {
  const world = await openWorld(services, stage.path('presets.sqlite'));
  try {
    return await presetRows(services, world.collections);
  } finally {
    await world.close();
  }
}

function looks(services, world, { members }, round) {
  const { period } = monthNow(services);
  const reader = { guildId: GUILD, userId: memberId(7), roles: [] };
  const known = async (ledger) => {
    await ledger.statement(reader);
    ledger.knownStatement(reader);
  };
  const someone = (number) => ({ ...reader, userId: memberId((round * 37 + number * 13) % members) });
  const warm = world.newLedger();
  const job = (number) => `job-${round}-${number}`;
  const bill = { models: [{ model: 'gpt-image-1-mini', credits: 11, pictures: 1 }] };
  const request = async (ledger, number) => {
    await ledger.reserve(someone(number), job(number), 20);
    await ledger.settle(`${GUILD}/${someone(number).userId}/${period}`, job(number), bill);
  };
  return [
    ['usage', 20, () => world.newLedger().team(GUILD)],
    ['member', 20, (number) => world.newMembers().of(GUILD, period, memberId((number * 13) % members))],
    ['everybody', 2, () => world.newMembers().everybody(GUILD, period)],
    ['credits', 20, () => world.newLedger().statement(reader)],
    ['known', 20, () => known(warm)],
    ['request', 20, (number) => request(warm, number)],
    ['cold request', 10, (number) => request(world.newLedger(), 100 + number)],
  ];
}

function report(sizes, [few, many], exports) {
  const [small, large] = sizes;
  const row = (name, key, target = { most: MOST }) => {
    const [before, after] = [median(few.get(key)), median(many.get(key))];
    const ratio = median(many.get(key).map((time, round) => time / few.get(key)[round]));
    const figures = [before, after].map(timeFigure);
    return { name, figures, value: ratio, unit: 'x', ...(target && { target }) };
  };
  const [one, other] = exports;
  const perThousand = exports.map(({ milliseconds, rows }) => (milliseconds / rows) * 1000);
  const megabytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const rows = [
    row('/quota usage, first page, read from the disk', 'usage'),
    row('/credits, read from the disk', 'credits'),
    row('/credits, remembered', 'known'),
    row('a request: reserved and settled', 'request'),
    row('the same by a ledger that remembers nothing', 'cold request'),
    row('/quota usage member', 'member', null),
    row('/quota usage, further pages (all members)', 'everybody', null),
    {
      name: '/quota export, per 1000 entries',
      figures: perThousand.map((time) => `${time.toFixed(2)} ms`),
      ...{ value: perThousand[1] / perThousand[0], unit: 'x', target: { most: MOST } },
    },
    {
      name: '/quota export, memory: alive at most',
      figures: [one, other].map(({ alive }) => megabytes(alive)),
      ...{ value: other.alive / 2 ** 20, unit: ' MB', target: { most: MOST_MEMORY_MB } },
    },
    {
      name: 'the same, all that the process takes on',
      figures: [one, other].map(({ resident }) => megabytes(resident)),
      ...{ value: other.resident / 2 ** 20, unit: ' MB' },
    },
  ];
  const columns = [small, large].map(({ members, entries }) => `${members} members, ${entries} entries`);
  console.log(`\n${targetTable(columns, rows)}\n`);
  const seconds = (other.milliseconds / 1000).toFixed(1);
  const size = `${other.rows} entries, ${megabytes(other.bytes)} in files of at most ${megabytes(other.largest)}, in ${seconds} s`;
  console.log(
    `Medians of ${ROUNDS} rounds, both guilds in turn; measured: the median of the rounds' ratios. The large export: ${size}.`,
  );
}
