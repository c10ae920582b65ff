// The texts of /settings and of what a guild has chosen, in English.
import type { ChoiceName } from '../../guild/choice-changes.js';
import { credits, NOTHING_SPENT, pictures } from './words.js';

const channel = (id: string) => `<#${id}>`;
const role = (id: string) => `<@&${id}>`;
const UNCHANGED = 'Nothing was changed.';
const ALL_NAMED = 8;

/** Such as “a, b or c”. */
function oneOf(items: readonly string[]): string {
  const named =
    items.length > ALL_NAMED ? [...items.slice(0, ALL_NAMED - 1), `one of ${items.length - ALL_NAMED + 1} others`] : items;
  return named.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function someOf(channels: readonly string[]): string {
  const more = channels.length > ALL_NAMED ? ` and ${channels.length - ALL_NAMED} more` : '';
  return `${channels.slice(0, ALL_NAMED).map(channel).join(' ')}${more}`;
}

export type Lacking = 'ViewChannel' | 'SendMessages' | 'SendMessagesInThreads' | 'AttachFiles' | 'ReadMessageHistory';

const permissions: Record<Lacking, string> = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  AttachFiles: 'Attach Files',
  ReadMessageHistory: 'Read Message History',
};

const names: Record<ChoiceName, string> = {
  model: 'model',
  quality: 'quality',
  size: 'size',
  'largest-count': 'largest count',
  channels: 'channels',
  roles: 'roles',
  'kept-out': 'members kept out',
  'running-together': 'at once',
  'blocked-words': 'blocked words',
  approval: 'approval',
  operators: 'operators’ channel',
};
const known: Readonly<Record<string, string>> = names;

export interface KeptOut {
  readonly userId: string;
  readonly reason: string;
}

export const englishSettings = {
  'command.settings': () => 'What holds for everybody in this server: where, who, what, how much (for who may manage it)',

  'admission.keptOut': ({ reason, since }: { reason: string | undefined; since: number }) =>
    `You can’t ask for pictures in this server since <t:${since}:D>${reason === undefined ? '.' : `: “${reason}”.`} ${NOTHING_SPENT} If you think that is a mistake, talk to whoever manages the server.`,
  'admission.channel': ({ channels }: { channels: readonly string[] }) =>
    `Pictures can’t be asked for in this channel. ${NOTHING_SPENT} Ask in ${oneOf(channels.map(channel))}.`,
  'admission.role': ({ roles }: { roles: readonly string[] }) =>
    `In this server only who has ${oneOf(roles.map(role))} can ask for pictures. ${NOTHING_SPENT} An admin can give you the role.`,
  'admission.count': ({ most, count }: { most: number; count: number }) =>
    `This asks for ${pictures(count)}, and in this server it is at most ${most} at a time. ${NOTHING_SPENT} Ask again with \`/imagine count:${most}\`.`,
  'admission.blocked': ({ words }: { words: string }) =>
    `This server does not draw prompts with “${words}”. ${NOTHING_SPENT} Say it in other words, then it will be drawn.`,

  'settings.heading': () =>
    '## Settings\nWhat you choose holds at once and for everybody here, admins too. Only you see this panel.',
  'settings.defaults': () => '### Unless a member says otherwise',
  'settings.modelPlaceholder': () => 'Default model',
  'settings.qualityPlaceholder': () => 'Default quality',
  'settings.sizePlaceholder': () => 'Default size',
  'settings.countPlaceholder': () => 'Largest count',
  'settings.model': ({ model }: { model: string | undefined }) => `Model · ${model ?? 'The cheapest that can'}`,
  'settings.quality': ({ quality }: { quality: string | undefined }) => `Quality · ${quality ?? 'Medium, as everywhere'}`,
  'settings.size': ({ size }: { size: string | undefined }) => `Size · ${size ?? 'Square, as everywhere'}`,
  'settings.modelGone': ({ model }: { model: string }) =>
    `-# ${model} is chosen, but is not on offer any more: the cheapest that can do it draws.`,
  'settings.count': ({ most }: { most: number }) => `Largest count · ${most === 1 ? '1 picture' : `up to ${most} pictures`}`,
  'settings.who': () => '### Where and who',
  'settings.channels': ({ channels }: { channels: readonly string[] }) =>
    `**Channels** · ${channels.length === 0 ? 'Pictures may be asked for everywhere.' : `Pictures may be asked for in ${someOf(channels)} and the threads there.`}`,
  'settings.channelsPlaceholder': () => 'Channels: choose where',
  'settings.roles': ({ roles }: { roles: readonly string[] }) =>
    `**Roles** · ${roles.length === 0 ? 'Everybody may ask.' : `Only who has ${oneOf(roles.map(role))} may ask.`}`,
  'settings.rolesPlaceholder': () => 'Roles: choose who may ask',
  'settings.keptOut': ({ members, more }: { members: readonly KeptOut[]; more: number }) => {
    if (members.length === 0) return '**Members kept out** · Nobody.';
    const lines = members.map(({ userId, reason }) => `- <@${userId}>: ${reason}`);
    return [
      '**Members kept out** · Take one out of the list to let them in again.',
      ...lines,
      ...(more > 0 ? [`- and ${more} more`] : []),
    ].join('\n');
  },
  'settings.keptOutPlaceholder': () => 'Members kept out: choose who may not',
  'settings.limits': () => '### Limits',
  'settings.words': ({ count, words }: { count: number; words: string }) =>
    `**Blocked words** · ${count === 0 ? 'None.' : `${count}: ||${words}||`}`,
  'settings.approval': ({ above }: { above: number | null }) =>
    `**Approval** · ${above === null ? 'Nothing waits for a moderator.' : `What costs more than ${credits(above)} waits for a moderator.`}`,
  'settings.atOnce': ({ most }: { most: number | null }) =>
    `**At once** · ${most === null ? 'As many requests run as the image services allow.' : `${most === 1 ? '1 request' : `${most} requests`} of this server at a time; others wait their turn.`}`,
  'settings.operators': ({ channelId }: { channelId: string | null }) =>
    `### Operators’ channel\n${channelId === null ? 'None: nobody here hears of trouble or budgets, and private requests that need approval can’t be made.' : `${channel(channelId)} hears of trouble and budgets.\n-# Private requests that wait for a moderator are approved there.`}`,
  'settings.operatorsPlaceholder': () => 'Operators’ channel: choose one',
  'settings.name': ({ name }: { name: string }) => known[name] ?? name,

  'button.blockedWords': () => 'Blocked words',
  'button.approval': () => 'Approval',
  'button.atOnce': () => 'At once',

  'form.words.title': () => 'Blocked words',
  'form.words.help': () =>
    'A prompt with one of these words is refused at once. Capitals and accents make no difference. `*` stands for any letters: `gor*` also finds *gory*; without it only the whole word is found.',
  'form.words.label': () => 'Blocked words, one a line',
  'form.words.example': () => 'gore\nnud*\nsome bad phrase',
  'form.approval.title': () => 'Approval',
  'form.approval.help': () =>
    'A request that costs more than this waits until a moderator has pressed a button. Leave it empty, and nothing waits.',
  'form.approval.label': () => 'Approval above this price, in credits',
  'form.atOnce.title': () => 'Requests at once',
  'form.atOnce.help': () =>
    'So many requests of the whole server are drawn at the same time; the others wait their turn. Leave it empty for no limit.',
  'form.atOnce.label': () => 'At once, in the whole server',
  'form.keepOut.title': () => 'Keep out',
  'form.keepOut.help': ({ userIds }: { userIds: readonly string[] }) =>
    `${userIds.map((id) => `<@${id}>`).join(', ')} can’t ask for pictures from now on, and reads this reason when trying.`,
  'form.keepOut.label': () => 'Reason',

  'settings.lacking': ({ channelId, lacking }: { channelId: string; lacking: readonly Lacking[] }) =>
    `In ${channel(channelId)} I lack ${lacking.map((each) => `**${permissions[each]}**`).join(' and ')}. ${UNCHANGED} Give my role that permission in the channel’s settings, then choose it again.`,
  'settings.tooManyKeptOut': ({ most }: { most: number }) =>
    `At most ${most} members can be kept out at a time, for one reason. ${UNCHANGED} Choose fewer, then the others.`,
  'settings.blocksAll': ({ line }: { line: string }) =>
    `\`${line}\` would block every prompt. ${UNCHANGED} Put letters beside the \`*\`, such as \`gor*\`.`,
  'settings.noPrice': ({ text, most }: { text: string; most: number }) =>
    `“${text}” is no price. ${UNCHANGED} Write a whole number of credits up to ${most}, such as 50, or nothing at all.`,
  'settings.noNumber': ({ text, most }: { text: string; most: number }) =>
    `“${text}” is no number of requests. ${UNCHANGED} Write a whole number from 1 to ${most}, or nothing at all.`,
  'settings.modelUnknown': () => `That model is not on offer any more. ${UNCHANGED} Choose another one.`,
} as const;
