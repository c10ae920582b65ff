// The parts of the built Atelier that a bench works with, from wherever it was built to.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Where `npm run build` leaves it. */
export const BUILT = fileURLToPath(new URL('../dist', import.meta.url));

/** @param {string} folder @param {Record<string, string>} files by what each exports, the file under `src/services` */
export async function builtServices(folder, files) {
  const root = resolve(folder, 'src/services');
  if (!existsSync(root)) throw new Error(`${root} is not there: run \`npm run build\` first`);
  const loaded = Object.entries(files).map(async ([name, file]) => {
    const { [name]: service } = await import(pathToFileURL(resolve(root, file)).href);
    if (service === undefined) throw new Error(`${file} has no ${name}`);
    return [name, service];
  });
  return Object.fromEntries(await Promise.all(loaded));
}
