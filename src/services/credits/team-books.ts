// The teams' accounts and what their members have spent, as the ledger books them: in one commit with the member's purse, so that a
// crash leaves all of them behind as they were, or none.
import { KeptRecords } from '../store/kept-records.js';
import type { Records, Together } from '../store/store.js';
import type { Account } from './account.js';
import type { MemberUsage } from './member-usage.js';
import { type Bill, totalOf } from './spending.js';
import { emptyTeamAccount, reserveForTeam, settleForTeam, type TeamAccount } from './team-account.js';

interface Parts {
  readonly records: Records<TeamAccount>;
  readonly members: MemberUsage;
  readonly together: Together;
  /** Called when a team's account has changed. */
  readonly onChange: (guildId: string, period: string) => Promise<void>;
}

/** As the member's purse will hold it. */
interface Held {
  readonly period: string;
  readonly jobId: string;
  readonly amount: number;
}

/** A bill as it is booked in the member's purse. */
interface Booked {
  readonly period: string;
  readonly jobId: string;
  readonly bill: Bill;
  readonly day: string;
  readonly userId: string;
  /** The member's in this period, the bill included. */
  readonly account: Account;
}

/** Writes the member's purse. */
type WritePurse = () => Promise<unknown>;

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
  async reserve(guildId: string, budget: number | null, held: Held, writePurse: WritePurse): Promise<number> {
    const { period, jobId, amount } = held;
    const key = keyOf(guildId, period);
    const { short, isChanged } = await this.#accounts.holding(key, async (team) => {
      const reserving = reserveForTeam(team, budget, jobId, amount);
      if (reserving.outcome === 'short') return { short: reserving.by, isChanged: false };
      const isChanged = reserving.account !== team;
      const writeTeam = async () => isChanged && this.#accounts.set(key, reserving.account);
      await this.#parts.together(() => Promise.all([writePurse(), writeTeam()]));
      return { short: 0, isChanged };
    });
    if (isChanged) await this.#parts.onChange(guildId, period);
    return short;
  }

  async settle(guildId: string, { period, jobId, bill, day, userId, account }: Booked, writePurse: WritePurse): Promise<void> {
    const { members, together, onChange } = this.#parts;
    const key = keyOf(guildId, period);
    const spender = { userId, spent: account.spent, isFirst: account.spent === totalOf(bill) };
    await this.#accounts.holding(key, (team) => {
      const after = settleForTeam(team, { jobId, bill, day, spender });
      return members.note(guildId, period, userId, account, (noting) =>
        together(() => Promise.all([writePurse(), noting(), this.#accounts.set(key, after)])),
      );
    });
    await onChange(guildId, period);
  }
}

function keyOf(guildId: string, period: string): string {
  return `${guildId}/${period}`;
}
