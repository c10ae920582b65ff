// Which endpoint a request goes to, after the check that comes before all of them: the key.
import type { ApiAnswer, ApiRequest } from '../http/answer.js';
import { runFeature, tellResult } from './feature-endpoints.js';
import { serveFile, storeAsset } from './file-endpoints.js';
import { bucketFiles } from './signed-links.js';
import type { Vendor } from './vendor.js';
import { refusal } from './vendor-error.js';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** The link itself is what lets one in. */
  readonly open?: true;
  readonly answer: (vendor: Vendor, request: ApiRequest, id: string) => ApiAnswer | Promise<ApiAnswer>;
}

const routes: readonly Route[] = [
  { method: 'GET', path: bucketFiles, open: true, answer: serveFile },
  { method: 'POST', path: /^\/api\/assets$/, answer: storeAsset },
  { method: 'POST', path: /^\/api\/features$/, answer: runFeature },
  { method: 'GET', path: /^\/api\/results\/([^/]+)$/, answer: (vendor, _, id) => tellResult(vendor, id) },
];

export function route(vendor: Vendor, request: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = routes.find((each) => each.method === method && each.path.test(request.path));
  if (!found) return refusal(404, { errorCode: 'HTTP_EXCEPTION', message: `Cannot ${method} ${request.path}` });
  if (!found.open && request.headers['api-key'] !== vendor.apiKey) return unauthorised;
  return found.answer(vendor, request, found.path.exec(request.path)?.[1] ?? '');
}

export const unauthorised = refusal(401, { errorCode: 'HTTP_EXCEPTION', message: 'API Key is invalid' });
