// What a large store costs: everything a member waits for, with a thousand finished jobs and with a million.
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BUILT } from '../built-services.mjs';
import { Stage } from '../stage.mjs';
import { median } from '../statistics.mjs';
import { fillStore } from './history-fill.mjs';
import { anOrder, lifeOf, openWorld, servicesIn } from './history-world.mjs';
import { targetTable, timeFigure } from './target-table.mjs';

const FEW = 1000;
const MOST = 1.2;
const READER = '1100000000000000101';
const SEARCHER = '1100000000000000102';
/** Whose jobs end, so that nobody's pages grow. */
const SOMEBODY_ELSE = '1100000000000000103';

/** @param {string[]} words `--jobs N` for another size than a million, `--built folder` to measure another build */
export async function run(words) {
  const options = { jobs: { type: 'string', default: '1000000' }, built: { type: 'string', default: BUILT } };
  const { values } = parseArgs({ args: words, options });
  const services = await servicesIn(values.built);
  const many = Number(values.jobs);
  if (!Number.isInteger(many) || many < 12_000) throw new Error('--jobs must be a whole number from 12000');
  const stage = new Stage();
  try {
    const sizes = [await filled(services, stage, FEW), await filled(services, stage, many)];
    const times = await measured(services, sizes);
    report(times, sizes);
  } finally {
    await stage.close();
  }
}

/** A store of so many jobs: the reader's 500 pictures, the searcher's 500 or 10,000, and the others' thousand each. */
async function filled(services, stage, jobs) {
  const began = performance.now();
  const file = stage.path(`history-${jobs}.sqlite`);
  await (await openWorld(services, file)).close(); // makes the tables
  const searched = jobs === FEW ? 500 : 10_000;
  const members = [
    { userId: READER, pictures: 500 },
    { userId: SEARCHER, pictures: searched },
  ];
  for (let left = jobs - 500 - searched, number = 0; left > 0; left -= 1000, number += 1) {
    members.push({ userId: `12${String(number).padStart(17, '0')}`, pictures: Math.min(1000, left) });
  }
  await fillStore(services, file, members, Date.now());
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.error(`${jobs} finished jobs written in ${seconds} s, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB`);
  return { jobs, file, searched };
}

/** Each measure in turn at both sizes, many rounds, so that a slow moment of the machine is slow for both. */
async function measured(services, sizes) {
  const times = sizes.map(() => new Map());
  const note = (index, name, milliseconds) => {
    times[index].set(name, [...(times[index].get(name) ?? []), milliseconds]);
  };
  for (let round = 0; round <= 12; round += 1) {
    // By turns also which goes first: the first one of a round pays for what the round before has left to the disk.
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { file } = sizes[index];
      let world;
      const opened = await timed(async () => {
        world = await openWorld(services, file);
      });
      const look = async (name, repeats, act) => {
        await act(-1); // what is read for the first time after the opening is the opening's
        for (let repeat = 0; repeat < repeats; repeat += 1) {
          const time = await timed(() => act(repeat));
          if (round > 0) note(index, name, time);
        }
      };
      if (round > 0) note(index, 'start', opened);
      await lookAround(services, world, look, round);
      await world.close();
    }
  }
  return times;
}

async function lookAround(services, world, look, round) {
  const owner = (userId) => ({ guildId: 'guild', userId, roles: [] });
  const page = (userId, search, number) => world.history.page({ owner: owner(userId), search, withPrivate: true, page: number });
  const model = services.modelById('gpt-image-1-mini');
  let number = 0;
  const taken = [];
  const idOf = () => `9${String(Date.now())}${String(round * 1000 + number++).padStart(5, '0')}`;
  await look('acknowledgement', 20, async () => {
    const desk = world.newDesk();
    const order = anOrder(idOf(), READER);
    await desk.checkBalance(order, model);
    desk.accept(order);
    taken.push(order.id);
    // Not to stand in the way of the next one's limit; it never leaves memory.
    if (taken.length > 5) void world.jobs.forget(taken.shift());
  });
  for (const id of taken) await world.jobs.forget(id);
  await look('record', 10, async () => {
    const desk = world.newDesk();
    const order = anOrder(idOf(), READER);
    desk.accept(order);
    await desk.record(order.id);
    await world.jobs.forget(order.id);
  });
  await look('ending', 5, async () => endOneJob(services, world, idOf()));
  await look('credits', 20, () => world.newLedger().statement(owner(READER)));
  await look('first page', 20, async () => expectFull(await page(READER, '', 0)));
  await look('page 50', 20, async () => expectFull(await page(READER, '', 49)));
  await look('search', 10, async () => page(READER, 'zebra', 0));
  await look('own search', 5, async () => page(SEARCHER, 'zebra', 0));
}

async function endOneJob({ period }, { jobs, newDesk }, id) {
  const desk = newDesk();
  desk.accept(anOrder(id, SOMEBODY_ELSE));
  await desk.record(id);
  for (const event of lifeOf(SOMEBODY_ELSE, period)) await jobs.apply(id, event);
  await jobs.tidy();
}

function expectFull({ entries }) {
  if (entries.length !== 5) throw new Error(`A page of ${entries.length} pictures`);
}

async function timed(act) {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

function report([few, many], [small, large]) {
  const row = (name, key, share = 1) => {
    const [before, after] = [median(few.get(key)), median(many.get(key)) / share];
    const figures = [before, after].map(timeFigure);
    return { name, figures, value: after / before, unit: 'x', target: { most: MOST } };
  };
  const share = large.searched / small.searched;
  const rows = [
    row('/imagine: judged, taken in and noted', 'acknowledgement'),
    row('/imagine: written to the store', 'record'),
    row('a job from order to ending, listed and tidied', 'ending'),
    row('/credits, read from the disk', 'credits'),
    row('/history, first page', 'first page'),
    row('/history, page 50', 'page 50'),
    row('/history, search over 500 own', 'search'),
    row(`/history, search over ${large.searched} own, per ${small.searched}`, 'own search', share),
    row('start: store opened, open jobs read', 'start'),
  ];
  console.log(`\n${targetTable([`${small.jobs} jobs`, `${large.jobs} jobs`], rows)}\n`);
  const whole = median(many.get('own search')).toFixed(0);
  console.log(`Medians of 12 rounds, both stores in turn. A search through all ${large.searched} own pictures took ${whole} ms.`);
}
