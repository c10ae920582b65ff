// 1min.ai's requests and answers as they stand on the wire, with just the tolerance that the vendor's contradictions ask for.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Model } from '../catalogue.js';
import type { Commission, Drawn, Upload } from '../image-provider.js';
import { lenient, numeric } from '../json-answer.js';
import { type Trouble, troubleIn } from './onemin-trouble.js';

/** Every field is sent, those that are documented as optional too: some are not. `async` asks for an answer before it is drawn. */
export function submitBody({ request, references }: Commission, model: Model): Record<string, unknown> {
  const [imageUrl] = references;
  return {
    type: imageUrl === undefined ? 'IMAGE_GENERATOR' : 'IMAGE_EDITOR',
    model: model.slug,
    async: true,
    promptObject: {
      ...(imageUrl !== undefined && { imageUrl }),
      prompt: request.prompt,
      size: request.size,
      // There is one link however many pictures there are.
      n: 1,
      quality: request.quality,
      output_format: request.format,
      output_compression: request.compression,
      background: request.background,
    },
  };
}

/** A form with one file. Without an extension in its name the vendor refuses it. */
export function uploadForm({ bytes, type }: Upload): { readonly contentType: string; readonly pieces: readonly Buffer[] } {
  const boundary = `atelier-${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="asset"; filename="picture.${type}"\r\ncontent-type: image/${type}\r\n\r\n`;
  const pieces = [Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)];
  return { contentType: `multipart/form-data; boundary=${boundary}`, pieces };
}

const name = lenient(z.string().min(1).max(1000));

const uploadAnswer = z.object({ fileContent: lenient(z.object({ path: name })), asset: lenient(z.object({ key: name })) });

export function uploadedPath(body: unknown): string | undefined {
  const parsed = uploadAnswer.safeParse(body);
  return parsed.success ? (parsed.data.fileContent?.path ?? parsed.data.asset?.key) : undefined;
}

const link = lenient(z.url({ protocol: /^https?$/ }));

const record = z.object({
  uuid: lenient(z.string().min(1).max(200)),
  status: z.string().transform((status) => status.toUpperCase()),
  temporaryUrl: link,
  aiRecordDetail: lenient(z.object({ resultObject: z.unknown().optional() })),
});

const recordAnswer = z.object({ aiRecord: record.nullable(), temporaryUrl: link });

export type Reading =
  | { readonly state: 'drawing'; readonly uuid: string | undefined }
  | { readonly state: 'drawn'; readonly uuid: string | undefined; readonly drawn: Drawn }
  /** It says that it is done and not where the picture is. */
  | { readonly state: 'pictureless'; readonly uuid: string | undefined }
  | { readonly state: 'failed'; readonly trouble: Trouble }
  /** The vendor does not know it. */
  | { readonly state: 'gone' }
  | { readonly state: 'unreadable' };

/** What an answer says of the picture, whether it answers a submit or a look. */
export function readRecord(body: unknown): Reading {
  const parsed = recordAnswer.safeParse(body);
  if (!parsed.success) return { state: 'unreadable' };
  const { aiRecord, temporaryUrl } = parsed.data;
  if (!aiRecord) return { state: 'gone' };
  const { uuid, status, aiRecordDetail } = aiRecord;
  // An error is seen in the pictures' place, under SUCCESS too; or beside the record.
  const trouble = troubleIn(aiRecordDetail?.resultObject);
  if (trouble?.code !== undefined) return { state: 'failed', trouble };
  if (status === 'FAILURE' || status === 'FAILED') return { state: 'failed', trouble: trouble ?? troubleIn(body) ?? SILENT };
  if (status !== 'SUCCESS') return { state: 'drawing', uuid };
  const url = aiRecord.temporaryUrl ?? temporaryUrl;
  if (url === undefined) return { state: 'pictureless', uuid };
  // What it cost is not published.
  const drawn = { picture: { kind: 'link', url }, costUsd: undefined, seed: undefined, seconds: undefined } as const;
  return { state: 'drawn', uuid, drawn };
}

const teamAccount = z.object({ creditLimit: numeric, usedCredit: numeric });
const balanceAnswer = z.object({
  aiRecord: lenient(z.object({ teamUser: lenient(teamAccount) })),
  teamUser: lenient(teamAccount),
});

/** What is left on the account, in the vendor's own credits, where the answer says it. */
export function balanceIn(body: unknown): number | undefined {
  const parsed = balanceAnswer.safeParse(body);
  const account = parsed.success ? (parsed.data.aiRecord?.teamUser ?? parsed.data.teamUser) : undefined;
  return account && account.creditLimit - account.usedCredit;
}

const SILENT: Trouble = { code: undefined, words: '', reason: '', upstream: undefined };
