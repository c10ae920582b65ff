// What a chart of usage shows, as plain data: who spent what, on which models, on which days. Words and dates come already worded.
export interface UsageFigures {
  /** The period in words, such as "November 2026". */
  readonly period: string;
  /** Whose figures they are, when they are one member's. */
  readonly whose: string | undefined;
  /** A BCP 47 tag: how numbers are grouped. */
  readonly locale: string;
  readonly total: number;
  /** The team's budget of the period; null when there is none. */
  readonly budget: number | null;
  /** Those who spent most, the most first; ten at most are drawn. */
  readonly members: readonly Amount[];
  /** All others, summed. */
  readonly rest: { readonly members: number; readonly credits: number };
  readonly models: readonly Amount[];
  /** In order, days without spending included. */
  readonly days: readonly Day[];
  readonly words: ChartWords;
}

export interface Amount {
  readonly name: string;
  readonly credits: number;
}

export interface Day {
  readonly label: string;
  readonly credits: number;
}

/** The captions: the chart holds no language of its own. */
export interface ChartWords {
  /** Beside the total, such as "credits". */
  readonly credits: string;
  readonly byMember: string;
  readonly byModel: string;
  readonly byDay: string;
  /** The members beyond those drawn, with their number: "Others (9,990)". */
  readonly others: string;
  /** The models beyond those that have a colour. */
  readonly otherModels: string;
  /** With its numbers: "Budget: 1,200 of 50,000". */
  readonly budget: string;
  /** In place of the figures when nothing was spent. */
  readonly nothing: string;
  /** For a name no character of which can be drawn. */
  readonly unnamed: string;
}
