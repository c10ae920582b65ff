// Keeps a pretend world across restarts: one JSON file, replaced whole, so that it is never half-written.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class Keep<State> {
  readonly #file: string | undefined;
  readonly #read: () => State;
  #pending = false;

  /** Without a folder nothing is kept: the world lives as long as the process. */
  constructor(folder: string | undefined, name: string, read: () => State) {
    if (folder) mkdirSync(folder, { recursive: true });
    this.#file = folder && join(folder, `${name}.json`);
    this.#read = read;
  }

  /** What was kept, or nothing when there is no file; a file that is no JSON is an error to tell. */
  load(): unknown {
    if (!this.#file) return undefined;
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw new Error(`The sandbox's world in ${this.#file} can't be read; delete the file to begin anew.`, { cause: error });
    }
  }

  /** Call after every change; changes of one turn of the event loop are written together. */
  changed(): void {
    if (!this.#file || this.#pending) return;
    this.#pending = true;
    setImmediate(() => this.flush());
  }

  flush(): void {
    if (!this.#file || !this.#pending) return;
    this.#pending = false;
    const draft = `${this.#file}.new`;
    writeFileSync(draft, JSON.stringify(this.#read()));
    renameSync(draft, this.#file);
  }
}
