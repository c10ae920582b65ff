// The sandbox's clock: what waits for an instant waits until it was turned there, and the next start goes on from there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { keptClock } from '../../sandbox/kept-clock.js';

const HOUR = 3_600_000;

it('what waits an hour goes on when the clock is turned an hour, and not before', async () => {
  const clock = new SandboxClock();
  const happened: string[] = [];
  clock.after(HOUR, () => happened.push('an hour'));
  clock.after(2 * HOUR, () => happened.push('two hours'));
  clock.advance(HOUR / 2);
  clock.after(0, () => happened.push('now'));
  await vi.waitFor(() => expect(happened).toEqual(['now']));
  clock.advance(HOUR / 2);
  await vi.waitFor(() => expect(happened).toEqual(['now', 'an hour']));
});

it('what was called off does not happen', async () => {
  const clock = new SandboxClock();
  const happened: string[] = [];
  const callOff = clock.after(HOUR, () => happened.push('called off'));
  clock.after(HOUR, () => happened.push('left alone'));
  callOff();
  clock.advance(HOUR);
  await vi.waitFor(() => expect(happened).toEqual(['left alone']));
});

it('waits longer than Node’s own timers can', async () => {
  const clock = new SandboxClock();
  let happened = false;
  const callOff = clock.after(40 * 24 * HOUR, () => {
    happened = true;
  });
  clock.after(0, () => clock.advance(HOUR));
  await vi.waitFor(() => expect(clock.offset).toBe(HOUR));
  expect(happened).toBe(false);
  callOff();
});

it('goes on after a restart from where it was turned to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-clock-'));
  keptClock(folder).advance(30 * 24 * HOUR);
  expect(keptClock(folder).offset).toBe(30 * 24 * HOUR);
  expect(keptClock(undefined).offset).toBe(0);
  rmSync(folder, { recursive: true });
});
