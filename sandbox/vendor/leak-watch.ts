// Notices when the API key is sent to where a vendor's public files are, or in an address.
import type { ApiRequest } from '../http/answer.js';

export function leaksKey(request: ApiRequest, apiKey: string, publicFiles: RegExp): boolean {
  const inAddress = request.path.includes(apiKey) || request.query.toString().includes(apiKey);
  const inHeaders = Object.values(request.headers).some((value) => String(value).includes(apiKey));
  return inAddress || (publicFiles.test(request.path) && inHeaders);
}
