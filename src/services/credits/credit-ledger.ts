// The ledger: every account is one record, changed under its own lock, so that nothing is booked twice or half.
import type { Clock } from '../clock.js';
import { type Member, memberKey } from '../member.js';
import { Locks } from '../store/lock.js';
import type { Records } from '../store/store.js';
import { type Account, available, emptyAccount, reserve, reserved, settle } from './account.js';
import type { Calendar, Period } from './period.js';

export interface Statement {
  readonly account: Account;
  readonly available: number;
  readonly reserved: number;
  readonly resetsAt: number;
}

export type Reservation =
  | { readonly outcome: 'reserved'; readonly accountKey: string }
  | { readonly outcome: 'short'; readonly by: number };

interface Parts {
  readonly accounts: Records<Account>;
  readonly calendar: Calendar;
  readonly clock: Clock;
  readonly allowance: number;
}

/** So many accounts are remembered as they stand on disk: nobody else writes there while this process holds the store. */
const REMEMBERED = 1000;

export class CreditLedger {
  readonly #parts: Parts;
  readonly #locks = new Locks();
  /** The ones used last stand at the end. */
  readonly #known = new Map<string, Account>();
  #failedWrites = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async statement(holder: Member): Promise<Statement> {
    const period = this.#parts.calendar.periodAt(this.#parts.clock.now());
    return statementOf(await this.#read(keyOf(holder, period.key)), period);
  }

  /** The same without waiting; nothing for an account that is not remembered. */
  knownStatement(holder: Member): Statement | undefined {
    const period = this.#parts.calendar.periodAt(this.#parts.clock.now());
    const known = this.#known.get(keyOf(holder, period.key));
    return known && statementOf({ ...known, allowance: this.#parts.allowance }, period);
  }

  /** Holds credits for a job in the period of `at`, the job's own beginning: asking again finds the same account and changes nothing. */
  async reserve(holder: Member, jobId: string, amount: number, at: number): Promise<Reservation> {
    const accountKey = keyOf(holder, this.#parts.calendar.periodAt(at).key);
    return this.#locks.with(accountKey, async () => {
      const result = reserve(await this.#read(accountKey), jobId, amount);
      if (result.outcome === 'short') return result;
      if (result.outcome === 'reserved') await this.#write(accountKey, result.account);
      return { outcome: 'reserved', accountKey };
    });
  }

  /** Books a job's cost in the account where it was reserved and gives back the rest; 0 gives back all. */
  async settle(accountKey: string, jobId: string, cost: number): Promise<void> {
    await this.#locks.with(accountKey, async () => {
      const before = await this.#read(accountKey);
      const after = settle(before, jobId, cost, this.#parts.clock.now());
      if (after !== before) await this.#write(accountKey, after);
    });
  }

  async #read(accountKey: string): Promise<Account> {
    const known = this.#known.get(accountKey);
    const failed = this.#failedWrites;
    const stored = known ?? (await this.#parts.accounts.get(accountKey));
    // While it was read, it may have been written; or half written: then what was read may be old.
    const account = this.#known.get(accountKey) ?? stored ?? emptyAccount(this.#parts.allowance);
    if (failed === this.#failedWrites) this.#remember(accountKey, account);
    return { ...account, allowance: this.#parts.allowance };
  }

  async #write(accountKey: string, account: Account): Promise<void> {
    this.#known.delete(accountKey);
    try {
      await this.#parts.accounts.set(accountKey, account);
    } catch (error) {
      // It may have arrived all the same: what anybody has read meanwhile is not to be relied on.
      this.#failedWrites += 1;
      this.#known.delete(accountKey);
      throw error;
    }
    this.#remember(accountKey, account);
  }

  #remember(accountKey: string, account: Account): void {
    this.#known.delete(accountKey);
    this.#known.set(accountKey, account);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

function statementOf(account: Account, { endsAt }: Period): Statement {
  return { account, available: available(account), reserved: reserved(account), resetsAt: endsAt };
}

function keyOf(holder: Member, periodKey: string): string {
  return `${memberKey(holder)}/${periodKey}`;
}
