// Notices when the API key is sent to where the vendor's public files are, or in an address.
import type { ApiRequest } from '../http/answer.js';

export function leaksKey(request: ApiRequest, apiKey: string): boolean {
  const inAddress = request.path.includes(apiKey) || request.query.toString().includes(apiKey);
  const isFile = /^\/(generations|assets)\//.test(request.path);
  const inHeaders = Object.values(request.headers).some((value) => String(value).includes(apiKey));
  return inAddress || (isFile && inHeaders);
}
