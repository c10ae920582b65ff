// Pictures on disk, beside the store, by whose they are: an open job's, to work from and to deliver, or a preset's.
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Undelivered pictures can be fetched for so long, as at the vendors. */
const KEPT_MS = 7 * 24 * 3_600_000;

export class PictureShelf {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Resolves when the picture is there, whole under its name, whatever becomes of the machine; or else, and cheaper, of the process. */
  async put(owner: string, name: string, bytes: Buffer, outlives: 'machine' | 'process' = 'machine'): Promise<void> {
    const unfinished = `${this.#place(owner, name)}.part`;
    const file = await this.#opened(unfinished);
    try {
      await file.writeFile(bytes);
      if (outlives === 'machine') await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, this.#place(owner, name));
  }

  get(owner: string, name: string): Promise<Buffer> {
    return readFile(this.#place(owner, name));
  }

  /** Nobody needs its pictures any more. */
  async clear(owner: string): Promise<void> {
    const theirs = (await this.#files()).filter((file) => ownerOf(file) === owner);
    await Promise.all(theirs.map((file) => unlink(join(this.#folder, file))));
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

  async #files(): Promise<string[]> {
    try {
      return await readdir(this.#folder);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function ownerOf(file: string): string {
  return file.slice(0, file.indexOf('.'));
}
