// A vendor's own words: what kind of refusal they mean, and the one short line of them that is fit for people.

const LONGEST = 200;
/** No vendor says anything for people further on. */
const MOST_READ = 10_000;
/** Long unbroken runs of letters and digits are ids, keys or data: nothing a person could use. */
const OPAQUE = /[A-Za-z0-9_\-+/=]{24,}/g;
const BLOCKED = /content[_ ]policy|moderation|safety|blocked/i;
/** The option of that name, refused as any other. */
const OPTION_NAMED = /param(eter)?\W+moderation/i;

/** What a refusal of the request itself is about. */
export function refusalKind(words: string): 'rejected' | 'moderation' {
  return BLOCKED.test(words) && !OPTION_NAMED.test(words) ? 'moderation' : 'rejected';
}

/** Without the key or anything that looks like one; nothing when the words say nothing. */
export function vendorReason(words: string, secret: string): string | undefined {
  const open = secret === '' ? words : words.replaceAll(secret, '…');
  const line = open
    .slice(0, MOST_READ)
    .replace(OPAQUE, '…')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).replace(/\p{Cs}$/u, '')}…` : line;
}
