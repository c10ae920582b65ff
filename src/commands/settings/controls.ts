// What the panel of /settings is made of: texts, rows, and controls that name the choice they change.
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuDefaultValue,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
  type SelectMenuDefaultValueType,
  SeparatorSpacingSize,
} from 'discord.js';
import { writeCustomId } from '../../services/discord/custom-id.js';
import type { ChoiceName } from '../../services/guild/choice-changes.js';

/** What stands for “none chosen” in a menu. */
export const NONE = 'none';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
export type Part = APITextDisplayComponent | APISeparatorComponent | Row;

export const separator: APISeparatorComponent = { type: ComponentType.Separator, spacing: SeparatorSpacingSize.Small };

export function idOf(name: ChoiceName): string {
  return writeCustomId('settings', name);
}

export function text(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

export function row(...components: APIComponentInMessageActionRow[]): Row {
  return { type: ComponentType.ActionRow, components };
}

export function button(name: ChoiceName, label: string): APIButtonComponentWithCustomId {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: idOf(name), label };
}

type Option = { readonly value: string; readonly label: string };

/** One of several, of which one is always chosen: what the menu is called is heard, not seen. */
export function menu(name: ChoiceName, placeholder: string, chosen: string | null, options: readonly Option[]): Row {
  return row({
    type: ComponentType.StringSelect,
    custom_id: idOf(name),
    placeholder,
    options: options.map((option) => ({ ...option, default: option.value === (chosen ?? NONE) })),
  });
}

export function alreadyChosen<Kind extends SelectMenuDefaultValueType>(
  type: Kind,
  ids: readonly string[],
): APISelectMenuDefaultValue<Kind>[] {
  return ids.map((id) => ({ id, type }));
}
