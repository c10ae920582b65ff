// The benches go along with what they measure: nothing else notices when a part that they use has moved.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const node = async (...words: string[]) => (await promisify(execFile)(process.execPath, words)).stdout;

it.each(['history', 'quota'])('the bench of the %s finds every part that it works with', async (name) => {
  const find = `await (await import('./bench/measures/${name}-world.mjs')).servicesIn('dist')`;
  expect(await node('--input-type=module', '--eval', find)).toBe('');
});

it('a backlog of 300 drawings is measured from the first to the last', async () => {
  expect(await node('bench/run.mjs', 'throughput')).toMatch(/\| finished a minute, variation 0\.25 \|.*\| yes \|/);
});
