// Reads a multipart/form-data body into its parts, bytes untouched.

export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly bytes: Buffer;
}

const BLANK_LINE = Buffer.from('\r\n\r\n');

export function boundaryOf(contentType: string): string | undefined {
  const match = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  return match?.[1] ?? match?.[2];
}

export function readMultipart(body: Buffer, boundary: string): Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let at = body.indexOf(delimiter);
  while (at !== -1) {
    const start = at + delimiter.length;
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), start);
    if (end === -1) break;
    const part = readPart(body.subarray(start + 2, end));
    if (part) parts.push(part);
    at = end + 2;
  }
  return parts;
}

function readPart(raw: Buffer): Part | undefined {
  const split = raw.indexOf(BLANK_LINE);
  if (split === -1) return undefined;
  const head = raw.subarray(0, split).toString('utf8');
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) return undefined;
  const filename = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1];
  const contentType = /^content-type:\s*(.+?)\s*$/im.exec(head)?.[1];
  return {
    name,
    ...(filename === undefined ? {} : { filename: plainName(filename) }),
    ...(contentType === undefined ? {} : { contentType }),
    bytes: raw.subarray(split + BLANK_LINE.length),
  };
}

/** Browsers and undici write quotes and line breaks in names as percent escapes, and leave the rest alone. */
function plainName(filename: string): string {
  return filename.replaceAll(/%22/gi, '"').replaceAll(/%0d|%0a/gi, '');
}
