// A vendor's own words made fit for people: one short line, without the key or anything that looks like one.

const LONGEST = 200;
/** Long unbroken runs of letters and digits are ids, keys or data: nothing a person could use. */
const OPAQUE = /[A-Za-z0-9_\-+/=]{24,}/g;

/** Nothing when the words say nothing. */
export function vendorReason(words: string, secret: string): string | undefined {
  const line = words.replaceAll(secret, '…').replace(OPAQUE, '…').replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
