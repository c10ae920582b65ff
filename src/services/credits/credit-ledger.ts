// The ledger: what a request holds and costs is booked in two accounts, the member's and the team's, once a job and in one commit.
import type { Clock } from '../clock.js';
import { type Choices, noChoices } from '../guild/choices.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import { type Holder, type Member, memberKey } from '../member.js';
import { KeptRecords } from '../store/kept-records.js';
import { Locks } from '../store/lock.js';
import type { Records, Together } from '../store/store.js';
import { accountKeyOf, readAccountKey } from './account-key.js';
import { allowanceOf } from './allowance.js';
import type { MemberUsage } from './member-usage.js';
import type { Calendar, Period } from './period.js';
import { type Balance, balanceOf, emptyPurse, heldFor, type Purse, type Reading, reserve, settle } from './purse.js';
import { type PurseAct, type PurseOutcome, perform } from './purse-acts.js';
import type { Bill } from './spending.js';
import { type TeamAccount, teamLeft } from './team-account.js';
import { TeamBooks } from './team-books.js';

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
  readonly together: Together;
  readonly choices: GuildChoices;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** What everybody gets a period where a guild says nothing else. */
  readonly allowance: number;
  /** Called when a team’s account has changed, or could not pay for something: then `isShort`. */
  readonly onTeam?: (guildId: string, team: TeamStatement, isShort: boolean) => void;
}

export class CreditLedger {
  readonly #parts: Parts;
  readonly #purses: KeptRecords<Purse>;
  readonly #teams: TeamBooks;
  /** A member's calls run one after the other, through both accounts. */
  readonly #locks = new Locks();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#purses = new KeptRecords(parts.purses, () => emptyPurse);
    const onChange = async (guildId: string, period: string) => {
      if (parts.onTeam && period === this.#periodNow().key) parts.onTeam(guildId, await this.team(guildId), false);
    };
    this.#teams = new TeamBooks({ records: parts.teams, members: parts.members, together: parts.together, onChange });
  }

  async statement(holder: Holder): Promise<Statement> {
    const period = this.#periodNow();
    const choices = await this.#parts.choices.of(holder.guildId);
    const purse = await this.#purses.get(memberKey(holder));
    const budgeted = budgetedGuild(holder, choices);
    const team = budgeted === null ? undefined : await this.#teams.account(budgeted, period.key);
    return this.#statementOf(holder, { choices, purse, team, period });
  }

  /** The same without waiting; nothing when something of it is not remembered. */
  knownStatement(holder: Holder): Statement | undefined {
    const period = this.#periodNow();
    const choices = this.#parts.choices.known(holder.guildId);
    const purse = this.#purses.known(memberKey(holder));
    if (!choices || !purse) return undefined;
    const budgeted = budgetedGuild(holder, choices);
    const team = budgeted === null ? undefined : this.#teams.known(budgeted, period.key);
    return budgeted !== null && !team ? undefined : this.#statementOf(holder, { choices, purse, team, period });
  }

  /** The team's account in the present period. */
  async team(guildId: string): Promise<TeamStatement> {
    const period = this.#periodNow();
    return { ...(await this.teamIn(guildId, period.key)), period };
  }

  /** The same in any period, by its key; the budget is the one of now. */
  async teamIn(guildId: string, period: string): Promise<Omit<TeamStatement, 'period'>> {
    const { budget } = await this.#parts.choices.of(guildId);
    return { account: await this.#teams.account(guildId, period), budget };
  }

  /** What a member has spent in the present period is in here; of members who are not the asker nobody need know the roles. */
  purse(member: Member): Promise<Purse> {
    return this.#purses.get(memberKey(member));
  }

  /** Holds credits for a job in both accounts: asking again finds them held and changes nothing. */
  async reserve(holder: Holder, jobId: string, amount: number): Promise<Reservation> {
    return this.#locks.with(memberKey(holder), async () => {
      const choices = await this.#parts.choices.of(holder.guildId);
      const { key: now } = this.#periodNow();
      const own = reserve(this.#reading(holder, choices, await this.purse(holder), now), jobId, amount);
      if (own.outcome === 'short') return { ...own, whose: 'member' };
      if (own.outcome === 'settled') return { outcome: 'reserved', accountKey: accountKeyOf(holder, now) };
      const hold = async () => own.outcome === 'reserved' && this.#purses.set(memberKey(holder), own.purse);
      const { guildId } = holder;
      const short = guildId === null ? 0 : await this.#teams.reserve(guildId, choices.budget, { ...own, jobId }, hold);
      if (guildId === null) await hold();
      if (short === 0) return { outcome: 'reserved', accountKey: accountKeyOf(holder, own.period) };
      if (guildId !== null) await this.teamWasShort(guildId);
      return { outcome: 'short', by: short, whose: 'team' };
    });
  }

  /** Something was refused because the team can't pay it. */
  async teamWasShort(guildId: string): Promise<void> {
    this.#parts.onTeam?.(guildId, await this.team(guildId), true);
  }

  /** Books a job's bill where it was reserved and gives back the rest; an empty bill gives back all. */
  async settle(accountKey: string, jobId: string, bill: Bill): Promise<void> {
    await this.#settle(readAccountKey(accountKey), jobId, bill);
  }

  /** Gives back what a job holds of which nobody knows any more whether, and where, it was reserved. */
  async release(member: Member, jobId: string): Promise<void> {
    await this.#settle(member, jobId, { models: [] });
  }

  /** An admin's act on a member's purse. */
  async perform(holder: Holder, act: PurseAct): Promise<PurseOutcome> {
    return this.#locks.with(memberKey(holder), async () => {
      const choices = await this.#parts.choices.of(holder.guildId);
      const { key: period } = this.#periodNow();
      const allowanceWith = (override: number | null) => this.#allowance(holder, choices, override);
      const before = await this.purse(holder);
      const { purse, outcome } = perform(this.#reading(holder, choices, before, period), act, allowanceWith);
      if (purse !== before) await this.#purses.set(memberKey(holder), purse);
      return outcome;
    });
  }

  async #settle(member: Member, jobId: string, bill: Bill): Promise<void> {
    await this.#locks.with(memberKey(member), async () => {
      const purse = await this.purse(member);
      const held = heldFor(purse, jobId);
      if (!held) return;
      const { clock, calendar } = this.#parts;
      const time = clock.now();
      const day = calendar.dayKeyIn(held.period, time);
      const settled = settle(purse, jobId, bill, { time, day });
      const book = () => this.#purses.set(memberKey(member), settled);
      const { guildId, userId } = member;
      const account = settled.accounts[held.period] ?? held.account;
      if (guildId === null) await book();
      else await this.#teams.settle(guildId, { userId, account, jobId, bill, day, period: held.period }, book);
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
}

/** The guild whose budget this member's requests need; none outside guilds and where none is set. */
function budgetedGuild({ guildId }: Member, { budget }: Choices): string | null {
  return budget === null ? null : guildId;
}
