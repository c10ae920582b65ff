// Pictures on disk, beside the store, by whose they are: an open job's, to work from and to deliver, or a preset's.
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { lazilyAwaited } from '../lazily.js';

/** Undelivered pictures can be fetched for so long, as at the vendors. */
const KEPT_MS = 7 * 24 * 3_600_000;

export class PictureShelf {
  readonly #folder: string;
  /** What is there, by whose it is: read once, for nobody else puts anything there. */
  readonly #known = lazilyAwaited(() => this.#look());

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when the picture is there, whole under its name, whatever becomes of the machine; or else, and cheaper, of the process. */
  async put(owner: string, name: string, bytes: Buffer, outlives: 'machine' | 'process' = 'machine'): Promise<void> {
    const unfinished = `${name}.part`;
    const names = await this.#namesOf(owner);
    names.add(unfinished);
    const file = await this.#opened(this.#place(owner, unfinished));
    try {
      for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten;
      if (outlives === 'machine') await file.sync();
    } finally {
      await file.close();
    }
    await rename(this.#place(owner, unfinished), this.#place(owner, name));
    if (outlives === 'machine') await synced(this.#folder);
    names.delete(unfinished);
    names.add(name);
  }

  /** Its size in bytes; nothing for one that is not there. */
  async weigh(owner: string, name: string): Promise<number | undefined> {
    const found = await stat(this.#place(owner, name)).catch(throwUnlessAbsent);
    return found?.size;
  }

  async get(owner: string, name: string): Promise<Buffer> {
    if (!(await this.#known()).get(owner)?.has(name)) throw new Error(`There is no ${name} of ${owner} on the shelf`);
    return readFile(this.#place(owner, name));
  }

  /** Nobody needs its pictures any more. */
  async clear(owner: string): Promise<void> {
    const known = await this.#known();
    const names = known.get(owner) ?? [];
    await Promise.all([...names].map((name) => unlink(this.#place(owner, name)).catch(throwUnlessAbsent)));
    known.delete(owner);
  }

  /** Takes away what an earlier life has left behind of jobs that are no longer open, but not what may still be asked for. */
  async tidy(openJobs: ReadonlySet<string>): Promise<void> {
    for (const file of await this.#files().catch(() => [])) {
      if (openJobs.has(ownerOf(file))) continue;
      const { mtimeMs } = await stat(join(this.#folder, file));
      if (mtimeMs < Date.now() - KEPT_MS) await rm(join(this.#folder, file), { recursive: true });
    }
  }

  /** All in one folder: one of its own for each owner would cost more than what is written into it. */
  #place(owner: string, name: string): string {
    return join(this.#folder, `${owner}.${name}`);
  }

  /** The shelf is made when something is first put there. */
  async #opened(file: string): Promise<FileHandle> {
    try {
      return await open(file, 'w');
    } catch (error) {
      if (!isAbsent(error)) throw error;
      await mkdir(this.#folder, { recursive: true });
      return open(file, 'w');
    }
  }

  async #namesOf(owner: string): Promise<Set<string>> {
    const known = await this.#known();
    const names = known.get(owner) ?? new Set();
    known.set(owner, names);
    return names;
  }

  async #look(): Promise<Map<string, Set<string>>> {
    const known = new Map<string, Set<string>>();
    for (const file of await this.#files()) {
      const owner = ownerOf(file);
      known.set(owner, (known.get(owner) ?? new Set()).add(file.slice(owner.length + 1)));
    }
    return known;
  }

  async #files(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }
}

/** Also the names in it, which a file does not know. */
async function synced(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function throwUnlessAbsent(error: unknown): undefined {
  if (!isAbsent(error)) throw error;
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function ownerOf(file: string): string {
  return file.slice(0, file.indexOf('.'));
}
