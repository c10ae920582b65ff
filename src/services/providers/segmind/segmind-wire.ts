// Segmind's requests and answers as they stand on the wire, with just the tolerance that the vendor's contradictions ask for.
import { z } from 'zod';
import type { HttpAnswer } from '../../http/exchange.js';
import { headerOf } from '../../http/http-client.js';
import { parseJson } from '../../parse-json.js';
import type { Model } from '../catalogue.js';
import type { Commission, Drawn, Upload } from '../image-provider.js';
import { lenient, numeric } from '../json-answer.js';
import { pictureIn, startsAsPicture } from '../picture-source.js';

/** Every field is sent: the vendor's defaults differ from page to page. */
export function submitBody({ request, references, mask }: Commission, model: Model): Record<string, unknown> {
  return {
    prompt: request.prompt,
    size: request.size,
    quality: request.quality,
    background: request.background,
    output_format: request.format,
    output_compression: request.compression,
    moderation: request.moderation,
    ...(model.references > 0 && { image_urls: references, mask: mask ?? null }),
  };
}

/** JSON all the same: put together by hand, for there is nothing in base64 that would have to be looked through and escaped. */
export function uploadBody({ bytes, type }: Upload): readonly Buffer[] {
  const picture = Buffer.from(bytes.toString('base64'), 'latin1');
  return [Buffer.from(`{"data_urls":["data:image/${type};base64,`), picture, Buffer.from('"]}')];
}

const links = lenient(z.array(z.string().min(1)).min(1));

/** An older page calls the links by another name. */
const uploadAnswer = z.object({ file_urls: links, urls: links });

export function uploadedLink(body: unknown): string | undefined {
  const parsed = uploadAnswer.safeParse(body);
  return parsed.success ? (parsed.data.file_urls ?? parsed.data.urls)?.[0] : undefined;
}

export const submitAnswer = z.object({ request_id: z.string().min(1).max(200) });

export const statusAnswer = z.object({ status: z.string().transform((status) => status.toUpperCase()) });

const resultAnswer = z.object({
  output: z.unknown().optional(),
  images: lenient(z.array(z.object({ url: z.string() }))),
  seed: lenient(z.union([z.string(), z.number()]).transform(String)),
  metrics: lenient(
    z.object({
      cost: lenient(numeric),
      total_time: lenient(numeric),
      inference_time: lenient(numeric),
      remaining_credits: lenient(numeric),
    }),
  ),
});

export interface Result {
  readonly drawn: Drawn;
  /** What is left on the account, in US$. */
  readonly balanceUsd: number | undefined;
}

/** A finished request's picture and figures; nothing when there is no picture in it. */
export function readResult(body: unknown): Result | undefined {
  const parsed = resultAnswer.safeParse(body);
  if (!parsed.success) return undefined;
  const { images, output, seed, metrics } = parsed.data;
  const picture = pictureIn(images?.[0]?.url) ?? pictureIn(output);
  if (!picture) return undefined;
  const drawn = { picture, costUsd: metrics?.cost, seed, seconds: metrics?.total_time ?? metrics?.inference_time };
  return { drawn, balanceUsd: metrics?.remaining_credits };
}

/** What v1 answers with when it is done: the picture itself, or any of the forms that v2's output has; the figures are in headers. */
export function readSynchronous(answer: HttpAnswer, body: unknown): Result | undefined {
  const figure = (name: string) => lenient(numeric).parse(headerOf(answer, name));
  const read = startsAsPicture(answer.body) ? undefined : readResult(body);
  const picture = read?.drawn.picture ?? pictureOf(answer.body, body);
  if (!picture) return undefined;
  const drawn = {
    picture,
    costUsd: figure('x-cost') ?? read?.drawn.costUsd,
    seed: read?.drawn.seed,
    seconds: figure('x-generation-time') ?? read?.drawn.seconds,
  };
  return { drawn, balanceUsd: figure('x-remaining-credits') ?? read?.balanceUsd };
}

function pictureOf(bytes: Buffer, body: unknown) {
  if (startsAsPicture(bytes)) return { kind: 'bytes', bytes } as const;
  return pictureIn(body ?? bytes.toString('latin1'));
}

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

/** Raw bytes of a picture are not tried as JSON. */
export function jsonOf({ body }: HttpAnswer): unknown {
  return startsAsPicture(body) ? undefined : parseJson(body);
}
