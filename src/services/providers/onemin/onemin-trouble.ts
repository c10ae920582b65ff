// What 1min.ai says went wrong, out of the several envelopes it comes in; what the model's maker said is JSON in a string inside.
import { z } from 'zod';
import { parseJson } from '../../parse-json.js';
import { lenient } from '../json-answer.js';

export interface Trouble {
  readonly code: string | undefined;
  /** All that is said, to be judged by. */
  readonly words: string;
  /** What of it says most to people. */
  readonly reason: string;
  /** The status that the model's maker answered with. */
  readonly upstream: number | undefined;
}

const text = lenient(z.string().min(1));
const makersError = z.union([
  z.string().transform((message) => ({ message, code: undefined })),
  z.object({ message: text, code: text }),
]);

const details = z.preprocess(
  (value) => (typeof value === 'string' ? parseJson(value) : value),
  z.object({
    response: z.object({
      status: lenient(z.int()),
      data: lenient(z.object({ error: lenient(makersError), message: text })),
    }),
  }),
);

const envelope = z.object({
  errorCode: text,
  code: text,
  message: text,
  details: lenient(details),
  error: z.unknown().optional(),
});

/** How far into the envelopes one looks. */
const DEPTH = 4;

/** Nothing when nothing is said to be wrong. */
export function troubleIn(value: unknown, depth = DEPTH): Trouble | undefined {
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return troubleIn(typeof value[0] === 'string' ? { message: value[0] } : value[0], depth - 1);
  const parsed = envelope.safeParse(value);
  if (!parsed.success) return undefined;
  const { errorCode, code = errorCode, message, details, error } = parsed.data;
  if (code === undefined && message === undefined) {
    return troubleIn(typeof error === 'string' ? { message: error } : error, depth - 1);
  }
  const { status: upstream, data } = details?.response ?? {};
  const makers = data?.error?.message ?? data?.message;
  const words = [code, message, data?.error?.code, makers].filter(Boolean).join(' ');
  // The vendor's own message may speak of a busy service where the maker has named the fault.
  return { code, words, reason: makers ?? message ?? '', upstream };
}
