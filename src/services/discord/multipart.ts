// A message with its files as one body. discord.js would copy every picture through a form, a blob and a stream; this copies it once.
import { randomUUID } from 'node:crypto';
import type { JobMessage } from './job-rendering.js';

interface Multipart {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly passThroughBody: true;
}

/** The part of a REST call that carries the message; plain JSON when there are no files. */
export function requestBody(body: object, files: JobMessage['files']): Multipart | { readonly body: unknown } {
  if (files.length === 0) return { body };
  const boundary = `atelier-${randomUUID()}`;
  const head = (disposition: string, type: string) =>
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
  const pieces = files.flatMap(({ name, data, contentType }, index) => [
    head(`name="files[${index}]"; filename="${name}"`, contentType),
    data,
    Buffer.from('\r\n'),
  ]);
  pieces.push(head('name="payload_json"', 'application/json'), Buffer.from(`${JSON.stringify(body)}\r\n--${boundary}--\r\n`));
  return {
    body: Buffer.concat(pieces),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    passThroughBody: true,
  };
}
