// A page of history as data: an embed a job, and buttons to newer and older ones and to what is still to be delivered.
import { ButtonStyle, ComponentType } from 'discord.js';
import { writeCustomId } from '../../services/discord/custom-id.js';
import { plain } from '../../services/discord/plain-text.js';
import { type HistoryEntry, isUndelivered } from '../../services/history/history-entry.js';
import type { Shown } from '../../services/history/shown-pictures.js';
import { type Language, say } from '../../services/messages/messages.js';
import { modelById } from '../../services/providers/catalogue.js';

export interface HistoryPage {
  readonly memberId: string;
  /** Who looks is whose pictures they are. */
  readonly isOwn: boolean;
  /** From 0. */
  readonly page: number;
  readonly search: string;
  readonly entries: readonly HistoryEntry[];
  readonly hasOlder: boolean;
  readonly shown: ReadonlyMap<string, Shown>;
  /** Prompts of what was edited, by job. */
  readonly parents: ReadonlyMap<string, string>;
}

const PROMPT_LENGTH = 300;
const PARENT_LENGTH = 80;
const SEARCH_LENGTH = 50;

export function renderHistory(language: Language, view: HistoryPage) {
  const undelivered = view.isOwn ? view.entries.filter(isUndelivered) : [];
  const numberOf = ({ id }: HistoryEntry) =>
    undelivered.length > 1 ? undelivered.findIndex((each) => each.id === id) + 1 : null;
  const rows = [
    undelivered.map((entry) => deliverButton(language, entry, numberOf(entry))),
    view.page > 0 || view.hasOlder ? pageButtons(language, view) : [],
  ];
  return {
    content: heading(language, view),
    embeds: view.entries.map((entry) => embed(language, view, entry, numberOf(entry))),
    components: rows
      .filter((row) => row.length > 0)
      .map((components) => ({ type: ComponentType.ActionRow as const, components })),
    allowedMentions: { parse: [] },
  };
}

function heading(language: Language, { memberId, isOwn, page, search, entries }: HistoryPage): string {
  const member = isOwn ? undefined : memberId;
  const words = search === '' ? undefined : plain(search, SEARCH_LENGTH);
  if (entries.length > 0) return say(language, 'history.heading', { member, search: words, page: page + 1 });
  if (page > 0) return say(language, 'history.pastTheEnd', undefined);
  return say(language, 'history.empty', { member, search: words });
}

function embed(language: Language, { shown, parents }: HistoryPage, entry: HistoryEntry, button: number | null) {
  const place = shown.get(entry.id);
  const parent = entry.parent && parents.get(entry.parent.jobId);
  const facts = [
    `<t:${Math.round(entry.at / 1000)}:R>`,
    say(language, 'history.cost', { charged: entry.charged }),
    ...(entry.pictures > 1 ? [say(language, 'history.pictures', { count: entry.pictures })] : []),
    modelById(entry.model)?.name ?? entry.model,
    ...(entry.private ? [say(language, 'history.private', undefined)] : []),
    ...(place ? [`[${say(language, 'history.link', undefined)}](${place.message})`] : []),
  ];
  const lines = [
    plain(entry.prompt, PROMPT_LENGTH),
    facts.join(' · '),
    ...(entry.parent ? [say(language, 'history.editOf', { prompt: parent ? plain(parent, PARENT_LENGTH) : undefined })] : []),
    ...(isUndelivered(entry) ? [say(language, 'history.undelivered', { button })] : []),
  ];
  return { description: lines.join('\n'), ...(place?.thumbnail !== undefined && { thumbnail: { url: place.thumbnail } }) };
}

function deliverButton(language: Language, { id }: HistoryEntry, number: number | null): Button {
  return button(say(language, 'button.deliver', { number }), writeCustomId('deliver', id), { style: ButtonStyle.Primary });
}

function pageButtons(language: Language, { memberId, page, search, hasOlder }: HistoryPage): Button[] {
  const idOf = (to: number) => writeCustomId('history', memberId, String(to), search);
  // The newest page has no newer one, but two buttons of a message must not be called the same.
  const newer = page > 0 ? page - 1 : page;
  return [
    button(say(language, 'button.newer', undefined), idOf(newer), { disabled: page === 0 }),
    button(say(language, 'button.older', undefined), idOf(page + 1), { disabled: !hasOlder }),
  ];
}

interface Button {
  readonly type: ComponentType.Button;
  readonly style: ButtonStyle.Primary | ButtonStyle.Secondary;
  readonly label: string;
  readonly customId: string;
  readonly disabled: boolean;
}

function button(label: string, customId: string, looks: Partial<Pick<Button, 'style' | 'disabled'>>): Button {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, disabled: false, label, customId, ...looks };
}
