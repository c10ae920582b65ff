// Segmind's answers as they stand on the wire, with just the tolerance that the vendor's contradictions ask for.
import { z } from 'zod';
import type { Drawn, PictureSource } from '../image-provider.js';

const numeric = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().nonnegative());
const lenient = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const submitAnswer = z.object({ request_id: z.string().min(1).max(200) });

export const statusAnswer = z.object({ status: z.string().transform((status) => status.toUpperCase()) });

const resultAnswer = z.object({
  output: z.unknown().optional(),
  images: lenient(z.array(z.object({ url: z.string() }))),
  seed: lenient(z.union([z.string(), z.number()]).transform(String)),
  metrics: lenient(z.object({ cost: lenient(numeric), total_time: lenient(numeric), inference_time: lenient(numeric) })),
});

const errorAnswer = z.object({
  error: lenient(z.string()),
  error_description: lenient(z.string()),
  message: lenient(z.string()),
  detail: lenient(z.string()),
});

/** The vendor's own words in an error's body; none when the body is no JSON or says nothing. */
export function errorWords(body: unknown): string {
  const parsed = errorAnswer.safeParse(body);
  if (!parsed.success) return '';
  const { error, error_description, message, detail } = parsed.data;
  return [error, error_description, message, detail].filter(Boolean).join(': ');
}

export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A finished request's picture and figures; nothing when there is no picture in it. */
export function readResult(body: unknown): Drawn | undefined {
  const parsed = resultAnswer.safeParse(body);
  if (!parsed.success) return undefined;
  const { images, output, seed, metrics } = parsed.data;
  const picture = pictureIn(images?.[0]?.url) ?? pictureIn(output);
  if (!picture) return undefined;
  return { picture, costUsd: metrics?.cost, seed, seconds: metrics?.total_time ?? metrics?.inference_time };
}

/** `output` is seen as a link, a list, an object, a data URI and bare base64. */
function pictureIn(output: unknown): PictureSource | undefined {
  if (Array.isArray(output)) return pictureIn(output[0]);
  if (typeof output === 'object' && output !== null) {
    const { url, image, data, b64_json } = output as Record<string, unknown>;
    return pictureIn(url ?? image ?? data ?? b64_json);
  }
  if (typeof output !== 'string' || output === '') return undefined;
  if (/^https?:\/\//.test(output)) return { kind: 'link', url: output };
  const base64 = output.replace(/^data:[^,]*;base64,/, '');
  return /^[A-Za-z0-9+/\s]+=*\s*$/.test(base64) ? { kind: 'bytes', bytes: Buffer.from(base64, 'base64') } : undefined;
}
