// The panel of /settings: each choice of the guild in words, and right below them the control that changes it.
import { ChannelType, ComponentType, type Guild, MessageFlags, SelectMenuDefaultValueType } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import type { Choices } from '../../services/guild/choices.js';
import { type Language, say } from '../../services/messages/messages.js';
import { type Model, modelById } from '../../services/providers/catalogue.js';
import { MOST_PICTURES, qualities, sizes } from '../../services/providers/image-request.js';
import { alreadyChosen, button, idOf, menu, NONE, type Part, row, separator, text } from './controls.js';

/** Discord's limit. */
const MOST_CHOSEN = 25;
const MEMBERS_NAMED = 10;
const { GuildText, GuildAnnouncement, GuildVoice, GuildForum, PublicThread, PrivateThread } = ChannelType;
/** A thread counts as its channel. */
const PICTURE_CHANNELS = [GuildText, GuildAnnouncement, GuildVoice, GuildForum];
const OPERATORS_CHANNELS = [GuildText, GuildAnnouncement, PublicThread, PrivateThread];
/** In characters. */
const ROOM = { reason: 60, words: 250 };

export interface Shown {
  readonly language: Language;
  readonly choices: Choices;
  readonly offered: readonly Model[];
  /** Without it nobody can say which channels and roles still exist. */
  readonly guild: Guild | null;
}

export function settingsPanel(shown: Shown) {
  const components = [
    text(say(shown.language, 'settings.heading', undefined)),
    ...defaultsPart(shown),
    ...whoPart(shown),
    ...limitsPart(shown),
    ...operatorsPart(shown),
  ];
  return { flags: MessageFlags.IsComponentsV2 as const, components, allowedMentions: { parse: [] } };
}

function defaultsPart({ language, choices, offered }: Shown): Part[] {
  const { model, quality, size } = choices.defaults;
  const isGone = model !== null && !offered.some(({ id }) => id === model);
  const models = offered.map(({ id, name }) => ({ value: id, label: say(language, 'settings.model', { model: name }) }));
  const named = (value: (typeof qualities)[number]) => say(language, `choice.quality.${value}`, undefined);
  const sized = (value: (typeof sizes)[number]) => say(language, `choice.size.${value}`, undefined);
  return [
    text(say(language, 'settings.defaults', undefined)),
    menu('model', say(language, 'settings.modelPlaceholder', undefined), isGone ? null : model, [
      { value: NONE, label: say(language, 'settings.model', { model: undefined }) },
      ...models,
    ]),
    ...(isGone ? [text(say(language, 'settings.modelGone', { model: modelById(model)?.name ?? plain(model, 60) }))] : []),
    menu('quality', say(language, 'settings.qualityPlaceholder', undefined), quality, [
      { value: NONE, label: say(language, 'settings.quality', { quality: undefined }) },
      ...qualities.map((value) => ({ value, label: say(language, 'settings.quality', { quality: named(value) }) })),
    ]),
    menu('size', say(language, 'settings.sizePlaceholder', undefined), size, [
      { value: NONE, label: say(language, 'settings.size', { size: undefined }) },
      ...sizes.map((value) => ({ value, label: say(language, 'settings.size', { size: sized(value) }) })),
    ]),
  ];
}

function whoPart({ language, choices, guild }: Shown): Part[] {
  const { channels, roles } = choices;
  const shownChannels = channels.filter((id) => !guild || guild.channels.cache.has(id)).slice(0, MOST_CHOSEN);
  const shownRoles = roles.filter((id) => !guild || guild.roles.cache.has(id)).slice(0, MOST_CHOSEN);
  const outside = Object.entries(choices.keptOut)
    .map(([userId, { reason, since }]) => ({ userId, reason: plain(reason, ROOM.reason), since }))
    .sort((one, other) => other.since - one.since);
  const userIds = outside.slice(0, MOST_CHOSEN).map(({ userId }) => userId);
  const more = Math.max(0, outside.length - MEMBERS_NAMED);
  const many = { min_values: 0, max_values: MOST_CHOSEN };
  return [
    separator,
    text(`${say(language, 'settings.who', undefined)}\n${say(language, 'settings.channels', { channels })}`),
    row({
      ...{ type: ComponentType.ChannelSelect, custom_id: idOf('channels'), ...many },
      channel_types: PICTURE_CHANNELS,
      placeholder: say(language, 'settings.channelsPlaceholder', undefined),
      default_values: alreadyChosen(SelectMenuDefaultValueType.Channel, shownChannels),
    }),
    text(say(language, 'settings.roles', { roles })),
    row({
      ...{ type: ComponentType.RoleSelect, custom_id: idOf('roles'), ...many },
      placeholder: say(language, 'settings.rolesPlaceholder', undefined),
      default_values: alreadyChosen(SelectMenuDefaultValueType.Role, shownRoles),
    }),
    text(say(language, 'settings.keptOut', { members: outside.slice(0, MEMBERS_NAMED), more })),
    row({
      ...{ type: ComponentType.UserSelect, custom_id: idOf('kept-out'), ...many },
      placeholder: say(language, 'settings.keptOutPlaceholder', undefined),
      default_values: alreadyChosen(SelectMenuDefaultValueType.User, userIds),
    }),
  ];
}

function limitsPart({ language, choices }: Shown): Part[] {
  const { blockedWords, approvalAbove, runningTogether, largestCount } = choices;
  const words = plain(blockedWords.join(', '), ROOM.words);
  const counts = Array.from({ length: MOST_PICTURES }, (_, index) => index + 1);
  return [
    separator,
    text(
      [
        say(language, 'settings.limits', undefined),
        say(language, 'settings.words', { count: blockedWords.length, words }),
        say(language, 'settings.approval', { above: approvalAbove }),
        say(language, 'settings.atOnce', { most: runningTogether }),
      ].join('\n'),
    ),
    row(
      button('blocked-words', say(language, 'button.blockedWords', undefined)),
      button('approval', say(language, 'button.approval', undefined)),
      button('running-together', say(language, 'button.atOnce', undefined)),
    ),
    menu(
      'largest-count',
      say(language, 'settings.countPlaceholder', undefined),
      String(largestCount),
      counts.map((most) => ({ value: String(most), label: say(language, 'settings.count', { most }) })),
    ),
  ];
}

function operatorsPart({ language, choices: { operatorsChannel }, guild }: Shown): Part[] {
  const shown = operatorsChannel !== null && (!guild || guild.channels.cache.has(operatorsChannel)) ? [operatorsChannel] : [];
  return [
    separator,
    text(say(language, 'settings.operators', { channelId: operatorsChannel })),
    row({
      ...{ type: ComponentType.ChannelSelect, custom_id: idOf('operators'), min_values: 0, max_values: 1 },
      channel_types: OPERATORS_CHANNELS,
      placeholder: say(language, 'settings.operatorsPlaceholder', undefined),
      default_values: alreadyChosen(SelectMenuDefaultValueType.Channel, shown),
    }),
  ];
}
