// The presets of members and of teams: an index of names for each owner, a record and the pictures for each preset.
import { UserError } from '../errors.js';
import type { PictureShelf } from '../images/picture-shelf.js';
import { type Member, memberKey } from '../member.js';
import { KeptRecords } from '../store/kept-records.js';
import { Locks } from '../store/lock.js';
import { type Records, UnreadableRecordError } from '../store/store.js';
import { ownerKey, type Preset, type Scope } from './preset.js';
import { entryNamed, noPresets, type PresetEntry, type PresetIndex, withEntry, withoutEntry } from './preset-index.js';
import { type Suggestion, suggestions } from './suggestions.js';

/** An owner's. */
export const MOST_PRESETS = 1000;
const MOST_BYTES = 100_000_000;
/** Discord shows no more of what completes itself. */
const MOST_SUGGESTIONS = 25;

interface Parts {
  readonly indexes: Records<PresetIndex>;
  readonly presets: Records<Preset>;
  /** By the presets' ids. */
  readonly shelf: Pick<PictureShelf, 'put' | 'clear'>;
}

export interface Named {
  readonly scope: Scope;
  readonly entry: PresetEntry;
}

/** What is to be kept, under the id of the interaction that asked for it. */
export interface Draft extends Omit<Preset, 'owner'> {
  readonly id: string;
  readonly pictures: readonly { readonly file: string; readonly bytes: Buffer }[];
}

export class Presets {
  readonly #indexes: KeptRecords<PresetIndex>;
  readonly #parts: Parts;
  readonly #locks = new Locks();
  readonly #turns = new Locks();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#indexes = new KeptRecords(parts.indexes, () => noPresets);
  }

  /** For who fetches pictures to keep them: one after the other for each member, so that many at once are not all in memory. */
  inTurn<Result>(member: Member, act: () => Promise<Result>): Promise<Result> {
    return this.#turns.with(memberKey(member), act);
  }

  /** Everything is there before the name is: a crash leaves the preset as it was before. Resolves with whether one was replaced. */
  async save(member: Member, scope: Scope, { id, pictures, ...preset }: Draft): Promise<{ readonly replaced: boolean }> {
    const owner = teamOrSelf(member, scope);
    const entry = { id, name: preset.name, bytes: pictures.reduce((sum, { bytes }) => sum + bytes.length, 0) };
    return this.#locks.with(owner, async () => {
      const before = await this.#indexes.get(owner);
      // The same interaction, delivered twice.
      if (before.presets.some((each) => each.id === id)) return { replaced: false };
      checkRoom(before, entry, scope);
      await this.#clear(owner);
      await this.#indexes.change(owner, (index) => ({ after: { ...index, loose: [id] }, result: undefined }));
      for (const { file, bytes } of pictures) await this.#parts.shelf.put(id, file, bytes);
      await this.#parts.presets.set(id, { ...preset, owner });
      await this.#indexes.change(owner, (index) => ({ after: withEntry(index, entry), result: undefined }));
      await this.#clear(owner).catch(leftForLater);
      return { replaced: entryNamed(before, preset.name) !== undefined };
    });
  }

  /** False when there is none of that name. */
  async remove(member: Member, scope: Scope, name: string): Promise<boolean> {
    const owner = teamOrSelf(member, scope);
    return this.#locks.with(owner, async () => {
      const entry = entryNamed(await this.#indexes.get(owner), name);
      if (!entry) return false;
      await this.#clear(owner);
      await this.#indexes.change(owner, (index) => ({ after: withoutEntry(index, entry), result: undefined }));
      await this.#clear(owner).catch(leftForLater);
      return true;
    });
  }

  /** One's own before the team's. */
  async find(member: Member, name: string): Promise<Named | undefined> {
    for (const scope of ['own', 'team'] as const) {
      const entry = entryNamed(await this.#index(member, scope), name);
      if (entry) return { scope, entry };
    }
    return undefined;
  }

  /** Nothing when its record can't be read. */
  async read({ entry }: Pick<Named, 'entry'>): Promise<Preset | undefined> {
    try {
      return await this.#parts.presets.get(entry.id);
    } catch (error) {
      if (error instanceof UnreadableRecordError) return undefined;
      throw error;
    }
  }

  /** In the order of their names, one's own first. */
  async all(member: Member): Promise<readonly Named[]> {
    const [own, team] = await Promise.all([this.#index(member, 'own'), this.#index(member, 'team')]);
    return [
      ...own.presets.map((entry) => ({ scope: 'own' as const, entry })),
      ...team.presets.map((entry) => ({ scope: 'team' as const, entry })),
    ];
  }

  async suggest(member: Member, typed: string): Promise<readonly Suggestion[]> {
    const [own, team] = await Promise.all([this.#index(member, 'own'), this.#index(member, 'team')]);
    return suggestions(own.presets, team.presets, typed, MOST_SUGGESTIONS);
  }

  async #index(member: Member, scope: Scope): Promise<PresetIndex> {
    const owner = ownerKey(member, scope);
    return owner === undefined ? noPresets : this.#indexes.get(owner);
  }

  /** Takes away what is loose; that it is gone is written with the next change. */
  async #clear(owner: string): Promise<void> {
    const { loose } = await this.#indexes.get(owner);
    await this.#parts.presets.delete(loose);
    for (const id of loose) await this.#parts.shelf.clear(id);
  }
}

function teamOrSelf(member: Member, scope: Scope): string {
  const owner = ownerKey(member, scope);
  if (owner === undefined) throw new UserError('preset.noTeam', undefined);
  return owner;
}

function checkRoom(index: PresetIndex, entry: PresetEntry, scope: Scope): void {
  const before = entryNamed(index, entry.name);
  const others = index.presets.filter((each) => each !== before);
  if (others.length >= MOST_PRESETS) throw new UserError('preset.tooMany', { most: MOST_PRESETS, scope });
  if (entry.bytes > 0 && others.reduce((sum, { bytes }) => sum + bytes, entry.bytes) > MOST_BYTES) {
    throw new UserError('preset.tooHeavy', { mostMegabytes: MOST_BYTES / 1_000_000, scope });
  }
}

/** What can't be taken away now stays loose. */
function leftForLater(): void {}
