// From the spawn of the process until it is ready: on the gateway with its guild, its commands put. Each start is a
// first one, with an empty store and an application without commands, so that both bots register theirs.
import { Contestant } from '../contestant.mjs';
import { median } from '../statistics.mjs';

/** Interleaved, so that a slow minute of the machine is slow for all.
 * @param {import('../contestant.mjs').Entry[]} entries @param {import('../contestant.mjs').Setting} setting */
export async function startTimes(entries, setting, starts) {
  /** @type {number[][]} */
  const times = entries.map(() => []);
  for (let start = 0; start <= starts; start += 1) {
    for (const [index, entry] of entries.entries()) {
      const contestant = await Contestant.start(entry, setting, { probe: false });
      if (start > 0) times[index].push(contestant.startMs); // the first one reads the modules from the disk
      await contestant.stop();
    }
  }
  return times.map(median);
}
