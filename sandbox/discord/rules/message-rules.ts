// What Discord demands of a message beyond its schema: lengths, embeds, mentions, and the newer components on their own.
import { type Flaw, flaw } from '../errors.js';
import { isJsonObject, type JsonObject, objectsIn } from '../json-object.js';
import { namesReferred } from '../media-references.js';
import { hasFlag, MESSAGE_FLAGS } from '../message-flags.js';
import { messageComponentFlaws } from './component-rules.js';

const LONGEST_CONTENT = 2000;
const LARGEST_EMBEDS = 6000;

export interface MessageContext {
  /** Whether the message being edited is made of the newer components already. */
  readonly alreadyV2: boolean;
  /** Names that `attachment://` may refer to: uploads and what the message has. */
  readonly filenames: readonly string[];
}

export function messageFlaws(body: JsonObject, context: MessageContext): Flaw[] {
  const v2 = context.alreadyV2 || hasFlag(typeof body.flags === 'number' ? body.flags : 0, MESSAGE_FLAGS.isComponentsV2);
  const embeds = objectsIn(body.embeds);
  const components = objectsIn(body.components);
  return [
    ...contentFlaws(body.content),
    ...embedFlaws(embeds),
    ...allowedMentionFlaws(body.allowed_mentions),
    ...attachmentFlaws(objectsIn(body.attachments)),
    ...messageComponentFlaws(components, v2),
    ...(v2 ? v2Flaws(body, components, context) : []),
  ];
}

function contentFlaws(content: unknown): Flaw[] {
  if (typeof content !== 'string' || content.length <= LONGEST_CONTENT) return [];
  return [flaw(['content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${LONGEST_CONTENT} or fewer in length.`)];
}

function v2Flaws(body: JsonObject, components: readonly JsonObject[], context: MessageContext): Flaw[] {
  const legacy = ['content', 'embeds', 'poll', 'sticker_ids'].filter((field) => {
    const value = body[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  });
  const missing = [...namesReferred(components)].filter((name) => !context.filenames.includes(name));
  return [
    ...legacy.map((field) =>
      flaw(
        [field],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    ),
    ...missing.map((name) =>
      flaw(
        ['components'],
        'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
        `The referenced attachment "${name}" was not found`,
      ),
    ),
  ];
}

function embedFlaws(embeds: readonly JsonObject[]): Flaw[] {
  const letters = embeds.reduce((sum, embed) => sum + lettersOf(embed), 0);
  const tooLarge = letters > LARGEST_EMBEDS;
  return [
    ...(tooLarge ? [flaw(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${LARGEST_EMBEDS}`)] : []),
    ...embeds.flatMap((embed, at) => oneEmbedFlaws(embed, ['embeds', at])),
  ];
}

function oneEmbedFlaws(embed: JsonObject, path: readonly (string | number)[]): Flaw[] {
  const flaws: Flaw[] = [];
  const shows = ['title', 'description', 'image', 'thumbnail', 'author', 'footer', 'fields', 'video', 'timestamp', 'url'];
  const isEmpty = (value: unknown) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (shows.every((field) => isEmpty(embed[field])))
    flaws.push(flaw([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  for (const [at, field] of objectsIn(embed.fields).entries()) {
    for (const name of ['name', 'value']) {
      if (typeof field[name] === 'string' && field[name].trim() === '')
        flaws.push(flaw([...path, 'fields', at, name], 'BASE_TYPE_REQUIRED', 'This field is required'));
    }
  }
  for (const holder of ['image', 'thumbnail']) {
    const media = embed[holder];
    if (isJsonObject(media)) flaws.push(...schemeFlaws(media.url, [...path, holder, 'url'], ['http:', 'https:', 'attachment:']));
  }
  flaws.push(...schemeFlaws(embed.url, [...path, 'url'], ['http:', 'https:']));
  return flaws;
}

function schemeFlaws(url: unknown, path: readonly (string | number)[], schemes: readonly string[]): Flaw[] {
  if (typeof url !== 'string' || schemes.some((scheme) => url.startsWith(`${scheme}//`))) return [];
  return [flaw(path, 'URL_TYPE_INVALID_SCHEME', `Scheme must be one of (${schemes.join(', ')}).`)];
}

/** What Discord counts: title, description, fields, footer's text and author's name. */
function lettersOf(embed: JsonObject): number {
  const footer = isJsonObject(embed.footer) ? embed.footer.text : undefined;
  const author = isJsonObject(embed.author) ? embed.author.name : undefined;
  const fields = objectsIn(embed.fields).flatMap(({ name, value }) => [name, value]);
  return [embed.title, embed.description, footer, author, ...fields].reduce<number>(
    (sum, text) => sum + (typeof text === 'string' ? text.trim().length : 0),
    0,
  );
}

function allowedMentionFlaws(allowed: unknown): Flaw[] {
  if (!isJsonObject(allowed) || !Array.isArray(allowed.parse)) return [];
  const parse: unknown[] = allowed.parse;
  return ['users', 'roles']
    .filter((kind) => parse.includes(kind) && objectLength(allowed[kind]) > 0)
    .map((kind) =>
      flaw(
        ['allowed_mentions', kind],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      ),
    );
}

function objectLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function attachmentFlaws(entries: readonly JsonObject[]): Flaw[] {
  const known = new Set<string>();
  return entries.flatMap(({ id }, at) => {
    const name = String(id);
    if (known.has(name)) return [flaw(['attachments', at, 'id'], 'BASE_TYPE_DUPLICATE', 'Each attachment may be listed once.')];
    known.add(name);
    return [];
  });
}
