// The ledger against a model: whatever is asked in whatever order, at once or again, whenever the store breaks and whenever the
// process dies, nothing is booked twice and nothing is lost.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DiskError } from './fragile-store.js';
import { checkBooks, compare, compareList } from './ledger-books.js';
import { anyCall, ask, type Call, callOfAdmin, callOfEngine, expected, GUILD, members, type Opened } from './ledger-calls.js';
import { LedgerModel } from './ledger-model.js';
import { auditOf, type LedgerWorld, ledgerWorld, onDisk, usageOf } from './ledger-world.js';

async function setUp() {
  const world = await ledgerWorld();
  return { world, opened: await world.open(), model: new LedgerModel(periodNow(world), members) };
}

function periodNow({ calendar, clock }: LedgerWorld): string {
  return calendar.periodAt(clock.now()).key;
}

const ACTS = ['grant', 'reset', 'override', 'role', 'guild', 'budget'];

/** Every act stands in the audit once, and every grant and reset that changed something among the entries once. */
async function checkActs(opened: Opened, done: readonly Asked[], periods: Set<string>) {
  const ids = done.filter(({ call }) => ACTS.includes(call.does)).map(({ id }) => id);
  const audited = await auditOf(opened.audit, GUILD);
  expect(audited.map(({ id }) => id).sort()).toEqual([...ids].sort());
  const entries = (await Promise.all([...periods].map((period) => usageOf(opened.usage, GUILD, period)))).flat();
  const changes = audited
    .filter(({ what, before, after }) => ['grant', 'reset'].includes(what) && before !== after)
    .map(({ id, before, after }) => ({ id, credits: Number(after) - Number(before) }));
  const booked = entries.map(({ id, kind, credits }) => ({ id, credits: kind === 'taken' ? -credits : credits }));
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  expect(booked.sort(byId)).toEqual(changes.sort(byId));
}

describe('whatever is asked in whatever order,', () => {
  it('one after the other, the books agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall, { maxLength: 40 }), async (sequence) => {
        const { world, opened, model } = await setUp();
        const periods = new Set<string>();
        for (const [index, call] of sequence.entries()) {
          const answer = await ask(opened, world, model, call, `act-${index}`);
          expect(answer).toBe(expected(model, call, periodNow(world)));
          periods.add(model.period);
        }
        await compare(model, opened, world);
        await compareList(model, opened);
        checkBooks(world);
        await checkActs(
          opened,
          sequence.map((call, index) => ({ id: `act-${index}`, call })),
          periods,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('many at once, the books agree', async () => {
    const rounds = fc.record({ calls: fc.array(callOfEngine, { minLength: 1, maxLength: 12 }), last: callOfAdmin });
    await fc.assert(
      fc.asyncProperty(fc.array(rounds, { maxLength: 6 }), async (sequence) => {
        const { world, opened, model } = await setUp();
        for (const [index, { calls, last }] of sequence.entries()) {
          const answers = await Promise.all(calls.map((call) => ask(opened, world, model, call, '')));
          expect(answers).toEqual(calls.map((call) => expected(model, call, model.period)));
          expect(await ask(opened, world, model, last, `act-${index}`)).toBe(expected(model, last, periodNow(world)));
          checkBooks(world);
        }
        await compare(model, opened, world);
        await compareList(model, opened);
      }),
      { numRuns: 150 },
    );
  });

  const troubled = fc.record({
    ...{ call: anyCall, commit: fc.nat({ max: 5 }) },
    ...{ arrives: fc.boolean(), kills: fc.boolean(), isWatched: fc.boolean() },
  });

  it('with a store that breaks and a process that dies at any commit, asking again makes it right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(troubled, { maxLength: 25 }), async (sequence) => {
        const { world, model, ...begun } = await setUp();
        let { opened } = begun;
        const periods = new Set<string>();
        for (const [index, { call, isWatched, ...trouble }] of sequence.entries()) {
          const asked = () => ask(opened, world, model, call, `act-${index}`);
          world.store.make(trouble);
          // A look under way while the commit breaks must not keep what it saw.
          const look = (who: (typeof members)[number]) => ask(opened, world, model, { does: 'look', who }, '');
          const looks = Promise.allSettled(isWatched ? members.map(look) : []);
          const answer = await asked().catch((error: unknown) => error);
          await looks;
          const isDead = world.store.isDead;
          world.store.revive();
          if (isDead) opened = await world.open();
          const again = answer instanceof DiskError ? await asked() : answer;
          expect(again).toBe(expected(model, call, periodNow(world)));
          await compare(model, opened, world);
          periods.add(model.period);
        }
        await compareList(model, opened);
        checkBooks(world);
        await checkActs(
          opened,
          sequence.map(({ call }, index) => ({ id: `act-${index}`, call })),
          periods,
        );
      }),
      { numRuns: 200 },
    );
  });

  const round = fc.record({
    ...{ calls: fc.array(anyCall, { minLength: 1, maxLength: 12 }), commit: fc.nat({ max: 40 }) },
    ...{ arrives: fc.boolean(), kills: fc.boolean() },
  });

  it('many at once, and asked again only when others have come in between, nothing is booked twice or lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
        const { world, model, ...begun } = await setUp();
        let { opened } = begun;
        const done: Asked[] = [];
        const periods = new Set([periodNow(world)]);
        let failed: Asked[] = [];
        for (const [number, { calls, ...trouble }] of rounds.entries()) {
          const fresh = calls
            .filter(isNoRelease)
            .map((call, index) => ({ id: `act-${number}-${index}`, call: withItsCost(call) }));
          done.push(...fresh);
          const asked = [...fresh, ...failed];
          world.store.make(trouble);
          const answers = await Promise.allSettled(asked.map(({ call, id }) => ask(opened, world, model, call, id)));
          failed = asked.filter((_, index) => answers[index]?.status === 'rejected');
          const isDead = world.store.isDead;
          world.store.revive();
          if (isDead) opened = await world.open();
          periods.add(periodNow(world));
        }
        for (const { call, id } of failed) await ask(opened, world, model, call, id);
        checkBooks(world);
        await checkActs(opened, done, periods);
        checkCosts(world);
      }),
      { numRuns: 200 },
    );
  });
});

interface Asked {
  readonly id: string;
  readonly call: Call;
}

function isNoRelease({ does }: Call): boolean {
  return does !== 'release' && does !== 'forget';
}

const COSTS: Readonly<Record<string, number>> = { one: 11, two: 35, three: 70, constructor: 0 };

/** A job costs the same whoever asks, so that it can be seen whether it was booked once. */
function withItsCost(call: Call): Call {
  return call.does === 'settle' ? { ...call, amount: COSTS[call.job] ?? 0 } : call;
}

function checkCosts(world: LedgerWorld): void {
  const { purses, teams } = onDisk(world);
  const settled = [...purses.values()].flatMap((purse) => purse.settled);
  const cost = settled.reduce((sum, jobId) => sum + (COSTS[jobId.split('-')[1] ?? ''] ?? 0), 0);
  expect([...teams.values()].reduce((sum, { spent }) => sum + spent, 0)).toBe(cost);
}
