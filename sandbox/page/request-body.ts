// Reads what the page or a script sends: JSON alone, or multipart with the JSON in `payload` and files in `files.<name>`.
import type { UploadedFile } from '../discord/attachments.js';

export interface ReadBody {
  readonly payload: unknown;
  /** In the order they were sent; a name may come several times. */
  readonly files: readonly { readonly name: string; readonly file: UploadedFile }[];
}

const FILE_PREFIX = 'files.';

export async function readBody(contentType: string, bytes: Buffer): Promise<ReadBody> {
  if (contentType.startsWith('multipart/form-data')) return readMultipart(contentType, bytes);
  if (!contentType.startsWith('application/json'))
    throw new Error('Send JSON, or multipart/form-data with a part named payload.');
  return { payload: readJson(bytes.toString('utf8')), files: [] };
}

async function readMultipart(contentType: string, bytes: Buffer): Promise<ReadBody> {
  const form = await formOf(contentType, bytes);
  const payload = form.get('payload');
  if (typeof payload !== 'string') throw new Error('The multipart body has no part named payload.');
  const files: { name: string; file: UploadedFile }[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string' || !name.startsWith(FILE_PREFIX)) continue;
    const file = { filename: value.name, bytes: Buffer.from(await value.arrayBuffer()), contentType: value.type || undefined };
    files.push({ name: name.slice(FILE_PREFIX.length), file });
  }
  return { payload: readJson(payload), files };
}

async function formOf(contentType: string, bytes: Buffer): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': contentType } }).formData();
  } catch {
    throw new Error('The multipart body can’t be read.');
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The body is no JSON.');
  }
}
