// The names of an owner's presets, in one record: what is typed is completed from it, and only what stands here is there at all.
import { z } from 'zod';
import { lazily } from '../lazily.js';
import { keyOfName, keyOfTyped } from './preset-name.js';

const entrySchema = z.object({
  /** Of the preset's own record; its pictures stand on the shelf under it. */
  id: z.string(),
  name: z.string(),
  /** What its pictures weigh. */
  bytes: z.number().int().nonnegative(),
});

export const presetIndexSchema = z.object({
  /** In the order of their names. */
  presets: z.array(entrySchema),
  /** Records and pictures that are not yet, or no longer, a preset's: a crash may leave them behind, the next change takes them away. */
  loose: z.array(z.string()),
});

export type PresetEntry = z.infer<typeof entrySchema>;
export type PresetIndex = z.infer<typeof presetIndexSchema>;

export const noPresets: PresetIndex = { presets: [], loose: [] };

const collator = lazily(() => new Intl.Collator('en', { numeric: true }));

export function entryNamed({ presets }: PresetIndex, typed: string): PresetEntry | undefined {
  const key = keyOfTyped(typed);
  return presets.find((each) => keyOfName(each.name) === key);
}

/** In the place of the one of the same name, which is loose from now on. */
export function withEntry(index: PresetIndex, entry: PresetEntry): PresetIndex {
  const before = entryNamed(index, entry.name);
  const others = index.presets.filter((each) => each !== before);
  const presets = [...others, entry].sort((one, other) => collator().compare(one.name, other.name));
  return { presets, loose: before ? [before.id] : [] };
}

export function withoutEntry(index: PresetIndex, entry: PresetEntry): PresetIndex {
  return { presets: index.presets.filter(({ id }) => id !== entry.id), loose: [entry.id] };
}
