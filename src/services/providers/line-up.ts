// Who can draw just now: the models whose vendors we have a key for, how those vendors are, and who may stand in for whom.
import { UserError } from '../errors.js';
import type { Health } from './breaker.js';
import { catalogue, defaults, type Model, modelById, type ProviderName } from './catalogue.js';
import type { ImageProvider } from './image-provider.js';
import type { ImageRequest, Inputs } from './image-request.js';
import { ProviderError } from './provider-error.js';
import { type Resolved, resolveFor } from './request-resolution.js';

export type LineUpProvider = ImageProvider & { readonly health: Health };

export class LineUp {
  readonly offered: readonly Model[];
  readonly #providers: ReadonlyMap<ProviderName, LineUpProvider>;

  constructor(providers: readonly LineUpProvider[]) {
    this.#providers = new Map(providers.map((provider) => [provider.name, provider]));
    this.offered = catalogue.filter(({ provider }) => this.#providers.has(provider));
  }

  /** Who serves a model. Rejected like a vendor that is not there when its key was taken away since. */
  providerOf(modelId: string): LineUpProvider {
    const name = modelById(modelId)?.provider;
    const provider = name && this.#providers.get(name);
    if (!provider) throw new ProviderError({ kind: 'unavailable', retryable: false });
    return provider;
  }

  healthOf(modelId: string): Health {
    return this.providerOf(modelId).health;
  }

  /** The same request with another vendor that draws alike and works, in that vendor's terms. */
  substituteFor(request: ImageRequest, inputs: Inputs): Resolved | undefined {
    const model = modelById(request.model);
    if (!model) return undefined;
    const others = this.offered.filter(
      ({ provider, engine, id }) => provider !== model.provider && engine === model.engine && this.healthOf(id).state === 'well',
    );
    for (const other of others) {
      try {
        const resolved = resolveFor(other, request, inputs);
        // What was left to the first vendor's usual choice is left to the other's.
        return { ...resolved, mapped: resolved.mapped.filter(({ option, from }) => from !== defaults[option]) };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
      }
    }
    return undefined;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#providers.values()].map((provider) => provider.close()));
  }
}
