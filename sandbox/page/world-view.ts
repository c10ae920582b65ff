// The world as one person sees it from one channel, for GET /api/world: links to attachments point at the page itself.
import type { SandboxClock } from '../clock.js';
import type { SandboxDiscord } from '../discord/discord.js';
import { BOT, GUILD } from '../discord/people.js';
import type { SeenMessage, UsedInteraction } from '../discord/view.js';
import type { Channel, Command, Component, Embed, Message, Modal, Person, World } from './client/world.js';
import { faultChoices } from './fault-choices.js';
import type { Places } from './places.js';

/** A link into the pretend Discord's own store of files. */
const ATTACHMENT_LINK = /^http:\/\/127\.0\.0\.1:\d+\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/([^?]+)/;

export function worldView(discord: SandboxDiscord, clock: SandboxClock, places: Places, user: string, channel: string): World {
  const userId = places.person(user) ?? places.firstPerson;
  const channelId = places.channel(channel, userId) ?? places.firstChannel;
  const modal = discord.openModal(userId);
  return {
    now: clock.now(),
    user: userId,
    channel: channelId,
    bot: BOT.id,
    people: peopleOf(discord),
    channels: channelsOf(discord, userId),
    roles: discord
      .roles()
      .filter(({ id }) => id !== GUILD.id)
      .map(({ id, name }) => ({ id, name })),
    commands: commandsFor(discord, userId, channelId),
    messages: discord.view(channelId, userId).map(messageOf),
    modal: modal && modalOf(modal),
    faults: faultChoices(),
  };
}

function peopleOf(discord: SandboxDiscord): Person[] {
  const people = discord.people().map(({ id, name, admin }) => ({ id, name, isAdmin: admin, isBot: false }));
  return [...people, { id: BOT.id, name: BOT.name, isAdmin: false, isBot: true }];
}

function channelsOf(discord: SandboxDiscord, userId: string): Channel[] {
  const direct: Channel = { id: discord.directMessageChannel(userId), name: BOT.name, kind: 'direct' };
  const shared = discord.channels().flatMap(({ id, name, kind }): Channel[] => (kind === 'dm' ? [] : [{ id, name, kind }]));
  return [...shared, direct];
}

/** Discord shows nobody a command that is not for them, or not for this place. */
function commandsFor(discord: SandboxDiscord, userId: string, channelId: string): Command[] {
  const isAdmin = discord.people().some(({ id, admin }) => id === userId && admin);
  const isDirect = discord.directMessageChannel(userId) === channelId;
  return discord.registeredCommands().flatMap(({ guildId, payload }) => {
    const isHidden = !isDirect && !isAdmin && payload.default_member_permissions !== null;
    const isElsewhere = isDirect && (guildId !== undefined || payload.dm_permission === false || lacksDirect(payload.contexts));
    return isHidden || isElsewhere ? [] : [payload as unknown as Command];
  });
}

/** 1 is a bot's own direct messages; no list means everywhere. */
function lacksDirect(contexts: unknown): boolean {
  return Array.isArray(contexts) && !contexts.includes(1);
}

function messageOf(seen: SeenMessage): Message {
  const { id, content, ephemeral, state, createdAt, replyTo, editedAt, interaction } = seen;
  return {
    id,
    author: seen.author.id,
    content,
    embeds: ownLinks(seen.embeds) as readonly Embed[],
    components: ownLinks(seen.components) as readonly Component[],
    attachments: seen.attachments.map((attachment) => ({ ...attachment, url: ownLink(attachment.url) })),
    ephemeral,
    state,
    createdAt,
    pinged: seen.pinged,
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(interaction ? { interaction: usedIn(interaction) } : {}),
  };
}

function usedIn({ id, userId, name, subcommand }: UsedInteraction): NonNullable<Message['interaction']> {
  return { id, user: userId, name, subcommand };
}

function modalOf(modal: NonNullable<ReturnType<SandboxDiscord['openModal']>>): Modal {
  return { interaction: modal.interactionId, title: modal.title, components: ownLinks(modal.components) as readonly Component[] };
}

function ownLink(url: string): string {
  return url.replace(ATTACHMENT_LINK, '/attachments/$1/$2').replace(/^(\/attachments\/[^?]*)\?.*/, '$1');
}

function ownLinks(part: unknown): unknown {
  if (typeof part === 'string') return ownLink(part);
  if (Array.isArray(part)) return part.map(ownLinks);
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, ownLinks(value)]));
}
