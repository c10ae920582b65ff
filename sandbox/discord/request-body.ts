// What a request to Discord carries: a JSON payload and, in multipart bodies, files numbered by their field's name.
import type { ApiRequest } from '../http/answer.js';
import { Refusal } from './errors.js';
import { boundaryOf, type Part, readMultipart } from './multipart.js';

export interface SentFile {
  readonly index: number;
  readonly filename: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

export interface RequestBody {
  readonly payload: unknown;
  readonly files: readonly SentFile[];
}

/** Discord's ceiling for one request, files and all. */
const LARGEST_REQUEST = 25 * 1024 * 1024;

export function readBody(request: ApiRequest, largestFile: number): RequestBody {
  if (request.body.length > LARGEST_REQUEST) throw new Refusal(40005);
  if (request.body.length === 0) return { payload: undefined, files: [] };
  const boundary = boundaryOf(request.headers['content-type'] ?? '');
  if (!boundary) return { payload: parse(request.body), files: [] };
  const parts = readMultipart(request.body, boundary);
  const files = parts.flatMap((part) => fileOf(part));
  if (files.some((file) => file.bytes.length > largestFile)) throw new Refusal(40005);
  const payload = parts.find((part) => part.name === 'payload_json');
  return { payload: payload ? parse(payload.bytes) : {}, files };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Refusal(50109);
  }
}

function fileOf(part: Part): SentFile[] {
  const index = /^files\[(\d+)\]$/.exec(part.name)?.[1];
  if (index === undefined || part.filename === undefined) return [];
  const { filename, contentType, bytes } = part;
  return [{ index: Number(index), filename, ...(contentType === undefined ? {} : { contentType }), bytes }];
}
