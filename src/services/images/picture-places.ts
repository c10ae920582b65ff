// Where a picture to work from is looked for: at each of its places in turn, until one has it.
import { ProviderError } from '../providers/provider-error.js';
import type { AttachmentDownloads } from './attachment-downloads.js';
import { BadFileError } from './file-problem.js';

type Place =
  | { readonly kind: 'discord'; readonly url: string; readonly size: number }
  | { readonly kind: 'vendor'; readonly model: string; readonly url: string }
  | { readonly kind: 'message'; readonly channelId: string; readonly messageId: string; readonly file: string }
  | { readonly kind: 'preset'; readonly presetId: string; readonly file: string };

interface Parts {
  readonly downloads: AttachmentDownloads;
  /** Rejects with a ProviderError. */
  readonly fromVendor: (model: string, url: string) => Promise<Buffer>;
  /** A fresh link to a message's file, and its size; nothing when it is no longer there. */
  readonly freshLink: (place: Extract<Place, { kind: 'message' }>) => Promise<{ url: string; size: number } | undefined>;
  /** Rejects when the preset is gone. */
  readonly fromPreset: (presetId: string, file: string) => Promise<Buffer>;
}

export class PicturePlaces {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Throws the BadFileError of the last place. */
  async fetch({ places }: { readonly places: readonly Place[] }): Promise<Buffer> {
    let problem = new BadFileError({ problem: 'expired' });
    for (const place of places) {
      try {
        return await this.#from(place);
      } catch (error) {
        if (!(error instanceof BadFileError)) throw error;
        problem = error;
      }
    }
    throw problem;
  }

  async #from(place: Place): Promise<Buffer> {
    switch (place.kind) {
      case 'discord':
        return this.#parts.downloads.fetch(place);
      case 'vendor':
        return this.#parts.fromVendor(place.model, place.url).catch((error: unknown) => {
          throw error instanceof ProviderError ? new BadFileError({ problem: 'expired' }, error) : error;
        });
      case 'message': {
        const link = await this.#parts.freshLink(place);
        if (!link) throw new BadFileError({ problem: 'expired' });
        return this.#parts.downloads.fetch(link);
      }
      case 'preset':
        return this.#parts.fromPreset(place.presetId, place.file).catch((error: unknown) => {
          throw new BadFileError({ problem: 'expired' }, error);
        });
    }
  }
}
