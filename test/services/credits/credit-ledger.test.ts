// The ledger against a tiny model: whatever is asked in whatever order, at once or again, and whenever the store breaks,
// nothing is booked twice and nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Account, accountSchema } from '../../../src/services/credits/account.js';
import { CreditLedger } from '../../../src/services/credits/credit-ledger.js';
import { Calendar } from '../../../src/services/credits/period.js';
import type { Member } from '../../../src/services/member.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import type { Records } from '../../../src/services/store/store.js';
import { ManualClock, settled } from '../../support/manual-clock.js';

const ALLOWANCE = 100;
const NOW = Date.UTC(2026, 10, 20);
const ada: Member = { guildId: 'guild', userId: 'ada' };
const holders: readonly Member[] = [ada, { guildId: 'guild', userId: 'ben' }, { guildId: null, userId: 'ada' }];
const keys = ['guild/ada/month-2026-11', 'guild/ben/month-2026-11', 'direct/ada/month-2026-11'];

class DiskError extends Error {}

type Trouble = 'none' | 'before' | 'after';

/** A store whose next write may fail, having reached the disk or not; every access takes a moment. */
class FragileAccounts implements Records<Account> {
  trouble: Trouble = 'none';
  /** What is read waits for this before it arrives. */
  slowRead: Promise<void> | undefined;
  readonly #records: Records<Account>;

  constructor(records: Records<Account>) {
    this.#records = records;
  }

  async get(key: string): Promise<Account | undefined> {
    const { slowRead } = this;
    const value = await this.#records.get(key);
    await slowRead;
    return value;
  }

  async set(key: string, value: Account): Promise<void> {
    const trouble = this.trouble;
    this.trouble = 'none';
    await undefined;
    if (trouble === 'before') throw new DiskError();
    await this.#records.set(key, value);
    await undefined;
    if (trouble === 'after') throw new DiskError();
  }

  delete = (keys: readonly string[]) => this.#records.delete(keys);
  all = () => this.#records.all();
}

async function setUp() {
  const accounts = new FragileAccounts(await new MemoryStore().records('accounts', accountSchema));
  const clock = new ManualClock(NOW);
  const open = () => new CreditLedger({ accounts, calendar: new Calendar('month', 'UTC'), clock, allowance: ALLOWANCE });
  return { accounts, clock, open, ledger: open() };
}

interface Tally {
  readonly held: Map<string, number>;
  readonly ended: Set<string>;
  spent: number;
  overrun: number;
}

/** What the ledger must come to, in the fewest words. */
class Model {
  readonly tallies: readonly Tally[] = holders.map(() => ({ held: new Map(), ended: new Set(), spent: 0, overrun: 0 }));

  available({ held, spent }: Tally): number {
    return ALLOWANCE - spent - [...held.values()].reduce((sum, amount) => sum + amount, 0);
  }

  reserve(tally: Tally, job: string, amount: number): 'reserved' | 'short' {
    if (tally.held.has(job) || tally.ended.has(job)) return 'reserved';
    if (amount > this.available(tally)) return 'short';
    tally.held.set(job, amount);
    return 'reserved';
  }

  settle(tally: Tally, job: string, cost: number): void {
    const held = tally.held.get(job);
    if (held === undefined) return;
    tally.held.delete(job);
    tally.ended.add(job);
    tally.spent += cost;
    tally.overrun += Math.max(0, cost - held);
  }
}

type Call = { readonly holder: number; readonly job: string } & (
  | { readonly does: 'reserve' | 'settle'; readonly amount: number }
  | { readonly does: 'release' | 'look' }
);

const target = { holder: fc.nat({ max: holders.length - 1 }), job: fc.constantFrom('one', 'two', 'three', 'constructor') };
const calls: fc.Arbitrary<Call> = fc.oneof(
  fc.record({ ...target, does: fc.constant('reserve' as const), amount: fc.nat({ max: 60 }) }),
  fc.record({ ...target, does: fc.constant('settle' as const), amount: fc.nat({ max: 80 }) }),
  fc.record({ ...target, does: fc.constant('release' as const) }),
  fc.record({ ...target, does: fc.constant('look' as const) }),
);

type World = Awaited<ReturnType<typeof setUp>>;

async function ask(ledger: CreditLedger, call: Call): Promise<string> {
  const holder = holders[call.holder] ?? ada;
  const key = keys[call.holder] ?? '';
  switch (call.does) {
    case 'reserve':
      return (await ledger.reserve(holder, call.job, call.amount, NOW)).outcome;
    case 'settle':
      await ledger.settle(key, call.job, call.amount);
      return 'settled';
    case 'release':
      await ledger.settle(key, call.job, 0);
      return 'settled';
    case 'look': {
      const { account, available, reserved } = await ledger.statement(holder);
      expect(available + reserved + account.spent).toBe(account.allowance + account.grants);
      return 'seen';
    }
  }
}

function expected(model: Model, call: Call): string {
  const tally = model.tallies[call.holder];
  if (!tally || call.does === 'look') return 'seen';
  if (call.does === 'reserve') return model.reserve(tally, call.job, call.amount);
  model.settle(tally, call.job, call.does === 'settle' ? call.amount : 0);
  return 'settled';
}

/** What the ledger says and what the store holds are what the model says. */
async function compare(model: Model, ledger: CreditLedger, accounts: World['accounts']): Promise<void> {
  for (const [index, tally] of model.tallies.entries()) {
    const { account, available, reserved } = await ledger.statement(holders[index] ?? ada);
    expect(account.spent).toBe(tally.spent);
    expect(account.reservations).toEqual(Object.fromEntries(tally.held));
    expect(available).toBe(model.available(tally));
    expect(available + reserved + account.spent).toBe(ALLOWANCE + account.grants);
    expect(available).toBeGreaterThanOrEqual(-tally.overrun);
    const stored = await accounts.get(keys[index] ?? '');
    expect(stored?.spent ?? 0).toBe(tally.spent);
    expect(stored?.reservations ?? {}).toEqual(Object.fromEntries(tally.held));
  }
}

describe('whatever is asked in whatever order,', () => {
  it('one after the other, the books agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(calls, { maxLength: 30 }), async (sequence) => {
        const { ledger, accounts } = await setUp();
        const model = new Model();
        for (const call of sequence) expect(await ask(ledger, call)).toBe(expected(model, call));
        await compare(model, ledger, accounts);
      }),
      { numRuns: 200 },
    );
  });

  it('many at once, the books agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(calls, { minLength: 1, maxLength: 12 }), { maxLength: 5 }), async (rounds) => {
        const { ledger, accounts } = await setUp();
        const model = new Model();
        for (const round of rounds) {
          const answers = await Promise.all(round.map((call) => ask(ledger, call)));
          expect(answers).toEqual(round.map((call) => expected(model, call)));
        }
        await compare(model, ledger, accounts);
      }),
      { numRuns: 200 },
    );
  });

  const broken = fc.record({ call: calls, trouble: fc.constantFrom<Trouble>('none', 'before', 'after'), restart: fc.boolean() });

  it('with a store that breaks and a process that dies, asking again makes it right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(broken, { maxLength: 20 }), async (sequence) => {
        const world = await setUp();
        const model = new Model();
        let { ledger } = world;
        for (const { call, trouble, restart } of sequence) {
          world.accounts.trouble = trouble;
          // A look under way while the write breaks must not keep what it saw.
          const look = ask(ledger, { does: 'look', holder: call.holder, job: '' });
          const answer = await ask(ledger, call).catch((error: unknown) => error);
          await look;
          world.accounts.trouble = 'none';
          if (restart) ledger = world.open();
          const right = expected(model, call);
          if (answer instanceof DiskError) expect(await ask(ledger, call)).toBe(right);
          else expect(answer).toBe(right);
          await compare(model, ledger, world.accounts);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the ledger', () => {
  it('believes the disk after a write that failed although it had arrived, whoever was looking meanwhile', async () => {
    const { ledger, accounts } = await setUp();
    await ledger.statement(ada);
    accounts.trouble = 'after';
    const write = ledger.reserve(ada, 'one', 70, NOW);
    const looks = Array.from({ length: 3 }, async (_, turns) => {
      for (let turn = 0; turn < turns * 2; turn += 1) await undefined;
      return ledger.statement(ada);
    });
    await expect(write).rejects.toThrow(DiskError);
    await Promise.all(looks);
    expect(await ledger.statement(ada)).toMatchObject({ available: 30, reserved: 70 });
    expect(await ledger.reserve(ada, 'two', 40, NOW)).toEqual({ outcome: 'short', by: 10 });
  });

  it('does not believe what was read before such a write and arrived after it', async () => {
    const { ledger, accounts } = await setUp();
    let arrive = () => {};
    accounts.slowRead = new Promise((resolve) => {
      arrive = resolve;
    });
    const look = ledger.statement(ada);
    await settled();
    accounts.slowRead = undefined;
    accounts.trouble = 'after';
    await expect(ledger.reserve(ada, 'one', 70, NOW)).rejects.toThrow(DiskError);
    arrive();
    await look;
    expect(await ledger.statement(ada)).toMatchObject({ available: 30, reserved: 70 });
  });

  it('settles a job where it was reserved, even when the period has changed since', async () => {
    const { ledger, clock } = await setUp();
    const reservation = await ledger.reserve(ada, 'job', 40, NOW);
    if (reservation.outcome !== 'reserved') throw new Error('not reserved');
    expect(reservation.accountKey).toBe('guild/ada/month-2026-11');
    await clock.advance(Date.UTC(2026, 11, 2) - NOW);
    // Asked for again after a crash, with the job's own beginning: the same account.
    expect(await ledger.reserve(ada, 'job', 40, NOW)).toEqual(reservation);
    await ledger.settle(reservation.accountKey, 'job', 25);
    expect(await ledger.statement(ada)).toMatchObject({ available: ALLOWANCE, resetsAt: Date.UTC(2027, 0, 1) });
    const november = await ledger.reserve(ada, 'late', 76, NOW);
    expect(november).toEqual({ outcome: 'short', by: 1 });
  });

  it('gives a changed allowance at once to those who have an account already', async () => {
    const { ledger, accounts, clock } = await setUp();
    await ledger.reserve(ada, 'job', 40, NOW);
    const calendar = new Calendar('month', 'UTC');
    const richer = new CreditLedger({ accounts, calendar, clock, allowance: 500 });
    expect(await richer.statement(ada)).toMatchObject({ available: 460, reserved: 40 });
  });

  it('forgets the accounts that were used longest ago and reads them again', async () => {
    const { ledger } = await setUp();
    await ledger.reserve(ada, 'job', 40, NOW);
    for (let member = 0; member < 2100; member += 1) await ledger.statement({ guildId: 'guild', userId: String(member) });
    expect(await ledger.statement(ada)).toMatchObject({ available: 60, reserved: 40 });
  });
});
