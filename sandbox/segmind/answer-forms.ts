// The other forms an answer may have: how a result names its picture, and how an older page says an upload is answered.
import { z } from 'zod';
import { type ApiAnswer, json } from '../http/answer.js';

type OutputForm = 'list' | 'object' | 'data-uri' | 'base64';
type Form = (url: string, picture: Buffer, contentType: string) => unknown;

const forms: Readonly<Record<OutputForm, Form>> = {
  list: (url) => [url],
  object: (url, _, contentType) => ({ url, content_type: contentType }),
  'data-uri': (_, picture, contentType) => `data:${contentType};base64,${picture.toString('base64')}`,
  base64: (_, picture) => picture.toString('base64'),
};

const completion = z.looseObject({
  status: z.literal('COMPLETED'),
  output: z.string(),
  images: z.array(z.looseObject({ content_type: z.string() })).min(1),
});

/** Without `images`, which would name the address all the same. Any answer but a finished result passes unchanged. */
export async function inForm(
  form: OutputForm,
  answer: ApiAnswer,
  fetch: (url: string) => Promise<Buffer | undefined>,
): Promise<ApiAnswer> {
  const read = completion.safeParse(bodyOf(answer));
  if (!read.success) return answer;
  const { images, ...rest } = read.data;
  const picture = await fetch(rest.output);
  if (!picture) return answer;
  return json(200, { ...rest, output: forms[form](rest.output, picture, images[0]?.content_type ?? 'image/png') });
}

const upload = z.object({ file_urls: z.array(z.string()) });

export function withOlderNames(answer: ApiAnswer): ApiAnswer {
  const read = upload.safeParse(bodyOf(answer));
  return read.success ? json(200, { urls: read.data.file_urls }) : answer;
}

function bodyOf(answer: ApiAnswer): unknown {
  return answer.headers?.['content-type'] === 'application/json' ? JSON.parse(String(answer.body)) : undefined;
}
