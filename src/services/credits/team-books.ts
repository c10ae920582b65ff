// The teams' accounts and what their members have spent, as the ledger books them: after the member's purse, each bill once.
import type { Member } from '../member.js';
import { KeptRecords } from '../store/kept-records.js';
import type { Records } from '../store/store.js';
import { holds } from './account.js';
import type { MemberUsage } from './member-usage.js';
import type { Purse } from './purse.js';
import { emptyTeamAccount, reserveForTeam, settleForTeam, type TeamAccount } from './team-account.js';

interface Parts {
  readonly records: Records<TeamAccount>;
  readonly members: MemberUsage;
  /** Called when a team's account has changed. */
  readonly onChange: (guildId: string, period: string) => Promise<void>;
}

/** As the member's purse holds it. */
interface Held {
  readonly period: string;
  readonly jobId: string;
  readonly amount: number;
}

export class TeamBooks {
  readonly #parts: Parts;
  readonly #accounts: KeptRecords<TeamAccount>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#accounts = new KeptRecords(parts.records, () => emptyTeamAccount);
  }

  account(guildId: string, period: string): Promise<TeamAccount> {
    return this.#accounts.get(keyOf(guildId, period));
  }

  /** The same without waiting; nothing for one that is not remembered. */
  known(guildId: string, period: string): TeamAccount | undefined {
    return this.#accounts.known(keyOf(guildId, period));
  }

  /** By how many credits the team is short; 0 when they are held. */
  reserve(guildId: string, budget: number | null, { period, jobId, amount }: Held): Promise<number> {
    return this.#change(guildId, period, (team) => {
      const reserving = reserveForTeam(team, budget, jobId, amount);
      return reserving.outcome === 'short' ? { after: team, result: reserving.by } : { after: reserving.account, result: 0 };
    });
  }

  /** All that a purse has to tell. Told again, nothing changes. */
  async hear({ guildId, userId }: Member, { untold, accounts }: Purse): Promise<void> {
    if (guildId === null) return;
    for (const news of untold) {
      const { jobId, period, day, bill, spent, isFirst } = news;
      // The team's account is the last to hear of it: when it holds nothing for the job any more, all is booked.
      if (!holds(await this.account(guildId, period), jobId)) continue;
      const account = accounts[period];
      if (account) await this.#parts.members.note(guildId, period, userId, account);
      const settling = { jobId, bill, day, spender: { userId, spent, isFirst } };
      await this.#change(guildId, period, (team) => ({ after: settleForTeam(team, settling), result: undefined }));
    }
  }

  async #change<Result>(
    guildId: string,
    period: string,
    act: (team: TeamAccount) => { readonly after: TeamAccount; readonly result: Result },
  ): Promise<Result> {
    const { changed, result } = await this.#accounts.change(keyOf(guildId, period), (team) => {
      const { after, result } = act(team);
      return { after, result: { changed: after !== team, result } };
    });
    if (changed) await this.#parts.onChange(guildId, period);
    return result;
  }
}

function keyOf(guildId: string, period: string): string {
  return `${guildId}/${period}`;
}
