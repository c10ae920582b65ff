// What one job in flight keeps alive: memory after a collection with many jobs waiting, less that before them.
import { setTimeout as sleep } from 'node:timers/promises';
import { sendCommands } from './load.mjs';

/** Longer than the measure takes, so that no job ends within it; the bare bot edits every sixth of it. */
const HELD_MS = 60_000;
/** Until the sockets of earlier work are closed: each would count as much as a dozen jobs. */
const QUIET_MS = 6000;
/** Until each job held has been shown once, and sockets are closed again. */
const SHOWN_MS = 12_000;

/** In kilobytes a job. The jobs are left in flight: stop the contestant afterwards.
 * @param {import('../contestant.mjs').Contestant} contestant @param {number} jobs */
export async function memoryPerJob(contestant, jobs) {
  contestant.setDuration(HELD_MS);
  await sleep(QUIET_MS);
  const before = await contestant.liveBytes();
  const commands = await sendCommands(contestant, { rate: 100, count: jobs, seed: 1 });
  await contestant.until(() => commands.every((command) => command.acknowledgedAt !== undefined), 10_000, 'acknowledge all jobs');
  await sleep(SHOWN_MS);
  const after = await contestant.liveBytes();
  if (commands.some((command) => command.finishedAt !== undefined))
    throw new Error(`${contestant.name} finished a job too early`);
  return (after - before) / jobs / 1024;
}
