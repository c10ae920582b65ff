// The process: environment, signals, exit codes.
import { setFlagsFromString } from 'node:v8';
import { createApp } from './app.js';
import { readConfig, SettingsError } from './config.js';
import { givenSettings } from './given-settings.js';
import { sqliteFile } from './services/store/sqlite-store.js';
import { StoreUnusableError } from './services/store/store.js';

// Pictures pass through as buffers beside a small heap, and every few of them set off a collection. To mark so small a heap at once
// is a pause of some milliseconds and takes a third less processor time a picture than to mark it in steps.
setFlagsFromString('--no-incremental-marking');

/** A container is given ten seconds to leave. */
const LEAVE_WITHIN_MS = 9000;

async function main(): Promise<void> {
  const given = givenSettings(process.env);
  const asked = readConfig(given);
  const world = asked.token === undefined ? await openSandbox(asked) : undefined;
  const config = world ? readConfig({ ...given, ...world.environment, STORE_URL: asked.storeUrl }) : asked;
  let left: Promise<void> | undefined;
  const leave = (code: number) => {
    if (left) return;
    setTimeout(() => process.exit(code), LEAVE_WITHIN_MS).unref();
    left = app.stop().then(() => world?.stop());
    left.then(() => process.exit(code), fail);
  };
  // What is on the wire is waited for: a picture may be billed whose submit nobody has heard of.
  const giveUp = (error: unknown) => {
    if (left) return;
    tell(error);
    leave(1);
  };
  const app = createApp(config, { onLost: giveUp, ...(world && { pace: 1 / asked.sandbox.speed, clock: world.clock }) });
  process.on('SIGTERM', () => leave(0));
  process.on('SIGINT', () => leave(0));
  try {
    const { inviteLink } = await app.start();
    console.log(world ? world.welcome : `Atelier is ready. Invite it to a server: ${inviteLink}`);
  } catch (error) {
    giveUp(error);
  }
}

async function openSandbox(config: ReturnType<typeof readConfig>) {
  const { startSandbox } = await import('../sandbox/start.js');
  return startSandbox({
    port: config.sandbox.port,
    speed: config.sandbox.speed,
    folder: `${sqliteFile(config.storeUrl)}.world`,
  });
}

function tell(error: unknown): void {
  const expected = error instanceof SettingsError || error instanceof StoreUnusableError;
  console.error(expected ? error.message : error);
}

function fail(error: unknown): void {
  tell(error);
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);
main().catch(fail);
