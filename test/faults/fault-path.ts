// A way to a picture that is tried with every fault: who draws it, what Ada asks for, and the rows that say how it ends.
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import type { Studio } from '../support/studio.js';
import { type FaultRow, namesIn } from './fault-row.js';

export interface FaultPath {
  readonly vendor: 'segmind' | 'onemin';
  readonly files: Readonly<Record<string, UploadedFile>>;
  /** Makes the vendor draw this way. */
  readonly arrange: (studio: Studio) => void;
  /** Whether a drawing has to go well first, from which the bot learns which models the vendor does not know. */
  readonly learnsFirst: boolean;
  readonly rows: readonly FaultRow[];
  /** By place: why certain faults, or all, have no row there. */
  readonly noRows: NoRows;
}

export type NoRows = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

/** Every `fault at place` that has neither a row nor a reason why there is none. */
export function forgotten({ rows, noRows }: Pick<FaultPath, 'rows' | 'noRows'>, faults: readonly string[]): string[] {
  const places = ['submit', 'upload', 'poll', 'result', 'download'];
  const told = new Set(rows.map((row) => `${row.fault} at ${row.at}`));
  return places.flatMap((place) => {
    const reasons = noRows[place] ?? {};
    if (typeof reasons === 'string') return [];
    const excused = new Set(Object.keys(reasons).flatMap(namesIn));
    return faults
      .filter((fault) => !excused.has(fault) && !told.has(`${fault} at ${place}`))
      .map((fault) => `${fault} at ${place}`);
  });
}

/** Every row of a fault that the vendor does not know, and every row that is there twice. */
export function superfluous({ rows }: Pick<FaultPath, 'rows'>, faults: readonly string[]): string[] {
  const names = rows.map((row) => `${row.times} ${row.fault} at ${row.at}`);
  const unknown = rows.filter((row) => !faults.includes(row.fault)).map((row) => row.fault);
  return [...unknown, ...names.filter((name, index) => names.indexOf(name) !== index)];
}
