// A message with its files as one body, sent piece by piece: discord.js itself would copy every picture through a form and a blob.
import { randomUUID } from 'node:crypto';
import type { MessageFile } from './job-rendering.js';

export class Multipart {
  readonly boundary = `atelier-${randomUUID()}`;
  readonly #pieces: readonly Buffer[];

  constructor(body: object, files: readonly MessageFile[]) {
    const head = (disposition: string, type: string) =>
      Buffer.from(`--${this.boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
    this.#pieces = [
      ...files.flatMap(({ name, data, contentType }, index) => [
        head(`name="files[${index}]"; filename="${name}"`, contentType),
        data,
        Buffer.from('\r\n'),
      ]),
      head('name="payload_json"', 'application/json'),
      Buffer.from(`${JSON.stringify(body)}\r\n--${this.boundary}--\r\n`),
    ];
  }

  get length(): number {
    return this.#pieces.reduce((sum, piece) => sum + piece.length, 0);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield* this.#pieces;
  }
}

/** The part of a REST call that carries the message; plain JSON when there are no files. */
export function requestBody(body: object, files: readonly MessageFile[]) {
  if (files.length === 0) return { body };
  const multipart = new Multipart(body, files);
  const headers = { 'content-type': `multipart/form-data; boundary=${multipart.boundary}` };
  return { body: multipart, headers, passThroughBody: true };
}
