// The chart of /quota usage as a file, with its figures in words for who can't see it.
import type { UsageCharts } from '../../services/charts/usage-charts.js';
import type { UsageFigures } from '../../services/charts/usage-figures.js';
import type { Calendar, Period } from '../../services/credits/period.js';
import { daysOf, readPeriodKey } from '../../services/credits/usage-period.js';
import { shortened } from '../../services/discord/plain-text.js';
import { type Language, say } from '../../services/messages/messages.js';
import { type MemberReport, modelsOf, type UsageReport } from './usage-page.js';

/** Discord takes no longer alt text. */
const LONGEST_ALT = 1024;

interface Drawing {
  readonly period: Period;
  readonly calendar: Calendar;
  /** Days that have not begun are not drawn. */
  readonly until: number;
  /** Whose figures they are, when they are one member's. */
  readonly memberName: string | undefined;
}

type Report = UsageReport | MemberReport;

export async function chartOf(charts: Pick<UsageCharts, 'draw'>, language: Language, report: Report, drawing: Drawing) {
  const figures = figuresOf(language, report, drawing);
  return {
    attachment: await charts.draw(figures),
    name: `atelier-usage-${readPeriodKey(report.period).date}.png`,
    description: altOf(language, figures),
  };
}

function figuresOf(language: Language, report: Report, { period, calendar, until, memberName }: Drawing): UsageFigures {
  const known = Object.keys(report.days);
  const days = [...new Set([...daysOf(period, calendar, until), ...known])].toSorted();
  const isTeams = 'team' in report;
  return {
    period: say(language, 'quota.period', { period: report.period }),
    whose: memberName,
    locale: say(language, 'quota.locale', undefined),
    total: report.spent,
    budget: report.budget?.limit ?? null,
    members: isTeams ? report.members.map(({ member, credits }) => ({ name: nameOf(language, report, member.id), credits })) : [],
    rest: isTeams ? report.team.rest : { members: 0, credits: 0 },
    models: modelsOf(report),
    days: days.map((day) => ({ label: say(language, 'quota.day', { day }), credits: report.days[day] ?? 0 })),
    words: wordsOf(language, report),
  };
}

/** As it is: nothing in a picture is formatted. */
function nameOf(language: Language, { names }: UsageReport, id: string): string {
  return names.get(id) ?? say(language, 'quota.someone', { id });
}

function wordsOf(language: Language, report: Report): UsageFigures['words'] {
  const others = 'team' in report ? report.team.rest.members : 0;
  return {
    credits: say(language, 'chart.credits', { count: report.spent }),
    byMember: say(language, 'chart.byMember', undefined),
    byModel: say(language, 'chart.byModel', undefined),
    byDay: say(language, 'chart.byDay', undefined),
    others: say(language, 'chart.others', { count: others }),
    otherModels: say(language, 'chart.otherModels', undefined),
    budget: report.budget ? say(language, 'chart.budget', { spent: report.spent, budget: report.budget.limit }) : '',
    nothing: say(language, 'chart.nothing', undefined),
    unnamed: say(language, 'chart.unnamed', undefined),
  };
}

function altOf(language: Language, { period, whose, total, budget, members, rest, models, days, words }: UsageFigures): string {
  const others = rest.members > 0 ? [{ name: words.others, credits: rest.credits }] : [];
  const spending = days.filter(({ credits }) => credits > 0).map(({ label, credits }) => ({ name: label, credits }));
  const part = (heading: string, amounts: UsageFigures['members']) =>
    amounts.length > 0 ? [say(language, 'chart.altPart', { heading, amounts })] : [];
  const parts = [
    say(language, 'chart.alt', { title: whose === undefined ? period : `${whose} · ${period}`, total }),
    ...(budget === null ? [] : [`${words.budget}.`]),
    ...part(words.byMember, [...members, ...others]),
    ...part(words.byModel, models),
    ...part(words.byDay, spending),
  ];
  return shortened(parts.join(' '), LONGEST_ALT);
}
