// A page of history as data: an embed a job, and buttons to newer and older ones and to what is still to be delivered.
import { ButtonStyle, ComponentType } from 'discord.js';
import { writeCustomId } from '../../services/discord/custom-id.js';
import { plain } from '../../services/discord/plain-text.js';
import { type HistoryEntry, isUndelivered } from '../../services/history/history-entry.js';
import type { Shown } from '../../services/history/shown-pictures.js';
import { type Language, say } from '../../services/messages/messages.js';
import { modelById } from '../../services/providers/catalogue.js';
import { unixSeconds } from '../../services/unix-seconds.js';
import { type Button, pageButtons, rowOf } from '../pages.js';

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
  const deliver = undelivered.map((entry) => deliverButton(language, entry, numberOf(entry)));
  const { memberId, page, search, hasOlder } = view;
  const idOf = (to: number) => writeCustomId('history', memberId, String(to), search);
  return {
    content: heading(language, view),
    embeds: view.entries.map((entry) => embed(language, view, entry, numberOf(entry))),
    components: [
      ...rowOf(deliver),
      ...pageButtons(language, { labels: ['button.newer', 'button.older'], page, hasNext: hasOlder, idOf }),
    ],
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
    `<t:${unixSeconds(entry.at)}:R>`,
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
  const label = say(language, 'button.deliver', { number });
  const customId = writeCustomId('deliver', id);
  return { type: ComponentType.Button, style: ButtonStyle.Primary, disabled: false, label, customId };
}
