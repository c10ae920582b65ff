// The bytes of attachments: files in the world's folder, or memory when there is none.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class AttachmentBytes {
  readonly #folder: string | undefined;
  readonly #memory = new Map<string, Buffer>();

  constructor(folder: string | undefined) {
    this.#folder = folder && join(folder, 'attachments');
    if (this.#folder) mkdirSync(this.#folder, { recursive: true });
  }

  put(id: string, bytes: Buffer): void {
    if (this.#folder) writeFileSync(join(this.#folder, id), bytes);
    // A copy, because the slice of a request would keep the whole request alive.
    else this.#memory.set(id, Buffer.from(bytes));
  }

  get(id: string): Buffer | undefined {
    if (!this.#folder) return this.#memory.get(id);
    try {
      return readFileSync(join(this.#folder, id));
    } catch {
      return undefined;
    }
  }

  remove(id: string): void {
    if (this.#folder) rmSync(join(this.#folder, id), { force: true });
    else this.#memory.delete(id);
  }
}
