// What tests see and change of the traffic between the bot and a pretend Discord: uploads, and what Discord remembers of nonces.
import { type ApiAnswer, type ApiRequest, json } from '../../sandbox/http/answer.js';
import type { Faults } from '../../sandbox/http/faults.js';

export function isUpload({ headers }: ApiRequest): boolean {
  return headers['content-type']?.startsWith('multipart/') ?? false;
}

/** Counts uploads from now on, also those that a fault strikes which is added later. */
export function countUploads(faults: Faults): () => number {
  let uploads = 0;
  const on = (request: ApiRequest) => {
    if (isUpload(request)) uploads += 1;
    return false;
  };
  faults.add({ on, fault: { kind: 'cut' } });
  return () => uploads;
}

/** The answer of a Discord that has forgotten the nonces of its messages. */
export function withoutNonces({ status, body = 'null' }: ApiAnswer): ApiAnswer {
  const remembered = (key: string, value: unknown) => (key === 'nonce' ? undefined : value);
  return json(status, JSON.parse(String(body), remembered));
}
