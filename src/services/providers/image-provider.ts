// The port to those who draw: upload, submit, status, result and picture apart, plain data only, so that any step survives a restart.
import type { PictureType } from '../images/picture-check.js';
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

/** A picture to work from. */
export interface Upload {
  readonly bytes: Buffer;
  readonly type: PictureType;
}

export interface Commission {
  readonly request: ImageRequest;
  /** The pictures to work from, in order, as `upload` has named them. */
  readonly references: readonly string[];
  readonly mask: string | undefined;
}

export type Submitted =
  /** `remoteId` is what the vendor knows the request by: with it any process can ask for the rest. */
  | { readonly outcome: 'accepted'; readonly remoteId: string }
  /** Done already. There may be nothing to ask for again by: then what is not kept is lost. */
  | { readonly outcome: 'drawn'; readonly remoteId: string | undefined; readonly drawn: Drawn };

export type RemoteStatus =
  | { readonly state: 'queued' | 'drawing' }
  /** Some vendors send the result along. */
  | { readonly state: 'done'; readonly drawn: Drawn | undefined };

/**
 * Every method rejects with a ProviderError and nothing else. A submit is billed and not idempotent: its error says whether the
 * vendor may have accepted it. The others may be repeated freely.
 */
export interface ImageProvider {
  readonly name: ProviderName;
  /** Resolves when a submit may go out without exceeding what the vendor allows, or when there is no use in waiting any longer. */
  roomForSubmit(giveUp: AbortSignal): Promise<void>;
  /** Puts a picture where the vendor can read it; resolves with the vendor's name for it. */
  upload(picture: Upload): Promise<string>;
  submit(commission: Commission): Promise<Submitted>;
  status(remoteId: string): Promise<RemoteStatus>;
  result(remoteId: string): Promise<Drawn>;
  /** The picture's bytes, as sent; only from hosts known to be the vendor's. */
  download(url: string): Promise<Buffer>;
  /** Ends what is idle; requests in flight go on to their end. */
  close(): Promise<void>;
}
