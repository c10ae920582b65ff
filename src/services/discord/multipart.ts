// A message with its files as one body, sent piece by piece: discord.js itself would copy every picture through a form and a blob.
import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../clock.js';
import { withTimeLimit } from '../time-limit.js';
import type { MessageFile } from './job-rendering.js';

/** A slow line is waited for, a dead one is not: half a minute for the answer, and a second for each 100 kB. */
const ANSWER_MS = 30_000;
const BYTES_A_MS = 100;

export class Multipart {
  readonly boundary = `atelier-${randomUUID()}`;
  readonly #pieces: readonly Buffer[];
  readonly #clock: Clock;

  constructor(body: object, files: readonly MessageFile[], clock: Clock = systemClock) {
    this.#clock = clock;
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

  /** Sends it within the time that its size allows. Time spent in line or waiting out a 429 does not count. */
  inTime<Answer>(send: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    return withTimeLimit(ANSWER_MS + Math.ceil(this.length / BYTES_A_MS), send, this.#clock);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    yield* this.#pieces;
  }
}

/** The part of a REST call that carries the message; plain JSON when there are no files. */
export function requestBody(body: object, files: readonly MessageFile[], clock: Clock = systemClock) {
  if (files.length === 0) return { body };
  const multipart = new Multipart(body, files, clock);
  const headers = { 'content-type': `multipart/form-data; boundary=${multipart.boundary}` };
  return { body: multipart, headers, passThroughBody: true };
}
