// A process of its own that writes a guild's whole month as CSV into nothing, and says how long it took and how much memory.
import { setTimeout as sleep } from 'node:timers/promises';
import { GUILD, monthNow, openWorld, servicesIn } from './quota-world.mjs';

const [built = '', file = ''] = process.argv.slice(2);
/** As large as Discord takes a file. */
const PART_BYTES = 8 * 2 ** 20;
const SAMPLE_MS = 20;

/** What is alive, without what the collector has not come round to. */
function alive() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

const services = await servicesIn(built);
const world = await openWorld(services, file);
const { period } = monthNow(services);
await sleep(100);
const before = { alive: alive(), resident: process.memoryUsage().rss };
let [living, resident] = [before.alive, before.resident];
const sampling = setInterval(() => {
  resident = Math.max(resident, process.memoryUsage().rss);
}, SAMPLE_MS);
const began = performance.now();
let [rows, bytes, largest] = [0, 0, 0];
for await (const part of services.csvParts(
  services.csvOf(world.book.entries(GUILD, period), () => 'ada'),
  PART_BYTES,
)) {
  rows += part.rows;
  bytes += part.bytes.length;
  largest = Math.max(largest, part.bytes.length);
  living = Math.max(living, alive());
}
const milliseconds = performance.now() - began;
clearInterval(sampling);
await world.close();
process.send?.({ rows, bytes, largest, milliseconds, alive: living - before.alive, resident: resident - before.resident });
