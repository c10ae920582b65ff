// The files that were uploaded: listed by name, their bytes in a folder when the sandbox keeps its world, else in memory.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SandboxClock } from '../clock.js';
import { fileLife } from './job-book.js';

export const assetRecord = z.object({ name: z.string(), contentType: z.string(), storedAt: z.number() });
export type AssetRecord = z.infer<typeof assetRecord>;

export interface Asset extends AssetRecord {
  readonly bytes: Buffer;
}

export class AssetShelf {
  readonly #clock: SandboxClock;
  readonly #folder: string | undefined;
  readonly #records = new Map<string, AssetRecord>();
  readonly #bytes = new Map<string, Buffer>();

  constructor(clock: SandboxClock, folder: string | undefined, kept: readonly AssetRecord[]) {
    this.#clock = clock;
    this.#folder = folder;
    if (folder) mkdirSync(folder, { recursive: true });
    for (const record of kept) this.#records.set(record.name, record);
  }

  get records(): readonly AssetRecord[] {
    return [...this.#records.values()];
  }

  /** `name` is chosen by the vendor and becomes a file's name: nothing a client wrote may be a path in it. */
  store(name: string, bytes: Buffer, contentType: string): AssetRecord {
    const record = { name, contentType, storedAt: this.#clock.now() };
    if (this.#folder) writeFileSync(join(this.#folder, name), bytes);
    else this.#bytes.set(name, bytes);
    this.#records.set(name, record);
    return record;
  }

  find(name: string): Asset | undefined {
    const record = this.#records.get(name);
    if (!record || this.#clock.now() >= record.storedAt + fileLife) return undefined;
    const bytes = this.#folder ? readFileSync(join(this.#folder, name)) : this.#bytes.get(name);
    return bytes && { ...record, bytes };
  }
}
