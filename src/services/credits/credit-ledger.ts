// The ledger: what a request holds and costs is booked in two accounts, the member's and then the team's, each once a job,
// whatever happens between them.
import type { Clock } from '../clock.js';
import { type Choices, noChoices } from '../guild/choices.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import { type Holder, type Member, memberKey } from '../member.js';
import { KeptRecords } from '../store/kept-records.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import { allowanceOf } from './allowance.js';
import type { MemberUsage } from './member-usage.js';
import type { Calendar, Period } from './period.js';
import { type Balance, balanceOf, emptyPurse, type Purse, type Reading, reserve, settle, unreserve } from './purse.js';
import { type Outcome, type PurseAct, perform } from './purse-acts.js';
import type { Bill } from './spending.js';
import { emptyTeamAccount, reserveForTeam, settleForTeam, type TeamAccount, teamLeft } from './team-account.js';

export interface Statement extends Balance {
  readonly entries: Purse['entries'];
  readonly resetsAt: number;
  /** What the team has left of its budget; nothing where there is none. */
  readonly teamLeft: number | undefined;
}

export interface TeamStatement {
  readonly account: TeamAccount;
  readonly budget: number | null;
  readonly period: Period;
}

export type Reservation =
  | { readonly outcome: 'reserved'; readonly accountKey: string }
  /** `whose` account can't pay. */
  | { readonly outcome: 'short'; readonly by: number; readonly whose: 'member' | 'team' };

interface Parts {
  readonly purses: Records<Purse>;
  readonly teams: Records<TeamAccount>;
  readonly members: MemberUsage;
  readonly choices: GuildChoices;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** What everybody gets a period where a guild says nothing else. */
  readonly allowance: number;
  /** Called when a team's account has changed. */
  readonly onTeam?: (guildId: string, team: TeamStatement) => void;
}

export class CreditLedger {
  readonly #parts: Parts;
  readonly #purses: KeptRecords<Purse>;
  readonly #teams: KeptRecords<TeamAccount>;
  /** A member's calls run one after the other, through both accounts. */
  readonly #locks = new Locks();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#purses = new KeptRecords(parts.purses, () => emptyPurse);
    this.#teams = new KeptRecords(parts.teams, () => emptyTeamAccount);
  }

  async statement(holder: Holder): Promise<Statement> {
    const period = this.#periodNow();
    const choices = await this.#parts.choices.of(holder.guildId);
    const purse = await this.#purses.get(memberKey(holder));
    const team =
      holder.guildId !== null && choices.budget !== null ? await this.#teams.get(teamKey(holder.guildId, period)) : undefined;
    return this.#statementOf(holder, { choices, purse, team, period });
  }

  /** The same without waiting; nothing when something of it is not remembered. */
  knownStatement(holder: Holder): Statement | undefined {
    const period = this.#periodNow();
    const choices = this.#parts.choices.known(holder.guildId);
    const purse = this.#purses.known(memberKey(holder));
    if (!choices || !purse) return undefined;
    const hasBudget = holder.guildId !== null && choices.budget !== null;
    const team = hasBudget ? this.#teams.known(teamKey(holder.guildId, period)) : undefined;
    return hasBudget && !team ? undefined : this.#statementOf(holder, { choices, purse, team, period });
  }

  /** The team's account in this period, or in another of which only the key is known. */
  async team(guildId: string, period = this.#periodNow()): Promise<TeamStatement> {
    const { budget } = await this.#parts.choices.of(guildId);
    return { account: await this.#teams.get(teamKey(guildId, period)), budget, period };
  }

  /** What a member has spent in the present period is in here; of members who are not the asker nobody need know the roles. */
  purse(member: Member): Promise<Purse> {
    return this.#purses.get(memberKey(member));
  }

  /** Holds credits for a job in both accounts: asking again finds them held and changes nothing. */
  async reserve(holder: Holder, jobId: string, amount: number): Promise<Reservation> {
    return this.#locks.with(memberKey(holder), async () => {
      const key = memberKey(holder);
      const choices = await this.#parts.choices.of(holder.guildId);
      const { key: now } = this.#periodNow();
      const own = await this.#purses.change(key, (purse) => {
        const result = reserve(this.#reading(holder, choices, purse, now), jobId, amount);
        return { after: result.outcome === 'reserved' ? result.purse : purse, result };
      });
      if (own.outcome === 'short') return { ...own, whose: 'member' };
      const short = holder.guildId === null ? 0 : await this.#reserveForTeam(holder.guildId, own.period, jobId, amount);
      if (short === 0) return { outcome: 'reserved', accountKey: `${key}/${own.period}` };
      await this.#purses.change(key, (purse) => ({ after: unreserve(purse, jobId), result: undefined }));
      return { outcome: 'short', by: short, whose: 'team' };
    });
  }

  /** Books a job's bill where it was reserved and gives back the rest; an empty bill gives back all. */
  async settle(accountKey: string, jobId: string, bill: Bill): Promise<void> {
    const { guildId, userId, period } = readAccountKey(accountKey);
    const key = memberKey({ guildId, userId });
    await this.#locks.with(key, async () => {
      const account = (await this.#settlePurse(key, jobId, bill)).accounts[period];
      if (guildId === null) return;
      const spender = { userId, spent: account?.spent ?? 0, isFirst: account?.firstJob === jobId };
      const settling = { jobId, bill, day: this.#today(), spender };
      await this.#changeTeam(guildId, period, (team) => ({ after: settleForTeam(team, settling), result: undefined }));
      if (account && account.spent > 0) await this.#parts.members.note(guildId, period, userId, account);
    });
  }

  /** An admin's act on a member's purse. */
  async perform(holder: Holder, act: PurseAct): Promise<Outcome> {
    const choices = await this.#parts.choices.of(holder.guildId);
    const { key: period } = this.#periodNow();
    const allowanceWith = (override: number | null) => this.#allowance(holder, choices, override);
    return this.#locks.with(memberKey(holder), () =>
      this.#purses.change(memberKey(holder), (purse) => {
        const { purse: after, outcome } = perform(this.#reading(holder, choices, purse, period), act, allowanceWith);
        return { after, result: outcome };
      }),
    );
  }

  async #reserveForTeam(guildId: string, period: string, jobId: string, amount: number): Promise<number> {
    const { budget } = await this.#parts.choices.of(guildId);
    return this.#changeTeam(guildId, period, (team) => {
      const reserving = reserveForTeam(team, budget, jobId, amount);
      return reserving.outcome === 'short' ? { after: team, result: reserving.by } : { after: reserving.account, result: 0 };
    });
  }

  async #changeTeam<Result>(
    guildId: string,
    period: string,
    act: (team: TeamAccount) => { readonly after: TeamAccount; readonly result: Result },
  ): Promise<Result> {
    const result = await this.#teams.change(`${guildId}/${period}`, act);
    if (this.#parts.onTeam && period === this.#periodNow().key) this.#parts.onTeam(guildId, await this.team(guildId));
    return result;
  }

  async #settlePurse(key: string, jobId: string, bill: Bill): Promise<Purse> {
    const at = { time: this.#parts.clock.now(), day: this.#today() };
    return this.#purses.change(key, (purse) => {
      const after = settle(purse, jobId, bill, at);
      return { after, result: after };
    });
  }

  #statementOf(
    holder: Holder,
    known: { choices: Choices; purse: Purse; team: TeamAccount | undefined; period: Period },
  ): Statement {
    const { choices, purse, team, period } = known;
    return {
      ...balanceOf(this.#reading(holder, choices, purse, period.key)),
      entries: purse.entries,
      resetsAt: period.endsAt,
      teamLeft: team && teamLeft(team, choices.budget),
    };
  }

  #reading(holder: Holder, choices: Choices, purse: Purse, period: string): Reading {
    return { purse, period, allowance: this.#allowance(holder, choices, purse.override) };
  }

  #allowance({ guildId, roles }: Holder, choices: Choices, override: number | null): number {
    const { allowances } = guildId === null ? noChoices : choices;
    return allowanceOf({ override, roles, allowances, usual: this.#parts.allowance });
  }

  #periodNow(): Period {
    return this.#parts.calendar.periodAt(this.#parts.clock.now());
  }

  #today(): string {
    return this.#parts.calendar.dayKeyAt(this.#parts.clock.now());
  }
}

function teamKey(guildId: string | null, period: Period): string {
  return `${guildId}/${period.key}`;
}

/** Whose account it is, and in which period. */
export function readAccountKey(accountKey: string): Member & { readonly period: string } {
  const [guild = '', userId = '', period = ''] = accountKey.split('/');
  return { guildId: guild === 'direct' ? null : guild, userId, period };
}
