// The first answer to a request that came as a message: one, however often the process dies over it.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.js';
import { systemClock } from '../../../src/services/clock.js';
import { AnswersToMessages } from '../../../src/services/discord/answers-to-messages.js';
import { DeliveryRequests } from '../../../src/services/discord/delivery-requests.js';
import { aJob } from '../jobs/a-job.js';
import { DeliveryStage } from './delivery-stage.js';

const FORGOTTEN_MS = 6 * 60_000;

let world: SandboxClock;
let stage: DeliveryStage;

beforeEach(async () => {
  world = new SandboxClock();
  stage = await DeliveryStage.open(world);
});

afterEach(async () => {
  await stage.close();
  expect(stage.discord.violations).toEqual([]);
});

const aProcess = () => new AnswersToMessages(new DeliveryRequests(stage.newRest(), systemClock), systemClock);
const answers = () => stage.discord.view(stage.general, stage.ada).filter(({ author }) => author.bot);

async function asked() {
  const id = await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: 'make it night' });
  return { ...aJob({ id, createdAt: systemClock.now() }), place: { ...aJob().place, channelId: stage.general } };
}

it('is not sent again by a later process, though Discord has forgotten it by then', async () => {
  const first = aProcess();
  const job = await asked();
  const sent = await first.send(job);
  world.advance(FORGOTTEN_MS);
  await expect.poll(() => systemClock.now()).toBeGreaterThan(job.createdAt);
  expect(await aProcess().send(job)).toBe(sent);
  expect(answers().map(({ id }) => id)).toEqual([sent]);
});

it('is sent by a later process when the first could not, and is not taken for the one to another request', async () => {
  const first = aProcess();
  const [other, job] = [await asked(), await asked()];
  const sent = await first.send(other);
  await expect.poll(() => systemClock.now()).toBeGreaterThan(job.createdAt);
  const later = await aProcess().send(job);
  expect(answers().map(({ id }) => id)).toEqual([sent, later]);
});

it('is looked for only where an earlier process may have sent it', async () => {
  await aProcess().send(await asked());
  expect(stage.asked('GET', /messages/)).toBe(0);
});
