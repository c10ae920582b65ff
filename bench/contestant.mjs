// A bot under measurement: its child process, the Discord and the Segmind it talks to, and what can be asked of it.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CheapDiscord } from './cheap-discord.mjs';
import { CheapSegmind } from './cheap-segmind.mjs';

const PROBE = new URL('./probe.mjs', import.meta.url).href;
/** Of /proc/<pid>/stat, which every Linux serves at 100 Hz. */
const TICKS_PER_SECOND = 100;
const START_TIMEOUT_MS = 30_000;

/** @typedef {{ name: string, script: string }} Entry */
/** @typedef {{ stage: import('./stage.mjs').Stage, picture: { path: string, bytes: Buffer }, durationMs: number }} Setting */

export class Contestant {
  /** @param {Entry} entry @param {Setting} setting @param {{ probe: boolean }} options */
  static async start(entry, { stage, picture, durationMs }, { probe }) {
    const discord = await stage.open(new CheapDiscord());
    const segmind = await stage.open(new CheapSegmind(picture.bytes, durationMs));
    const folder = stage.folder();
    const env = environment(discord.origin, segmind.origin, folder);
    const spawnedAt = performance.now();
    const child = stage.fork(entry.script, {
      folder,
      env: { ...env, BENCH_JOB_MS: durationMs, BENCH_PICTURE: picture.path },
      execArgv: probe ? ['--expose-gc', '--no-flush-bytecode', '--import', PROBE] : [],
    });
    const contestant = new Contestant(entry.name, { stage, discord, segmind, folder, child });
    await contestant.until(() => discord.readyAt !== undefined, START_TIMEOUT_MS, 'be ready');
    contestant.startMs = discord.readyAt - spawnedAt;
    return contestant;
  }

  #parts;
  startMs = 0;

  constructor(name, parts) {
    this.name = name;
    this.#parts = parts;
  }

  get discord() {
    return this.#parts.discord;
  }

  /** From now on, jobs take this long. @param {number} durationMs */
  setDuration(durationMs) {
    this.#parts.segmind.durationMs = durationMs;
    this.#parts.child.send({ durationMs });
  }

  /** User and system time the process has used so far, in milliseconds. */
  cpuMs() {
    const stat = readFileSync(`/proc/${this.#parts.child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // the name before it may hold blanks
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1000;
  }

  /** What is alive on its heap and beside it after a collection; only with the probe. @returns {Promise<number>} */
  async liveBytes() {
    this.#parts.child.send({ memory: true });
    const [message] = await once(this.#parts.child, 'message');
    return message.liveBytes;
  }

  /** @param {() => boolean} condition @param {number} timeoutMs @param {string} what for the words of the failure */
  async until(condition, timeoutMs, what) {
    const deadline = performance.now() + timeoutMs;
    while (!condition()) {
      const { exitCode, signalCode } = this.#parts.child;
      if (exitCode !== null || signalCode !== null) throw this.#failure(`ended by itself (${exitCode ?? signalCode})`);
      if (performance.now() > deadline) throw this.#failure(`did not ${what} in ${timeoutMs / 1000} s`);
      await sleep(20);
    }
  }

  async stop() {
    await this.#parts.stage.end(this.#parts.child);
  }

  #failure(problem) {
    const output = readFileSync(join(this.#parts.folder, 'output.log'), 'utf8').slice(-3000);
    const unknown = [...this.discord.unknown].slice(0, 10).join(', ') || 'nothing';
    return new Error(`${this.name} ${problem}. Not known to the double: ${unknown}. Its last output:\n${output}`);
  }
}

/** Atelier's settings; the bare bot reads the first two. */
function environment(discordOrigin, segmindOrigin, folder) {
  return {
    DISCORD_TOKEN: 'bench-token',
    DISCORD_API_URL: `${discordOrigin}/api`,
    SEGMIND_API_KEY: 'bench-key',
    SEGMIND_API_URL: segmindOrigin,
    SEGMIND_UPLOAD_URL: `${segmindOrigin}/upload-asset`,
    SEGMIND_RPM: '100000',
    STORE_URL: `sqlite://${join(folder, 'bench.sqlite')}`,
    QUOTA_DEFAULT: '1000000',
    MAX_JOBS_PER_MEMBER: '10',
    LOG_LEVEL: 'info',
    NODE_ENV: 'production',
  };
}
