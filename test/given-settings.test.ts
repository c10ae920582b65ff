// What is set where: the environment goes before the file, and what is blank is set nowhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { givenSettings } from '../src/given-settings.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-given-'));
  file = join(folder, '.env');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('is the environment where there is no file', () => {
  expect(givenSettings({ LOG_LEVEL: 'warn' }, file)).toEqual({ LOG_LEVEL: 'warn' });
});

it('is what the file says where the environment says nothing', () => {
  writeFileSync(file, '# ours\nLOG_LEVEL=warn\nSEGMIND_API_KEY="a key # with a sign"\nQUOTA_DEFAULT=\n');
  expect(givenSettings({ PATH: '/bin' }, file)).toEqual({
    ...{ PATH: '/bin', LOG_LEVEL: 'warn' },
    ...{ SEGMIND_API_KEY: 'a key # with a sign', QUOTA_DEFAULT: '' },
  });
});

it('is what the environment says where both do', () => {
  writeFileSync(file, 'LOG_LEVEL=warn\n');
  expect(givenSettings({ LOG_LEVEL: 'debug' }, file)).toEqual({ LOG_LEVEL: 'debug' });
});

it.each(['', '  '])('is what the file says where the environment is blank: “%s”', (blank) => {
  writeFileSync(file, 'LOG_LEVEL=warn\n');
  expect(givenSettings({ LOG_LEVEL: blank }, file)).toEqual({ LOG_LEVEL: 'warn' });
});
