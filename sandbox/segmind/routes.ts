// Which endpoint a request goes to, after the checks that come before all of them: key, method, content type.
import { type ApiAnswer, type ApiRequest, html, json } from '../http/answer.js';
import { serveAsset, servePicture, storeUpload } from './file-endpoints.js';
import { submitQueued, tellResult, tellStatus } from './queue-endpoints.js';
import { drawAtOnce, tellBalance } from './synchronous-endpoint.js';
import type { Vendor } from './vendor.js';

interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  /** Files are public; everything else wants the key and a content type. */
  readonly open?: true;
  readonly answer: (vendor: Vendor, name: string, request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;
}

/** The first whose path fits decides. */
const routes: readonly Route[] = [
  { method: 'GET', path: /^\/generations\/([\w.-]+)$/, open: true, answer: servePicture },
  { method: 'GET', path: /^\/assets\/([\w.-]+)$/, open: true, answer: serveAsset },
  { method: 'POST', path: /^\/upload-asset$/, answer: (vendor, _, request) => storeUpload(vendor, request) },
  { method: 'GET', path: /^\/v1\/get-user-credits$/, answer: tellBalance },
  { method: 'GET', path: /^\/v2\/requests\/([^/]+)\/status$/, answer: tellStatus },
  { method: 'GET', path: /^\/v[12]\/requests\/([^/]+)$/, answer: tellResult },
  { method: 'POST', path: /^\/v2\/([^/]+)$/, answer: submitQueued },
  { method: 'POST', path: /^\/v1\/([^/]+)$/, answer: drawAtOnce },
];

export function route(vendor: Vendor, request: ApiRequest): ApiAnswer | Promise<ApiAnswer> {
  const found = routes.find(({ path }) => path.test(request.path));
  if (!found) return json(404, { error: 'Not found' });
  if (!found.open && request.headers['x-api-key'] !== vendor.apiKey) return unauthorised;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== found.method) return notAllowed;
  if (!found.open && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    return json(406, { error: 'Invalid content type' });
  }
  return found.answer(vendor, found.path.exec(request.path)?.[1] ?? '', request);
}

export const unauthorised = json(401, { error: 'Unauthorized. API key is invalid or may have expired. Please check your key.' });

export const notAllowed = html(405, '<!doctype html>\n<title>405 Method Not Allowed</title>\n<h1>Method Not Allowed</h1>\n');
