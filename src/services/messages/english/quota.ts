// The texts of /quota and what it shows, in English.
import { readPeriodKey } from '../../credits/usage-period.js';
import { lazily } from '../../lazily.js';
import { counted } from './words.js';

const month = lazily(() => new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const day = lazily(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
const shortDay = lazily(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }));

const members = (count: number) => counted(count, 'member', 'members');
const unit = (count: number) => (count === 1 ? 'credit' : 'credits');
const credits = (count: number) => `${count} ${unit(count)}`;
/** As a chart writes its numbers. */
const grouped = (amount: number) => amount.toLocaleString('en');
const because = (reason: string | null) => (reason === null ? '' : ` Reason: “${reason}”.`);

function periodName(key: string): string {
  const { kind, firstDay } = readPeriodKey(key);
  if (kind === 'month') return month().format(firstDay);
  return kind === 'week' ? `Week of ${day().format(firstDay)}` : day().format(firstDay);
}

function inPeriod(key: string): string {
  const { kind, firstDay } = readPeriodKey(key);
  if (kind === 'month') return `in ${month().format(firstDay)}`;
  return kind === 'week' ? `in the week of ${day().format(firstDay)}` : `on ${day().format(firstDay)}`;
}

const each = (key: string) => `a ${readPeriodKey(key).kind}`;

interface Person {
  readonly id: string;
  readonly name: string;
}

const named = ({ id, name }: Person) => `<@${id}> (${name})`;

interface Change {
  readonly before: number;
  readonly after: number;
  readonly reason: string | null;
}

interface Limits {
  readonly before: number | null;
  readonly after: number | null;
  readonly period: string;
}

/** The unit stands once, after the last number. */
const limits = ({ before, after, period }: Limits, without: string) =>
  `${before === after ? 'as before, ' : `${before ?? without} → `}${after ?? without}${after === null ? '' : ` ${after === 1 ? 'credit' : 'credits'} ${each(period)}`}`;

export const englishQuota = {
  'admin.refused': ({ command }: { command: string }) =>
    `This is for who may manage this server, and for whom an admin lets use \`/${command}\` (Server Settings → Integrations). Nothing was changed. \`/credits\` and \`/history\` show what is yours.`,
  'admin.notHere': ({ command }: { command: string }) =>
    `\`/${command}\` is about a server and its members. Use it there: in direct messages there is nothing to manage.`,
  'admin.unknown': () =>
    'Discord could not be asked just now whether you may do this. Nothing was changed. Try again in a moment.',

  'command.quota': () => 'Who spent what, and what members and the team may spend',
  'command.quota.usage': () => 'Who spent what: by member, by model and by day, with a chart',
  'command.quota.export': () => 'Every entry of a period as a table (CSV)',
  'command.quota.grant': () => 'Give a member extra credits, or take some back',
  'command.quota.set': () => 'Set what everybody, a role or a member gets each period, or the team’s budget',
  'command.quota.reset': () => 'Give a member back what they have spent in this period',
  'command.quota.audit': () => 'Who changed what, when and why',
  'option.quota.period': () => 'Such as 2026-11, 2026-11-20 or previous; the present one unless you choose',
  'option.quota.usage.member': () => 'One member’s spending only',
  'option.quota.grant.member': () => 'Who gets the credits',
  'option.quota.grant.amount': () => 'How many credits; below zero takes back, at most what is available',
  'option.quota.reason': () => 'Why: members see it in /credits, admins in the audit',
  'option.quota.grant.expires': () => 'How long they last; until the period ends unless you choose',
  'option.quota.set.scope': () => 'What is set; what everybody gets unless you choose',
  'option.quota.set.amount': () => 'Credits a period; without it, what was set is taken away',
  'option.quota.set.role': () => 'For scope “A role”: which one',
  'option.quota.set.member': () => 'For scope “A member”: whom',
  'option.quota.reset.member': () => 'Who gets back what they have spent',
  'option.quota.audit.member': () => 'Only what was done to this member',
  'choice.expires.period': () => 'Until this period ends',
  'choice.expires.never': () => 'Until they are used up',
  'choice.scope.guild': () => 'Everybody: what each member gets',
  'choice.scope.role': () => 'A role: what each of its members gets',
  'choice.scope.member': () => 'A member: what they get, whatever their roles',
  'choice.scope.budget': () => 'The team’s budget: what all may spend together',

  'button.previousPage': () => 'Previous',
  'button.nextPage': () => 'Next',

  'quota.locale': () => 'en',
  'quota.period': ({ period }: { period: string }) => periodName(period),
  'quota.presentPeriod': ({ name }: { name: string }) => `${name} · now`,
  'quota.previousPeriod': ({ name }: { name: string }) => `${name} · the one before`,
  'quota.day': ({ day: key }: { day: string }) => shortDay().format(Date.parse(key)),
  'quota.someone': ({ id }: { id: string }) => `Member …${id.slice(-4)}`,

  'quota.badPeriod': ({ given, examples }: { given: string; examples: readonly string[] }) =>
    `“${given}” is not a period of this server. Try ${examples.map((example) => `\`${example}\``).join(', ')} or \`previous\`, or leave it out for the present one.`,
  'quota.zero': () => 'An amount of 0 changes nothing. Give more than 0 to grant credits, or less than 0 to take some back.',
  'quota.bot': ({ name }: { name: string }) => `${name} is a bot, and bots ask for no pictures. Nothing was changed.`,
  'quota.needsRole': () => 'Which role? Choose it in the option `role`. Nothing was changed.',
  'quota.needsMember': () => 'Which member? Choose them in the option `member`. Nothing was changed.',
  'quota.strayRole': () =>
    'A role goes with the scope “A role” alone. Choose that scope, or leave the role out. Nothing was changed.',
  'quota.strayMember': () =>
    'A member goes with the scope “A member” alone. Choose that scope, or leave the member out. Nothing was changed.',
  'quota.everyone': () => 'Everybody has that role: choose the scope “Everybody” instead. Nothing was changed.',

  'usage.heading': ({ period, member, isPresent }: { period: string; member: Person | undefined; isPresent: boolean }) =>
    `**Credits spent ${member ? `by ${named(member)} ` : ''}${inPeriod(period)}**${isPresent ? ' · so far' : ''}`,
  'usage.empty': ({ period, member, isPresent }: { period: string; member: Person | undefined; isPresent: boolean }) =>
    `${member ? `${named(member)} has spent nothing` : 'Nothing was spent'} ${inPeriod(period)}${isPresent ? ' so far' : ''}.`,
  'usage.pastTheEnd': () => 'There is nothing on this page any more.',
  'usage.total': (total: { credits: number; requests: number; pictures: number; members: number }) =>
    [
      `**${total.credits}** ${unit(total.credits)}`,
      counted(total.requests, 'request', 'requests'),
      counted(total.pictures, 'picture', 'pictures'),
      members(total.members),
    ].join(' · '),
  'usage.memberTotal': (total: { credits: number; pictures: number }) =>
    `**${total.credits}** ${unit(total.credits)} · ${counted(total.pictures, 'picture', 'pictures')}`,
  'usage.balance': ({ available, given, reserved }: { available: number; given: number; reserved: number }) =>
    `Available: ${available} of ${given}${reserved > 0 ? ` · ${reserved} reserved` : ''}`,
  'usage.budget': (budget: { spent: number; budget: number; reserved: number; isPresent: boolean }) =>
    [
      `Budget: ${budget.spent} of ${budget.budget}`,
      ...(budget.reserved > 0 ? [`${budget.reserved} more reserved`] : []),
      ...(budget.isPresent ? [] : ['as it is set now']),
    ].join(' · '),
  'usage.byMember': ({ from, to }: { from: number; to: number }) =>
    from === 1 ? '**By member**' : `**By member, ${from} to ${to}**`,
  'usage.member': ({ rank, member, credits: spent }: { rank: number; member: Person; credits: number }) =>
    `**${rank}.** ${named(member)} · **${spent}**`,
  'usage.others': ({ members: count, credits: spent }: { members: number; credits: number }) =>
    `and ${counted(count, 'other', 'others')} · **${spent}**`,
  'usage.byModel': () => '**By model**',
  'usage.model': ({ name, credits: spent }: { name: string; credits: number }) => `${name} · **${spent}**`,
  'usage.byDay': () => '**By day**',
  // Nothing of it goes to the next line alone.
  'usage.day': ({ day: name, credits: spent }: { day: string; credits: number }) => `${name}: ${spent}`.replaceAll(' ', '\u00a0'),
  'usage.noChart': () => 'The chart could not be drawn this time; the figures are right.',

  'chart.credits': ({ count }: { count: number }) => unit(count),
  'chart.byMember': () => 'By member',
  'chart.byModel': () => 'By model',
  'chart.byDay': () => 'By day',
  'chart.others': ({ count }: { count: number }) => `Others (${grouped(count)})`,
  'chart.otherModels': () => 'Other models',
  'chart.budget': ({ spent, budget }: { spent: number; budget: number }) => `Budget: ${grouped(spent)} of ${grouped(budget)}`,
  'chart.nothing': () => 'Nothing was spent',
  'chart.unnamed': () => 'No name',
  'chart.alt': ({ title, total }: { title: string; total: number }) =>
    `Chart of usage, ${title}: ${grouped(total)} ${unit(total)} in all.`,
  'chart.altPart': ({ heading, amounts }: { heading: string; amounts: readonly { name: string; credits: number }[] }) =>
    `${heading}: ${amounts.map(({ name, credits: spent }) => `${name} ${grouped(spent)}`).join(', ')}.`,

  'export.file': ({ period, rows, part, isLast }: { period: string; rows: number; part: number; isLast: boolean }) =>
    [
      `**Usage ${inPeriod(period)}**`,
      ...(part > 1 || !isLast ? [`part ${part}${isLast ? ', the last' : ''}`] : []),
      counted(rows, 'entry', 'entries'),
      'oldest first, times in UTC',
    ].join(' · '),
  'export.empty': ({ period }: { period: string }) =>
    `There are no entries ${inPeriod(period)}: nothing was spent, granted or taken. There is nothing to export.`,

  'grant.given': ({ member, before, after, reason, until }: Change & { member: Person; until: number | null }) =>
    `✅ **${credits(after - before)} granted to ${named(member)}.** Available: ${before} → ${after}. ${
      until === null ? 'They last until they are used up.' : `What is left of them ends with this period, <t:${until}:R>.`
    }${because(reason)}`,
  'grant.taken': ({ member, before, after, reason, asked }: Change & { member: Person; asked: number }) =>
    `✅ **${credits(before - after)} taken back from ${named(member)}.** Available: ${before} → ${after}.${
      before - after < asked ? ` You asked for ${asked}, but no more were available.` : ''
    }${because(reason)}`,
  'grant.nothing': ({ member, available }: { member: Person; available: number }) =>
    `Nothing was taken back: ${named(member)} has ${available} available.`,
  'reset.done': ({ member, before, after, reason }: Change & { member: Person }) =>
    `✅ **${credits(after - before)} given back to ${named(member)}.** Available: ${before} → ${after}. What was spent stays in usage, export and budget.${because(reason)}`,
  'reset.nothing': ({ member, available }: { member: Person; available: number }) =>
    `There is nothing to give back: ${named(member)} has spent nothing in this period that was not given back already. Available: ${available}.`,

  'set.guild': ({ usual, ...change }: Limits & { usual: number }) =>
    `✅ **Allowance of everybody: ${limits(change, `${usual} (this bot’s usual)`)}.** It counts at once; roles and members with an allowance of their own keep theirs.`,
  'set.role': ({ roleId, ...change }: Limits & { roleId: string }) =>
    `✅ **Allowance of <@&${roleId}>: ${limits(change, 'none of its own')}.** It counts at once. Who has several roles with an allowance gets the highest.`,
  'set.member': ({ member, isOwn, ...change }: Limits & { member: Person; isOwn: boolean }) =>
    `✅ **Allowance of ${named(member)}: ${limits(change, 'none')}.** ${
      isOwn
        ? 'It counts at once, whatever their roles say.'
        : 'They have none of their own any more: their roles or the server’s allowance count.'
    }`,
  'set.budget': ({ spent, reserved, ...change }: Limits & { spent: number; reserved: number }) =>
    `✅ **The team’s budget: ${limits(change, 'none')}.** ${
      change.after === null
        ? 'Each member’s own credits are the only limit now.'
        : `Of it ${spent === 0 ? 'nothing' : spent} ${spent > 1 ? 'are' : 'is'} spent${reserved > 0 ? ` and ${reserved} reserved` : ''} in this period.${change.after === 0 ? ' With 0, nothing can be drawn.' : ''}`
    }`,
} as const;
