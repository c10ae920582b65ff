// The pictures that were uploaded: listed by name, their bytes in files when the sandbox keeps its world, else in memory.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SandboxClock } from '../clock.js';
import { fileLife } from './job.js';

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
    this.#folder = folder && join(folder, 'segmind-assets');
    if (this.#folder) mkdirSync(this.#folder, { recursive: true });
    for (const record of kept) this.#records.set(record.name, record);
  }

  get records(): readonly AssetRecord[] {
    return [...this.#records.values()];
  }

  store(bytes: Buffer, contentType: string): AssetRecord {
    const record = { name: `${randomUUID()}.${contentType.replace('image/', '')}`, contentType, storedAt: this.#clock.now() };
    if (this.#folder) writeFileSync(join(this.#folder, record.name), bytes);
    else this.#bytes.set(record.name, bytes);
    this.#records.set(record.name, record);
    return record;
  }

  find(name: string): Asset | undefined {
    const record = this.#records.get(name);
    if (!record || this.#clock.now() >= record.storedAt + fileLife) return undefined;
    const bytes = this.#folder ? readFileSync(join(this.#folder, name)) : this.#bytes.get(name);
    return bytes && { ...record, bytes };
  }
}
