// The buttons that turn the pages of /quota's lists.
import { ButtonStyle, ComponentType } from 'discord.js';
import { z } from 'zod';
import { type Language, say } from '../../services/messages/messages.js';

/** In a custom id, from 0. */
export const pageNumber = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

interface Turning {
  readonly page: number;
  readonly hasNext: boolean;
  /** The custom id of a page. */
  readonly idOf: (page: number) => string;
}

/** A list of one page has none. */
export function pageButtons(language: Language, { page, hasNext, idOf }: Turning) {
  if (page === 0 && !hasNext) return [];
  const button = (label: string, to: number, disabled: boolean) => ({
    ...{ type: ComponentType.Button as const, style: ButtonStyle.Secondary as const },
    ...{ label, disabled, customId: idOf(to) },
  });
  const components = [
    // The first page has none before it, but two buttons of a message must not have the same id.
    button(say(language, 'button.previousPage', undefined), page > 0 ? page - 1 : page, page === 0),
    button(say(language, 'button.nextPage', undefined), page + 1, !hasNext),
  ];
  return [{ type: ComponentType.ActionRow as const, components }];
}
