// Links to attachments as Discord signs them: they name when they expire and carry a proof; made anew at every look.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { World } from './world.js';
import type { AttachmentRecord } from './world-record.js';

const LIFETIME = 24 * 60 * 60_000;
/** How an attachment is named inside stored embeds and components, until a link is made of it. */
const STORED = 'sandbox-attachment:';

export function linkTo(world: World, attachment: AttachmentRecord): string {
  const issued = Math.floor(world.now() / 1000).toString(16);
  const expires = Math.floor((world.now() + LIFETIME) / 1000).toString(16);
  const path = pathOf(attachment);
  return `${world.origin}${path}?ex=${expires}&is=${issued}&hm=${sign(world, path, expires, issued)}&`;
}

/** Whether a link was signed here and has not yet expired. */
export function isGoodLink(world: World, path: string, query: URLSearchParams): boolean {
  const expires = query.get('ex') ?? '';
  const proof = Buffer.from(query.get('hm') ?? '', 'hex');
  const expected = Buffer.from(sign(world, path, expires, query.get('is') ?? ''), 'hex');
  return (
    proof.length === expected.length && timingSafeEqual(proof, expected) && world.now() / 1000 < Number.parseInt(expires, 16)
  );
}

export function storedReference(attachmentId: string): string {
  return `${STORED}${attachmentId}`;
}

export function attachmentIdIn(url: unknown): string | undefined {
  return typeof url === 'string' && url.startsWith(STORED) ? url.slice(STORED.length) : undefined;
}

/** The attachment a link of this server points at, whatever its signature says. */
export function attachmentIdOfLink(world: World, url: string): string | undefined {
  if (!url.startsWith(`${world.origin}/`)) return undefined;
  const id = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\//.exec(new URL(url).pathname)?.[1];
  return id !== undefined && world.attachments.has(id) ? id : undefined;
}

function pathOf(attachment: AttachmentRecord): string {
  const folder = attachment.ephemeral ? 'ephemeral-attachments' : 'attachments';
  return `/${folder}/${attachment.channelId}/${attachment.id}/${attachment.filename}`;
}

function sign(world: World, path: string, expires: string, issued: string): string {
  return createHmac('sha256', world.secret).update(`${path}|${expires}|${issued}`).digest('hex');
}
