// The first bench: what the whole of Atelier costs over a bare discord.js bot, side by side, against the same doubles.
import { existsSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Contestant } from './contestant.mjs';
import { busyRound, calmRound, warmUp } from './measures/load.mjs';
import { memoryPerJob } from './measures/memory.mjs';
import { startTimes } from './measures/startup.mjs';
import { makePicture } from './picture.mjs';
import { Stage } from './stage.mjs';
import { median } from './statistics.mjs';
import { table } from './table.mjs';

const BARE = fileURLToPath(new URL('./bare-bot.mjs', import.meta.url));
const ATELIER = fileURLToPath(new URL('../dist/src/index.js', import.meta.url));

const FULL = { rounds: 3, durationMs: 8000, calmCount: 30, busySeconds: 4, heldJobs: 600, starts: 7 };
const QUICK = { rounds: 1, durationMs: 4000, calmCount: 30, busySeconds: 4, heldJobs: 600, starts: 3 };

/** @param {string[]} words `--quick`, and `--contender file.js` to measure something else than the built Atelier */
export async function run(words) {
  const options = { quick: { type: 'boolean', default: false }, contender: { type: 'string', default: ATELIER } };
  const { values } = parseArgs({ args: words, options });
  const script = resolve(values.contender);
  if (!existsSync(script)) throw new Error(`${script} is not there: run \`npm run build\` first`);
  const stage = new Stage();
  const stop = () => stage.close().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    await measureAll(stage, values.quick ? QUICK : FULL, script);
  } finally {
    await stage.close();
  }
}

async function measureAll(stage, plan, script) {
  const bytes = makePicture();
  const picture = { path: stage.path('picture.png'), bytes };
  writeFileSync(picture.path, bytes);
  const entries = [
    { name: 'bare', script: BARE },
    { name: 'bare again', script: BARE },
    { name: 'Atelier', script },
  ];
  const setting = { stage, picture, durationMs: plan.durationMs };

  progress('starts');
  const starts = await startTimes(entries, setting, plan.starts);
  const contestants = [];
  for (const entry of entries) contestants.push(await Contestant.start(entry, setting, { probe: true }));
  progress('warming up');
  await Promise.all(contestants.map((contestant) => warmUp(contestant, { rate: 20, count: 250, seed: 1 })));
  const { results, doublesBusy } = await rounds(contestants, plan);
  progress('memory');
  const memory = await Promise.all(contestants.map((contestant) => memoryPerJob(contestant, plan.heldJobs)));
  report(results, memory, starts, doublesBusy);
}

/** Round after round each contestant in turn, and each round another one first. */
async function rounds(contestants, plan) {
  const results = new Map(contestants.map((contestant) => [contestant, []]));
  const before = performance.eventLoopUtilization();
  for (let round = 0; round < plan.rounds; round += 1) {
    const order = contestants.map((_, index) => contestants[(index + round) % contestants.length]);
    for (const contestant of order) {
      progress(`round ${round + 1} of ${plan.rounds}, ${contestant.name}`);
      const load = { ...plan, seed: 100 * round };
      results.get(contestant).push({ ...(await calmRound(contestant, load)), ...(await busyRound(contestant, load)) });
    }
  }
  return { results: [...results.values()], doublesBusy: performance.eventLoopUtilization(before).utilization };
}

function report(results, memory, starts, doublesBusy) {
  const of = (name, pick = median) => results.map((list) => pick(list.map((result) => result[name])));
  const milliseconds = (name, values, target) => ({ name, unit: 'ms', values, target });
  const measures = [
    milliseconds('acknowledged at 5 a second, median', of('median5'), { ratio: 1.3 }),
    milliseconds('acknowledged at 20 a second, median', of('median20'), { ratio: 1.3 }),
    milliseconds('acknowledged at 50 a second, p90', of('p90at50'), { ratio: 2 }),
    milliseconds(
      'acknowledged last of all',
      of('latest', (values) => Math.max(...values)),
      { below: 500 },
    ),
    milliseconds('CPU a finished job of 1.4 MB', of('cpu'), { ratio: 1.3 }),
    { name: 'live memory a job in flight', unit: 'KB', values: memory, target: { ratio: 2 } },
    milliseconds('start to ready', starts, { ratio: 1.5 }),
  ];
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(`\n${table(measures, 'Atelier')}\n`);
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), node ${process.version}, ${process.platform}, load ${load.join(' ')};`,
  );
  console.log(`doubles busy ${(doublesBusy * 100).toFixed(0)} % of the rounds. Medians of rounds, all contestants interleaved.`);
}

function progress(what) {
  console.error(`${new Date().toISOString().slice(11, 19)} ${what}`);
}
