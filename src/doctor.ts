// The process of `npm run doctor`: looks at the store while the bot is stopped, says what is off, and ends with 0, 1 or 2.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig, SettingsError } from './config.js';
import { type Diagnosis, examine, treat } from './doctor/doctor.js';
import type { Circumstances } from './doctor/examined.js';
import { reportOf, reportOn } from './doctor/report.js';
import { givenSettings } from './given-settings.js';
import { messageOf } from './services/errors.js';
import { PictureShelf } from './services/images/picture-shelf.js';
import { IntakeJournal } from './services/jobs/intake-journal.js';
import type { Job } from './services/jobs/job.js';
import { SqliteStore, sqliteFile } from './services/store/sqlite-store.js';

const WELL = 0;
const OFF = 1;
/** It could not look. */
const BLIND = 2;

/** What was mended may bring to light what can be mended only then. */
const MOST_ROUNDS = 3;

class CannotLookError extends Error {
  override readonly name = 'CannotLookError';
}

async function main(options: readonly string[]): Promise<number> {
  const isFixing = options.includes('--fix');
  const unknown = options.filter((option) => option !== '--fix');
  if (unknown.length > 0) throw new CannotLookError(`${unknown.join(' ')} is unknown here. Use: npm run doctor [-- --fix]`);
  const config = readSettings();
  const file = sqliteFile(config.storeUrl);
  if (!existsSync(file)) {
    throw new CannotLookError(
      `There is no store at ${file}. STORE_URL says where it is; without DISCORD_TOKEN it is the sandbox's.`,
    );
  }
  const presetShelf = new PictureShelf(`${file}.presets`);
  // Looking sets nothing aside, so there is nothing to be told of.
  const store = await SqliteStore.open(config.storeUrl, () => {});
  try {
    say(`The store is ${file}.`);
    const circumstances = {
      ...{ takenIn: readJournal(`${file}.intake`), quota: config.quota, historyDays: config.historyDays },
      now: Date.now() + (config.token === undefined ? turnedForward(`${file}.world`) : 0),
      weighPicture: (presetId: string, name: string) => presetShelf.weigh(presetId, name),
    };
    return await look(store, circumstances, isFixing);
  } finally {
    await store.close();
  }
}

async function look(store: SqliteStore, circumstances: Circumstances, isFixing: boolean): Promise<number> {
  let diagnosis = await examine(store, circumstances);
  for (let round = 0; round < MOST_ROUNDS && isFixing && isMendable(diagnosis); round += 1) {
    say(reportOf(await treat(store, circumstances)));
    diagnosis = await examine(store, circumstances);
  }
  say(reportOn(diagnosis));
  return diagnosis.findings.length === 0 ? WELL : OFF;
}

function isMendable({ findings }: Diagnosis): boolean {
  return findings.some(({ remedy }) => remedy.kind === 'mend');
}

/** As for the bot, though nothing is drawn and nobody is called: neither token nor keys are missed. */
function readSettings() {
  return readConfig({ ...givenSettings(process.env), NODE_ENV: '', SEGMIND_API_KEY: 'none is needed' });
}

/** In the sandbox the clock may have been turned: what is over there is over for its store. */
function turnedForward(world: string): number {
  const file = join(world, 'clock.json');
  return existsSync(file) ? z.object({ offset: z.number() }).parse(JSON.parse(readFileSync(file, 'utf8'))).offset : 0;
}

function readJournal(file: string): Job[] {
  if (!existsSync(file)) return [];
  const journal = new IntakeJournal(file);
  try {
    return journal.read();
  } finally {
    journal.close();
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

function isExpected(error: unknown): boolean {
  return error instanceof SettingsError || error instanceof CannotLookError;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(isExpected(error) ? messageOf(error) : `The store could not be looked at: ${messageOf(error)}`);
  process.exitCode = BLIND;
}
