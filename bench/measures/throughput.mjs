// A backlog at a vendor that takes 120 requests a minute, everything counted: how many jobs are finished, and how late.
import { parseArgs } from 'node:util';
import { BUILT } from '../built-services.mjs';
import { lognormalSeconds } from './polling-chance.mjs';
import { createWorld, servicesIn } from './polling-world.mjs';
import { targetTable } from './target-table.mjs';

const PER_MINUTE = 120;
const BACKLOG = 300;
const MEAN_SECONDS = 42;
const MINUTE_MS = 60_000;

/** @param {string[]} words `--built folder` to measure another build */
export async function run(words) {
  const options = { quick: { type: 'boolean', default: false }, built: { type: 'string', default: BUILT } };
  const { values } = parseArgs({ args: words, options });
  const services = await servicesIn(values.built);
  const rows = [];
  for (const variation of [0.25, 0.4]) rows.push(...(await backlog(services, variation)));
  console.log(`\n${targetTable(['requests a job', 'most in a minute'], rows)}\n`);
  console.log(
    `${BACKLOG} jobs of about ${MEAN_SECONDS} s at once, nothing learned before; ${PER_MINUTE} requests a minute, 429 beyond: submits,`,
  );
  console.log(
    'polls, results and downloads. Finished a minute: from the first request to the last picture, start and end included.',
  );
  console.log('Lag: from the end of the drawing until its picture is here.');
}

async function backlog(services, variation) {
  const seconds = lognormalSeconds(MEAN_SECONDS, variation, 3);
  const together = services.drawingsTogether(PER_MINUTE, MEAN_SECONDS);
  const world = await createWorld(services, { seconds, namesSeconds: true, perMinute: PER_MINUTE, together });
  const start = world.clock.now();
  for (let job = 0; job < BACKLOG; job += 1) await world.begin();
  await world.allDone();
  const minutes = (world.clock.now() - start) / MINUTE_MS;
  const { drawings, asked, refused, mostInAMinute } = world.vendor;
  await world.stop();
  const lags = drawings.flatMap(({ fetchedAt, doneAt }) => (fetchedAt === undefined ? [] : [(fetchedAt - doneAt) / 1000]));
  if (lags.length !== BACKLOG) throw new Error(`Of ${BACKLOG} jobs ${lags.length} were finished`);
  const lag = lags.reduce((sum, one) => sum + one, 0) / BACKLOG;
  const figures = [(asked / BACKLOG).toFixed(2), String(mostInAMinute)];
  const row = (name, value, unit, target) => ({ name: `${name}, variation ${variation}`, figures, value, unit, target });
  return [
    row('finished a minute', BACKLOG / minutes, '', { least: 20 }),
    row('refused', (100 * refused) / asked, ' %', { most: 1 }),
    row('mean lag', lag, ' s', { most: 10 }),
    row('longest lag', Math.max(...lags), ' s'),
  ];
}
