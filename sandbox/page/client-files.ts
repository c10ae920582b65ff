// The page's own files, which the build puts beside this server.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ApiAnswer } from '../http/answer.js';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const FOLDER = fileURLToPath(new URL('./client', import.meta.url));

/** Nothing when there is no such file. Names are one level deep, so no path leads out of the folder. */
export async function clientFile(path: string): Promise<ApiAnswer | undefined> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[extname(name)];
  if (!type || !/^[a-z-]+\.[a-z]+$/.test(name)) return undefined;
  const body = await readFile(join(FOLDER, name)).catch(() => undefined);
  return body && { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}
