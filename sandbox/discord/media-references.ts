// Links to attachments inside embeds and components: `attachment://name` when sent, a reference when stored, a fresh link when read.
import { attachmentIdIn, attachmentIdOfLink, linkTo, storedReference } from './attachment-links.js';
import { isJsonObject, type JsonObject } from './json-object.js';
import type { World } from './world.js';
import type { AttachmentRecord } from './world-record.js';

const SENT = 'attachment://';
const LINK_FIELDS = new Set(['url', 'icon_url']);

/** Replaces links to these attachments, or to any of this server's, by stored references; unknown names disappear. */
export function toStored(world: World, parts: JsonObject[], attachments: readonly AttachmentRecord[]): JsonObject[] {
  return parts.map((part) =>
    mapLinks(part, (url) => {
      if (!url.startsWith(SENT)) {
        const known = attachmentIdOfLink(world, url);
        return known === undefined ? url : storedReference(known);
      }
      // The newest of a name wins: an edit may upload a file of the same name as the one it replaces.
      const named = attachments.findLast((attachment) => attachment.filename === url.slice(SENT.length));
      return named && storedReference(named.id);
    }),
  );
}

/** Replaces stored references by links that work now. */
export function toSent(world: World, parts: readonly JsonObject[]): JsonObject[] {
  return parts.map((part) =>
    mapLinks(part, (url) => {
      const id = attachmentIdIn(url);
      if (id === undefined) return url;
      const attachment = world.attachments.get(id);
      return attachment && linkTo(world, attachment);
    }),
  );
}

export function referencedIds(parts: readonly JsonObject[]): Set<string> {
  const ids = new Set<string>();
  for (const part of parts) {
    mapLinks(part, (url) => {
      const id = attachmentIdIn(url);
      if (id !== undefined) ids.add(id);
      return url;
    });
  }
  return ids;
}

/** The names after `attachment://` that a message refers to. */
export function namesReferred(parts: readonly JsonObject[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    mapLinks(part, (url) => {
      if (url.startsWith(SENT)) names.add(url.slice(SENT.length));
      return url;
    });
  }
  return names;
}

/** Copies, with every link passed through `change`; an object whose link becomes nothing is left out. */
function mapLinks(part: JsonObject, change: (url: string) => string | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const [name, value] of Object.entries(part)) {
    if (LINK_FIELDS.has(name) && typeof value === 'string') {
      const url = change(value);
      if (url !== undefined) copy[name] = url;
    } else if (Array.isArray(value)) {
      copy[name] = value.map((item) => (isJsonObject(item) ? mapLinks(item, change) : item));
    } else if (isJsonObject(value)) {
      const inner = mapLinks(value, change);
      const lostItsLink = 'url' in value && !('url' in inner);
      if (!lostItsLink) copy[name] = inner;
    } else {
      copy[name] = value;
    }
  }
  return copy;
}
