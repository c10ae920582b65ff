// The settings as they are given: by the environment, or else in the file `.env`. Blank is absent in both.
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

export function givenSettings(environment: NodeJS.ProcessEnv, file = '.env'): NodeJS.ProcessEnv {
  const written = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const given = Object.entries(environment).filter(([, value]) => value?.trim() !== '');
  return { ...written, ...Object.fromEntries(given) };
}
