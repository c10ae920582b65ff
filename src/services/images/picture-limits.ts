// How much of a picture is read and handed on: the bounds that keep one file from taking the whole machine.

export interface PictureLimits {
  /** Judged by the header, before a pixel is decoded. */
  readonly mostMegapixels: number;
  /** Pixels along one side. */
  readonly mostSide: number;
  /** For reading or fitting one picture, from its turn on. */
  readonly milliseconds: number;
  /** Pictures worked on at once: each takes a core, one of Node's four worker threads and up to 400 MB. */
  readonly atOnce: number;
  /** Pixels along the longer side of what goes to a vendor; what is larger is shrunk. */
  readonly longSide: number;
  /** What goes to a vendor: it takes less than 50 MB. */
  readonly mostBytes: number;
  /** Masks have their own limit there: less than 4 MB. */
  readonly mostMaskBytes: number;
}

export const pictureLimits: PictureLimits = {
  mostMegapixels: 50,
  mostSide: 30_000,
  milliseconds: 30_000,
  atOnce: 2,
  longSide: 4096,
  mostBytes: 40_000_000,
  mostMaskBytes: 4_000_000,
};
