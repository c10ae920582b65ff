// What can be asked of the painter, and what comes back.

export type PictureSize = 'auto' | `${number}x${number}`;
export type PictureFormat = 'png' | 'jpeg' | 'webp';

export interface PictureRequest {
  readonly prompt: string;
  readonly size: PictureSize;
  readonly quality: 'auto' | 'low' | 'medium' | 'high';
  readonly background: 'auto' | 'opaque' | 'transparent';
  readonly format: PictureFormat;
  /** How good a jpeg or webp is, 1 to 100; 100 when absent. A png loses nothing and ignores it. */
  readonly compression?: number;
  /** The reference; with one it is an edit. */
  readonly base?: Buffer;
  /** More references, composed in. */
  readonly references?: readonly Buffer[];
  /** Where it is transparent the edit shows; elsewhere the base stays as it was. */
  readonly mask?: Buffer;
  /** Another picture of the same prompt; 0 when absent. */
  readonly variation?: number;
}

export interface Picture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly contentType: `image/${PictureFormat}`;
}

export type Painter = (request: PictureRequest) => Promise<Picture>;
