// Pictures on disk, beside the store, by whose they are: an open job's, to work from and to deliver, or a preset's.
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
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
    const place = join(this.#folder, owner);
    await mkdir(place, { recursive: true });
    const unfinished = join(place, `${name}.part`);
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(bytes);
      if (outlives === 'machine') await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, join(place, name));
  }

  get(owner: string, name: string): Promise<Buffer> {
    return readFile(join(this.#folder, owner, name));
  }

  /** Nobody needs its pictures any more. */
  async clear(owner: string): Promise<void> {
    await rm(join(this.#folder, owner), { recursive: true, force: true });
  }

  /** Takes away what an earlier life has left behind of jobs that are no longer open, but not what may still be asked for. */
  async tidy(openJobs: ReadonlySet<string>): Promise<void> {
    const jobs = await readdir(this.#folder).catch(() => []);
    for (const jobId of jobs) {
      if (openJobs.has(jobId)) continue;
      const { mtimeMs } = await stat(join(this.#folder, jobId));
      if (mtimeMs < Date.now() - KEPT_MS) await this.clear(jobId);
    }
  }
}
