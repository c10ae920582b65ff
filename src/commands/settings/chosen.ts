// What somebody has chosen from a menu of /settings, as a change of the guild's choices.
import type { Guild } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../../services/errors.js';
import { type Change, changed, changedList, letIn, merged } from '../../services/guild/choice-changes.js';
import type { Choices } from '../../services/guild/choices.js';
import type { Model } from '../../services/providers/catalogue.js';
import { MOST_PICTURES, qualities, sizes } from '../../services/providers/image-request.js';
import { checkChannels, TO_DRAW, TO_TELL } from './channels.js';
import { NONE } from './controls.js';

export const menuNames = ['model', 'quality', 'size', 'largest-count', 'channels', 'roles', 'kept-out', 'operators'] as const;
export type MenuName = (typeof menuNames)[number];

export interface Chosen {
  readonly values: readonly string[];
  /** What the menu had as chosen before. */
  readonly shown: readonly string[];
  readonly guild: Guild | null;
  /** The channels among the values that the bot can't see. */
  readonly hidden: readonly string[];
  readonly offered: readonly Model[];
}

const orNone = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .literal(NONE)
    .transform(() => null)
    .or(schema);
const qualitySchema = orNone(z.enum(qualities));
const sizeSchema = orNone(z.enum(sizes));
const countSchema = z.coerce.number().int().min(1).max(MOST_PICTURES);

/** Throws a UserError where the choice can't be. */
export function changeBy(name: MenuName, choices: Choices, chosen: Chosen): Change {
  const [value = NONE] = chosen.values;
  const { defaults } = choices;
  switch (name) {
    case 'model': {
      const model = value === NONE ? null : value;
      if (model !== null && !chosen.offered.some(({ id }) => id === model))
        throw new UserError('settings.modelUnknown', undefined);
      return changed(name, { defaults: { ...defaults, model } }, defaults.model, model);
    }
    case 'quality': {
      const quality = parsed(qualitySchema, value);
      return changed(name, { defaults: { ...defaults, quality } }, defaults.quality, quality);
    }
    case 'size': {
      const size = parsed(sizeSchema, value);
      return changed(name, { defaults: { ...defaults, size } }, defaults.size, size);
    }
    case 'largest-count': {
      const most = parsed(countSchema, value);
      return changed(name, { largestCount: most }, choices.largestCount, most);
    }
    case 'channels': {
      const after = listAfter(choices.channels, chosen, (guild, id) => guild.channels.cache.has(id));
      checkChannels(chosen, added(choices.channels, after), TO_DRAW);
      return changedList(name, choices, after);
    }
    case 'roles':
      return changedList(
        name,
        choices,
        listAfter(choices.roles, chosen, (guild, id) => guild.roles.cache.has(id)),
      );
    case 'kept-out':
      return letIn(
        choices,
        chosen.shown.filter((id) => !chosen.values.includes(id) && choices.keptOut[id] !== undefined),
      );
    case 'operators': {
      const after = value === NONE ? null : value;
      if (after !== null) checkChannels(chosen, [after], TO_TELL);
      const words = (id: string | null) => (id === null ? null : `<#${id}>`);
      return changed(name, { operatorsChannel: after }, words(choices.operatorsChannel), words(after));
    }
  }
}

/** What is gone from the guild falls out with the next change; newly chosen it is never. */
function listAfter(now: readonly string[], { values, shown, guild }: Chosen, exists: (guild: Guild, id: string) => boolean) {
  return merged(now, shown, values).filter((id) => !guild || values.includes(id) || exists(guild, id));
}

export function added(before: readonly string[], after: readonly string[]): string[] {
  return after.filter((id) => !before.includes(id));
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: string): z.infer<Schema> {
  const { data, success } = schema.safeParse(value);
  if (!success) throw new UserError('refused.foreign', undefined);
  return data;
}
