// How well the scheduler looks: mean polls times mean lag, after it has learned from few jobs, beside looking every second.
import { parseArgs } from 'node:util';
import { BUILT } from '../built-services.mjs';
import { lognormalSeconds } from './polling-chance.mjs';
import { createWorld, servicesIn } from './polling-world.mjs';
import { targetTable } from './target-table.mjs';

const MEAN_SECONDS = 42;
const LEARNED_FROM = 50;
/** Doublings are rare: many worlds, in each of which it happens once; so many jobs are watched from then on. */
const LEARNED_ANEW = 200;
/** The dearest of them, for comparison. */
const FIRST_ANEW = 50;

const CASES = [
  { variation: 0.25, least: 9.13, polls: 3, most: 10.5 },
  { variation: 0.25, least: 9.13, polls: 5, most: 10 },
  { variation: 0.25, least: 9.13, polls: 8, most: 10 },
  { variation: 0.4, least: 12.93, polls: 3, most: 15.3 },
  { variation: 0.4, least: 12.93, polls: 5, most: 14.5 },
  { variation: 0.4, least: 12.93, polls: 8, most: 14.5 },
];

/** @param {string[]} words `--quick` for a tenth of the jobs, `--built folder` to measure another build */
export async function run(words) {
  const options = { quick: { type: 'boolean', default: false }, built: { type: 'string', default: BUILT } };
  const { values } = parseArgs({ args: words, options });
  const services = await servicesIn(values.built);
  const jobs = values.quick ? 1000 : 10_000;
  const rows = [everySecond(0.25, jobs), everySecond(0.4, jobs)];
  for (const oneCase of CASES) rows.push(await learned(services, oneCase, jobs, true));
  for (const oneCase of CASES) rows.push(await learned(services, oneCase, jobs, false));
  for (const oneCase of CASES) rows.push(...(await doubled(services, oneCase, jobs / LEARNED_ANEW)));
  console.log(`\n${targetTable(['polls', 'lag', 'least possible'], rows)}\n`);
  console.log(
    `Mean polls, the successful one counted, times mean lag. ${jobs} jobs a row through the real scheduler on a turned`,
  );
  console.log(`clock; lognormal drawing times of mean ${MEAN_SECONDS} s, after ${LEARNED_FROM} jobs to learn from.`);
  console.log(
    `Doubled: the ${LEARNED_ANEW} jobs after every drawing suddenly takes twice as long, ${jobs / LEARNED_ANEW} times over.`,
  );
}

function everySecond(variation, jobs) {
  const seconds = lognormalSeconds(MEAN_SECONDS, variation, 1);
  const looks = Array.from({ length: jobs }, () => {
    const drawing = seconds();
    return { polls: Math.ceil(drawing), lag: Math.ceil(drawing) - drawing };
  });
  return row(`every second, variation ${variation}`, looks, '', undefined);
}

async function learned(services, { variation, polls, most, least }, jobs, namesSeconds) {
  const seconds = lognormalSeconds(MEAN_SECONDS, variation, 2);
  const world = await createWorld(services, { seconds, namesSeconds, polls });
  await oneByOne(world, LEARNED_FROM);
  const looks = await oneByOne(world, jobs);
  await world.stop();
  const unnamed = namesSeconds ? '' : ', seconds not named';
  return row(`${polls} polls, variation ${variation}${unnamed}`, looks, least.toFixed(2), most);
}

async function doubled(services, { variation, polls, most, least }, worlds) {
  const looks = [];
  const first = [];
  for (let seed = 1; seed <= worlds; seed += 1) {
    const before = lognormalSeconds(MEAN_SECONDS, variation, 100 + seed);
    let factor = 1;
    const world = await createWorld(services, { seconds: () => factor * before(), namesSeconds: true, polls });
    await oneByOne(world, LEARNED_FROM);
    factor = 2;
    const anew = await oneByOne(world, LEARNED_ANEW);
    looks.push(...anew);
    first.push(...anew.slice(0, FIRST_ANEW));
    await world.stop();
  }
  const name = `doubled, ${polls} polls, variation ${variation}`;
  const leastPossible = (2 * least).toFixed(2);
  return [row(name, looks, leastPossible, 2 * most), row(`${name}, the first ${FIRST_ANEW}`, first, leastPossible, undefined)];
}

/** What so many more drawings took in polls and in lag, each begun when the one before is delivered. */
async function oneByOne(world, jobs) {
  const { vendor, begin, allDone } = world;
  const from = vendor.drawings.length;
  for (let job = 0; job < jobs; job += 1) {
    await begin();
    await allDone();
  }
  return vendor.drawings.slice(from).map(({ polls, noticedAt, doneAt }) => ({ polls, lag: (noticedAt - doneAt) / 1000 }));
}

function row(name, looks, least, most) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const polls = mean(looks.map((look) => look.polls));
  const lag = mean(looks.map((look) => look.lag));
  const figures = [polls.toFixed(2), `${lag.toFixed(2)} s`, least];
  return { name, figures, value: polls * lag, unit: ' s', ...(most === undefined ? {} : { target: { most } }) };
}
