// What a subject is: a little picture on its own ground, 100 units high, its foot at the origin.
import type { Chance } from './chance.js';

export interface SubjectPaint {
  /** What stands against the light. */
  readonly dark: string;
  readonly body: string;
  readonly bright: string;
  readonly accent: string;
  /** Of lamps and windows. */
  readonly glow: string;
  readonly chance: Chance;
}

export type SubjectPlace = 'ground' | 'water' | 'sky';
export type Setting = 'sea' | 'hills' | 'mountains' | 'city' | 'desert' | 'forest';

export interface Subject {
  readonly words: readonly string[];
  readonly place: SubjectPlace;
  /** Its height as a share of the sheet's shorter side. */
  readonly size: number;
  /** Where it is at home when the words don't say. */
  readonly home: Setting;
  readonly draw: (paint: SubjectPaint) => readonly string[];
}
