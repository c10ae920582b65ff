// Keeps other sites out: the page's server is for this machine alone, so a name that is not loopback's, or a page that is not ours, is refused.
// Without this, any site open in the same browser could press buttons here (CSRF) or read answers under its own name (DNS rebinding).
import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Why the request is refused; nothing when it may pass. Scripts send no Origin and pass. */
export function foreignness(headers: IncomingHttpHeaders): string | undefined {
  const host = headers.host ?? '';
  const address = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  if (!LOOPBACK.has(address)) return `This page is for this machine only; it does not answer to the name "${host}".`;
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) {
    return `Requests from pages of ${headers.origin} are not taken here.`;
  }
  if (headers['sec-fetch-site'] === 'cross-site') return 'Requests from other sites are not taken here.';
  return undefined;
}
