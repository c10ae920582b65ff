// One row of the delivery table: where a picture was asked for, what happens to it on its way, and where it is found in the end.
import type { HappeningName } from './happenings.js';

export type Place = 'channel' | 'thread' | 'direct' | 'private in channel' | 'private in thread';
/** The rungs of the ladder; `nowhere` when none held. */
export type Found = 'same message, by token' | 'same message, by bot' | 'new message' | 'direct message' | 'nowhere';

export interface DeliveryRow {
  readonly place: Place;
  readonly happens: readonly HappeningName[];
  readonly found: Found;
  /** How often the picture went over the wire. */
  readonly uploads: number;
  /** What the requester reads there. */
  readonly reads: string;
}

/** What a picture comes with, and what stands there when it is too large. */
export const PICTURE = '{atelier-1.png: Picture drawn from the prompt: a fox}';
export const LINK = 'larger than Discord takes';

type Cells = readonly [happens: readonly HappeningName[], found: Found, uploads: number, reads?: string];

/** The rows of one kind of place. */
export function askedIn(place: Place, ...lines: readonly Cells[]): DeliveryRow[] {
  return lines.map(([happens, found, uploads, reads = PICTURE]) => ({ place, happens, found, uploads, reads }));
}

export function titleOf({ place, happens, found, uploads }: DeliveryRow): string {
  return `${place}: ${happens.join(', ')} -> ${found}, uploaded ${uploads === 1 ? 'once' : `${uploads} times`}`;
}
