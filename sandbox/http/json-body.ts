// Reads a body as JSON; nothing comes of one that is none.
import type { ApiRequest } from './answer.js';

export function jsonBody({ body }: ApiRequest): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}
