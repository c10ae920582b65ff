// Commands at a chosen rate, and what they cost: how late each is acknowledged, and the processor time a finished job.
import { setTimeout as sleep } from 'node:timers/promises';
import { median, quantile, seededRandom } from '../statistics.mjs';

/** Long enough for a bot that has yet to learn how long a picture takes. */
const FINISH_TIMEOUT_MS = 120_000;
/** For what a bot still writes down after the picture is out: it belongs to the job's cost. */
const SETTLE_MS = 500;

/** @typedef {import('../contestant.mjs').Contestant} Contestant */
/** @typedef {import('../cheap-discord.mjs').Command} Command */

/** One command somewhere in each interval of 1/rate, so that no beat with the edits of earlier ones can arise.
 * @param {Contestant} contestant @param {{ rate: number, count: number, seed: number }} load */
export async function sendCommands(contestant, { rate, count, seed }) {
  const random = seededRandom(seed);
  const start = performance.now();
  /** @type {Command[]} */
  const commands = [];
  for (let index = 0; index < count; index += 1) {
    const due = start + ((index + random()) * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    commands.push(contestant.discord.sendCommand());
  }
  return commands;
}

/** @param {Contestant} contestant @param {Command[]} commands */
export async function untilFinished(contestant, commands) {
  const finished = () => commands.every((command) => command.acknowledgedAt !== undefined && command.finishedAt !== undefined);
  await contestant.until(finished, FINISH_TIMEOUT_MS, `finish ${commands.length} jobs`);
  await sleep(SETTLE_MS);
}

/** @param {Contestant} contestant @param {{ rate: number, count: number, seed: number }} load */
export async function warmUp(contestant, load) {
  await untilFinished(contestant, await sendCommands(contestant, load));
}

/** Five a second: the acknowledgements' median and the processor time a finished job. @param {Contestant} contestant */
export async function calmRound(contestant, { calmCount, seed }) {
  const before = contestant.cpuMs();
  const commands = await sendCommands(contestant, { rate: 5, count: calmCount, seed });
  await untilFinished(contestant, commands);
  return { median5: median(lateness(commands)), cpu: (contestant.cpuMs() - before) / commands.length };
}

/** Twenty a second, then at once fifty, while the earlier jobs are shown, drawn and delivered. @param {Contestant} contestant */
export async function busyRound(contestant, { busySeconds, seed }) {
  const twenty = await sendCommands(contestant, { rate: 20, count: 20 * busySeconds, seed });
  const fifty = await sendCommands(contestant, { rate: 50, count: 50 * busySeconds, seed: seed + 1 });
  await untilFinished(contestant, [...twenty, ...fifty]);
  const late = lateness(fifty);
  return {
    median20: median(lateness(twenty)),
    p90at50: quantile(late, 0.9),
    latest: quantile([...late, ...lateness(twenty)], 1),
  };
}

/** @param {Command[]} commands */
function lateness(commands) {
  return commands.map((command) => command.acknowledgedAt - command.sentAt);
}
