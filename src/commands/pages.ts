// The buttons that turn the pages of a list, and the number of a page in their custom ids.
import { ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { type Language, say } from '../services/messages/messages.js';

/** In a custom id, from 0. */
export const pageNumber = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/** What the button to the page before is called, and the one to the page after. */
type Labels =
  | readonly ['button.newer', 'button.older']
  | readonly ['button.previousPage', 'button.nextPage']
  | readonly ['preset.pageBack', 'preset.pageOn'];

interface Turning {
  readonly labels: Labels;
  readonly page: number;
  readonly hasNext: boolean;
  /** The custom id of a page. */
  readonly idOf: (page: number) => string;
}

export interface Button {
  readonly type: ComponentType.Button;
  readonly style: ButtonStyle.Primary | ButtonStyle.Secondary;
  readonly label: string;
  readonly customId: string;
  readonly disabled: boolean;
}

/** Nothing when there are none. */
export function rowOf(components: readonly Button[]) {
  return components.length > 0 ? [{ type: ComponentType.ActionRow as const, components }] : [];
}

/** A list of one page has none. */
export function pageButtons(language: Language, { labels: [before, after], page, hasNext, idOf }: Turning) {
  if (page === 0 && !hasNext) return [];
  const button = (label: Labels[number], to: number, disabled: boolean): Button => ({
    ...{ type: ComponentType.Button, style: ButtonStyle.Secondary, disabled },
    ...{ label: say(language, label, undefined), customId: idOf(to) },
  });
  // The first page has none before it, but two buttons of a message must not have the same id.
  return rowOf([button(before, Math.max(0, page - 1), page === 0), button(after, page + 1, !hasNext)]);
}
