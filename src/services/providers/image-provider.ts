// The port to those who draw: submit, status, result and picture apart, plain data only, so that any step survives a restart.
import type { ProviderName } from './catalogue.js';
import type { ImageRequest } from './image-request.js';

/** Where the picture can be had; without a link it comes with the result itself. */
export type PictureSource = { readonly kind: 'link'; readonly url: string } | { readonly kind: 'bytes'; readonly bytes: Buffer };

export interface Drawn {
  readonly picture: PictureSource;
  /** What the vendor says it cost; absent when it does not say. */
  readonly costUsd: number | undefined;
  readonly seed: string | undefined;
  /** How long the vendor says it took. */
  readonly seconds: number | undefined;
}

export interface Submitted {
  /** What the vendor knows the request by: with it any process can ask for the rest. */
  readonly remoteId: string;
}

export type RemoteStatus = 'queued' | 'drawing' | 'done';

/**
 * Every method rejects with a ProviderError and nothing else. A submit is billed and not idempotent: its error says whether the
 * vendor may have accepted it. The others may be repeated freely.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  /** Resolves when a submit may go out without exceeding what the vendor allows, or when there is no use in waiting any longer. */
  roomForSubmit(giveUp: AbortSignal): Promise<void>;
  submit(request: ImageRequest): Promise<Submitted>;
  status(remoteId: string): Promise<RemoteStatus>;
  result(remoteId: string): Promise<Drawn>;
  /** The picture's bytes, as sent; only from hosts known to be the vendor's. */
  download(url: string): Promise<Buffer>;
  /** Ends what is idle; requests in flight go on to their end. */
  close(): Promise<void>;
}
