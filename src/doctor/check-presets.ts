// The presets: each name leads to a record and to the pictures it works from, and each record has its name.
import type { Collections } from '../collections.js';
import type { Preset } from '../services/presets/preset.js';
import { entryNamed, noPresets, type PresetIndex, withEntry } from '../services/presets/preset-index.js';
import type { Examined } from './examined.js';
import { BACKUP, type Finding, forPerson, mendable } from './finding.js';
import { lookUp } from './looking-store.js';

export async function* checkPresets(examined: Examined): AsyncGenerator<Finding> {
  const { collections, looked } = examined;
  /** Named, or on its way in or out. */
  const known = new Set<string>();
  for await (const { key: owner, value: index } of collections.presetIndexes.scan()) {
    for (const id of index.loose) known.add(id);
    for (const { id, name } of index.presets) {
      known.add(id);
      yield* checkNamed(examined, owner, id, name);
    }
  }
  let presets = 0;
  for await (const { key: id, value: preset } of collections.presets.scan()) {
    presets += 1;
    // It may be named in what can't be read, and nothing is put in the place of that.
    if (known.has(id) || examined.isUnreadable(`preset_indexes/${preset.owner}`)) continue;
    yield await unnamed(examined, id, preset);
  }
  looked.set('presets', presets);
}

async function* checkNamed(examined: Examined, owner: string, id: string, name: string): AsyncGenerator<Finding> {
  const { collections, weighPicture, isLost } = examined;
  const preset = await lookUp(collections.presets, id);
  if (preset === 'unreadable' || isLost(`presets/${id}`)) return;
  const whose = `The preset “${name}” of ${owner}`;
  if (!preset) {
    yield forPerson(
      `${whose} has a name and no record.`,
      `${BACKUP} Without it: delete the preset with /preset delete and save it anew.`,
    );
    return;
  }
  if (preset.owner !== owner) yield forPerson(`${whose} has a record that is ${preset.owner}'s.`, BACKUP);
  for (const file of keptFiles(preset)) {
    if ((await weighPicture(id, file)) !== undefined) continue;
    yield forPerson(
      `${whose} works from a picture whose file is gone (${id}.${file}).`,
      'Put the file back from a backup, or save the preset anew.',
    );
  }
}

/** Its name stands in the record too: where nothing else has that name, it is given back. */
async function unnamed({ collections, weighPicture }: Examined, id: string, preset: Preset): Promise<Finding> {
  const words = `The preset “${preset.name}” of ${preset.owner} has a record (${id}), and its name leads nowhere.`;
  if (entryNamed(await indexOf(collections, preset.owner), preset.name)) {
    return forPerson(`${words} Another preset has that name.`, 'Nobody can reach it; it takes room and does no other harm.');
  }
  return mendable(words, 'names it again', async () => {
    const weights = await Promise.all(keptFiles(preset).map((file) => weighPicture(id, file)));
    const bytes = weights.reduce((sum: number, each) => sum + (each ?? 0), 0);
    const index = await indexOf(collections, preset.owner);
    const { presets } = withEntry(index, { id, name: preset.name, bytes });
    await collections.presetIndexes.set(preset.owner, { presets, loose: index.loose });
  });
}

async function indexOf({ presetIndexes }: Collections, owner: string): Promise<PresetIndex> {
  const index = await lookUp(presetIndexes, owner);
  return index === undefined || index === 'unreadable' ? noPresets : index;
}

function keptFiles({ attachments }: Preset): string[] {
  return attachments.flatMap(({ places }) => places.flatMap((place) => (place.kind === 'preset' ? [place.file] : [])));
}
