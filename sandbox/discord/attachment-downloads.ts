// Serves attachments' bytes to whoever has a link that is signed and has not expired.
import type { ApiAnswer, ApiRequest } from '../http/answer.js';
import { isGoodLink } from './attachment-links.js';
import type { World } from './world.js';

const PATH = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/[^/]+$/;

/** Nothing when the path is not that of an attachment. */
export function downloadAttachment(world: World, request: ApiRequest): ApiAnswer | undefined {
  const id = PATH.exec(request.path)?.[1];
  if (id === undefined) return undefined;
  const attachment = world.attachments.get(id);
  const bytes = attachment && isGoodLink(world, request.path, request.query) ? world.bytes.get(id) : undefined;
  if (!attachment || !bytes)
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'This content is no longer available.' };
  return {
    status: 200,
    headers: { 'content-type': attachment.contentType, 'cache-control': 'private, max-age=86400' },
    body: request.method === 'HEAD' ? '' : bytes,
  };
}
