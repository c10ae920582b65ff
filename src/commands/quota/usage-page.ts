// What /quota usage shows, as a message: the total, the budget, and who spent it, on which models and on which days.
import { writeCustomId } from '../../services/discord/custom-id.js';
import { fits } from '../../services/discord/message-length.js';
import { type Language, say } from '../../services/messages/messages.js';
import { modelById } from '../../services/providers/catalogue.js';
import { pageButtons } from '../pages.js';
import type { NamedPerson } from './people.js';

export const MEMBERS_A_PAGE = 10;

/** What was spent in a period, by whomever. */
export interface Spent {
  readonly period: string;
  readonly isPresent: boolean;
  readonly spent: number;
  readonly pictures: number;
  /** Credits by model, and by day. */
  readonly models: Readonly<Record<string, number>>;
  readonly days: Readonly<Record<string, number>>;
  readonly budget: { readonly limit: number; readonly reserved: number } | null;
}

/** Of a whole team, with a page of its members. */
export interface UsageReport extends Spent {
  readonly team: {
    readonly requests: number;
    readonly members: number;
    /** Those who come after this page. */
    readonly rest: { readonly members: number; readonly credits: number };
    /** From 0. */
    readonly page: number;
  };
  readonly members: readonly { readonly rank: number; readonly member: NamedPerson; readonly credits: number }[];
  /** As they are, for pictures. */
  readonly names: ReadonlyMap<string, string>;
}

export interface MemberReport extends Spent {
  readonly member: NamedPerson;
  /** What they have now; nothing is said of it in a report of another period. */
  readonly balance: { readonly available: number; readonly given: number; readonly reserved: number } | null;
}

export function renderUsage(language: Language, report: UsageReport) {
  const { period, team } = report;
  const idOf = (page: number) => writeCustomId('quota-usage', period, String(page));
  return {
    content: usageText(language, report),
    components: pageButtons(language, {
      labels: ['button.previousPage', 'button.nextPage'],
      ...{ page: team.page, hasNext: team.rest.members > 0, idOf },
    }),
    allowedMentions: { parse: [] },
  };
}

function usageText(language: Language, report: UsageReport): string {
  const { period, isPresent, spent, pictures, team, members } = report;
  const { requests, members: count, rest, page } = team;
  const budget = budgetLine(language, report);
  if (spent === 0) return lines([say(language, 'usage.empty', { period, isPresent, member: undefined }), ...budget]);
  const total = { credits: spent, requests, pictures, members: count };
  const head = [
    say(language, 'usage.heading', { period, isPresent, member: undefined }),
    say(language, 'usage.total', total),
    ...budget,
  ];
  if (members.length === 0) return lines([...head, '', say(language, 'usage.pastTheEnd', undefined)]);
  const from = members[0]?.rank ?? 1;
  const people = [
    say(language, 'usage.byMember', { from, to: from + members.length - 1 }),
    ...members.map((each) => say(language, 'usage.member', each)),
    ...(rest.members > 0 ? [say(language, 'usage.others', rest)] : []),
  ];
  const others = page === 0 ? [byModel(language, report), byDay(language, report)] : [];
  return fitting([lines(head), lines(people), ...others]);
}

export function renderMemberReport(language: Language, report: MemberReport) {
  const { member, period, isPresent, spent, pictures, balance } = report;
  const left = balance ? [say(language, 'usage.balance', balance)] : [];
  const head =
    spent === 0
      ? [say(language, 'usage.empty', { period, isPresent, member })]
      : [
          say(language, 'usage.heading', { period, isPresent, member }),
          say(language, 'usage.memberTotal', { credits: spent, pictures }),
        ];
  const parts = spent === 0 ? [] : [byModel(language, report), byDay(language, report)];
  return { content: fitting([lines([...head, ...left]), ...parts]), components: [], allowedMentions: { parse: [] } };
}

function budgetLine(language: Language, { budget, spent, isPresent }: Spent): string[] {
  // A budget of now says nothing about a period that is over and had nothing in it.
  if (!budget || (!isPresent && spent === 0)) return [];
  const { limit, reserved } = budget;
  return [say(language, 'usage.budget', { spent, budget: limit, reserved: isPresent ? reserved : 0, isPresent })];
}

function byModel(language: Language, report: Spent): string {
  const models = modelsOf(report).map(({ name, credits }) => say(language, 'usage.model', { name, credits }));
  return lines([say(language, 'usage.byModel', undefined), ...models]);
}

function byDay(language: Language, { days }: Spent): string {
  const amounts = Object.keys(days)
    .toSorted()
    .map((day) => say(language, 'usage.day', { day: say(language, 'quota.day', { day }), credits: days[day] ?? 0 }));
  return lines([say(language, 'usage.byDay', undefined), amounts.join(' · ')]);
}

/** By the names that people know, who has cost most first. */
export function modelsOf({ models }: Spent): { name: string; credits: number }[] {
  return Object.entries(models)
    .map(([model, credits]) => ({ name: modelById(model)?.name ?? model, credits }))
    .sort((one, other) => other.credits - one.credits);
}

/** What stands last goes first when a message is too short for all: the chart shows it too. */
function fitting(parts: readonly string[]): string {
  const text = parts.join('\n\n');
  return fits(text) || parts.length === 1 ? text : fitting(parts.slice(0, -1));
}

function lines(of: readonly string[]): string {
  return of.join('\n');
}
