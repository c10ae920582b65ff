// What can be wrong with a file that a member attached: plain data that a record keeps and the edge puts into words.
import { z } from 'zod';

/** What a reference may be; the vendor gets png, jpeg or webp. */
export const sourceTypes = ['png', 'jpeg', 'webp', 'gif', 'avif', 'heic'] as const;
/** Pictures all right, and never read here. */
export const strangeTypes = ['tiff', 'bmp', 'ico', 'psd', 'jxl'] as const;
/** What else people attach. */
export const looks = ['svg', 'pdf', 'video', 'sound', 'archive', 'html', 'text', 'program', 'unknown'] as const;

export type SourceType = (typeof sourceTypes)[number];
export type Looks = (typeof looks)[number];

const count = z.number().int().nonnegative();
const shape = z.object({ width: count, height: count });

export const fileProblemSchema = z.discriminatedUnion('problem', [
  z.object({ problem: z.literal('empty') }),
  /** It begins as a picture and ends too early. */
  z.object({ problem: z.literal('cut-off') }),
  /** All of it is there, and it can't be read. */
  z.object({ problem: z.literal('damaged') }),
  z.object({ problem: z.literal('not-a-picture'), looksLike: z.enum(looks) }),
  /** Name and declared type agree on one picture type, and the bytes are another. */
  z.object({ problem: z.literal('lying'), says: z.enum(sourceTypes), is: z.enum(sourceTypes) }),
  /** A picture of a kind, or of a flavour of its kind, that is not read here. */
  z.object({ problem: z.literal('unsupported'), type: z.enum([...sourceTypes, ...strangeTypes]) }),
  z.object({
    problem: z.literal('too-many-pixels'),
    width: count,
    height: count,
    mostMegapixels: z.number(),
    /** Pixels along one side. */
    mostSide: count,
  }),
  z.object({ problem: z.literal('too-slow') }),
  z.object({ problem: z.literal('too-large'), bytes: count, mostBytes: count }),
  z.object({ problem: z.literal('larger-than-said'), said: count, mostBytes: count }),
  /** The link to it is no longer good. */
  z.object({ problem: z.literal('expired') }),
  z.object({ problem: z.literal('unreachable') }),
  /** The link leads to a place that nothing is fetched from. */
  z.object({ problem: z.literal('untrusted') }),
  z.object({ problem: z.literal('mask-without-picture') }),
  z.object({ problem: z.literal('mask-shape'), mask: shape, picture: shape }),
  /** Nothing in it is transparent, or white where it is drawn in black and white. */
  z.object({ problem: z.literal('mask-changes-nothing') }),
  /** Neither transparent anywhere nor drawn in black and white. */
  z.object({ problem: z.literal('mask-colours') }),
]);

export type FileProblem = z.infer<typeof fileProblemSchema>;

export class BadFileError extends Error {
  override readonly name = 'BadFileError';
  readonly problem: FileProblem;

  constructor(problem: FileProblem, cause?: unknown) {
    super(problem.problem, { cause });
    this.problem = problem;
  }
}
