// A font file as far as a chart must know it: which characters it draws, and how wide each is.

export interface FontName {
  readonly family: string;
  readonly weight: number;
}

export class Typeface {
  readonly family: string;
  readonly weight: number;
  /** By code point, in parts of the font's size. */
  readonly #widths: ReadonlyMap<number, number>;

  constructor(file: Buffer, { family, weight }: FontName) {
    this.family = family;
    this.weight = weight;
    const tables = tablesOf(file);
    const widthOf = glyphWidths(table(tables, 'head'), table(tables, 'hhea'), table(tables, 'hmtx'));
    this.#widths = new Map([...glyphs(table(tables, 'cmap'))].map(([point, glyph]) => [point, widthOf(glyph)]));
  }

  draws(point: number): boolean {
    return this.#widths.has(point);
  }

  /** In parts of the font's size. A ligature may be narrower than the sum of its characters, never wider. */
  width(text: string): number {
    let width = 0;
    for (const character of text) width += this.#widths.get(character.codePointAt(0) ?? 0) ?? 0;
    return width;
  }
}

/** As OpenType lays them out: https://learn.microsoft.com/typography/opentype/spec/otff */
function tablesOf(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < file.readUInt16BE(4); index += 1) {
    const record = 12 + 16 * index;
    const start = file.readUInt32BE(record + 8);
    tables.set(file.toString('latin1', record, record + 4), file.subarray(start, start + file.readUInt32BE(record + 12)));
  }
  return tables;
}

function table(tables: ReadonlyMap<string, Buffer>, tag: string): Buffer {
  const found = tables.get(tag);
  if (!found) throw new Error(`The font has no ${tag} table.`);
  return found;
}

function glyphWidths(head: Buffer, hhea: Buffer, hmtx: Buffer): (glyph: number) => number {
  const unitsPerEm = head.readUInt16BE(18);
  const last = hhea.readUInt16BE(34) - 1;
  return (glyph) => hmtx.readUInt16BE(4 * Math.min(glyph, last)) / unitsPerEm;
}

/** Pairs of code point and glyph, from the widest Unicode mapping the font has. */
function* glyphs(cmap: Buffer): Generator<[number, number]> {
  const mappings = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.subarray(cmap.readUInt32BE(8 + 8 * index)));
  const full = mappings.find((mapping) => mapping.readUInt16BE(0) === 12);
  const basic = mappings.find((mapping) => mapping.readUInt16BE(0) === 4);
  if (full) yield* groupedGlyphs(full);
  else if (basic) yield* segmentedGlyphs(basic);
  else throw new Error('The font maps no Unicode characters.');
}

/** Format 12: groups of consecutive code points. */
function* groupedGlyphs(mapping: Buffer): Generator<[number, number]> {
  for (let group = 0; group < mapping.readUInt32BE(12); group += 1) {
    const at = 16 + 12 * group;
    const [first, last, glyph] = [mapping.readUInt32BE(at), mapping.readUInt32BE(at + 4), mapping.readUInt32BE(at + 8)];
    for (let point = first; point <= last; point += 1) yield [point, glyph + point - first];
  }
}

/** Format 4: segments of the basic plane, in four parallel arrays of ends, starts, deltas and offsets. */
function* segmentedGlyphs(mapping: Buffer): Generator<[number, number]> {
  const bytes = mapping.readUInt16BE(6);
  for (let segment = 0; segment < bytes; segment += 2) {
    const last = mapping.readUInt16BE(14 + segment);
    const first = mapping.readUInt16BE(16 + bytes + segment);
    const delta = mapping.readUInt16BE(16 + 2 * bytes + segment);
    const place = 16 + 3 * bytes + segment;
    const offset = mapping.readUInt16BE(place);
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const glyph = offset === 0 ? point : mapping.readUInt16BE(place + offset + 2 * (point - first));
      if (glyph !== 0) yield [point, (glyph + delta) & 0xffff];
    }
  }
}
