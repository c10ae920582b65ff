// Everything that anybody may ask of the ledger, asked of it and of the model.
import fc from 'fast-check';
import type { AdminAct } from '../../../src/services/credits/admin-acts.js';
import type { Holder } from '../../../src/services/member.js';
import type { Expires, LedgerModel } from './ledger-model.js';
import { DAY_MS, type LedgerWorld } from './ledger-world.js';

export const GUILD = 'guild';
export const members = ['ada', 'ben', 'cyd'] as const;
const roles = ['painter', 'patron'] as const;

type Name = (typeof members)[number];

export type Call =
  | { readonly does: 'reserve' | 'settle'; readonly who: Name; readonly job: string; readonly amount: number }
  | { readonly does: 'release' | 'forget'; readonly who: Name; readonly job: string }
  | { readonly does: 'grant'; readonly who: Name; readonly amount: number; readonly expires: Expires }
  | { readonly does: 'reset'; readonly who: Name }
  | { readonly does: 'look'; readonly who: Name }
  | { readonly does: 'override'; readonly who: Name; readonly limit: number | null }
  | { readonly does: 'role'; readonly role: string; readonly limit: number | null }
  | { readonly does: 'guild'; readonly limit: number | null }
  | { readonly does: 'budget'; readonly limit: number | null }
  | { readonly does: 'roles'; readonly who: Name; readonly roles: readonly string[] }
  | { readonly does: 'period' };

const who = fc.constantFrom(...members);
const job = fc.constantFrom('one', 'two', 'three', 'constructor');
const limit = fc.option(fc.nat({ max: 160 }));
const calls = {
  reserve: fc.record({ does: fc.constant('reserve' as const), who, job, amount: fc.nat({ max: 60 }) }),
  settle: fc.record({ does: fc.constant('settle' as const), who, job, amount: fc.nat({ max: 80 }) }),
  release: fc.record({ does: fc.constantFrom('release' as const, 'forget' as const), who, job }),
  grant: fc.record({
    ...{ does: fc.constant('grant' as const), who },
    ...{ amount: fc.integer({ min: -90, max: 90 }), expires: fc.constantFrom<Expires>('period', 'never') },
  }),
  reset: fc.record({ does: fc.constant('reset' as const), who }),
  look: fc.record({ does: fc.constant('look' as const), who }),
  override: fc.record({ does: fc.constant('override' as const), who, limit }),
  role: fc.record({ does: fc.constant('role' as const), role: fc.constantFrom(...roles), limit }),
  guild: fc.record({ does: fc.constant('guild' as const), limit }),
  budget: fc.record({ does: fc.constant('budget' as const), limit: fc.option(fc.nat({ max: 300 })) }),
  roles: fc.record({ does: fc.constant('roles' as const), who, roles: fc.subarray([...roles]) }),
  period: fc.constant({ does: 'period' as const }),
};
const { reserve, settle, release, grant, reset, look, override } = calls;

/** All of them. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  ...[
    { arbitrary: reserve, weight: 5 },
    { arbitrary: settle, weight: 4 },
    release,
    { arbitrary: grant, weight: 3 },
    reset,
    look,
    override,
  ],
  ...[calls.role, calls.guild, calls.budget, calls.roles, calls.period],
);

/** What engines ask, whose answers depend on one member only: at once or one by one is the same. */
export const callOfEngine: fc.Arbitrary<Call> = fc.oneof(reserve, settle, release);
/** What admins ask, and what happens. */
export const callOfAdmin: fc.Arbitrary<Call> = fc.oneof(
  grant,
  reset,
  override,
  calls.role,
  calls.guild,
  calls.roles,
  calls.period,
);

export type Opened = Awaited<ReturnType<LedgerWorld['open']>>;

function holder(who: Name, model: LedgerModel): Holder {
  return { guildId: GUILD, userId: who, roles: model.member(who).roles };
}

/** `id` is the interaction's: the same when the same is asked again. */
export async function ask(opened: Opened, world: LedgerWorld, model: LedgerModel, call: Call, id: string): Promise<string> {
  const { ledger } = opened;
  switch (call.does) {
    case 'reserve': {
      const reservation = await ledger.reserve(holder(call.who, model), `${call.who}-${call.job}`, call.amount);
      return reservation.outcome === 'reserved' ? 'reserved' : `${reservation.whose} short by ${reservation.by}`;
    }
    case 'settle':
    case 'release': {
      const key = `${GUILD}/${call.who}/${world.calendar.periodAt(world.clock.now()).key}`;
      const credits = call.does === 'settle' ? call.amount : 0;
      const models = credits > 0 ? [{ model: credits % 2 ? 'odd' : 'constructor', credits, pictures: 1 }] : [];
      await ledger.settle(key, `${call.who}-${call.job}`, { models });
      return 'settled';
    }
    case 'forget':
      await ledger.release({ guildId: GUILD, userId: call.who }, `${call.who}-${call.job}`);
      return 'settled';
    case 'look':
      return String((await ledger.statement(holder(call.who, model))).available);
    case 'period':
      await world.clock.advance(DAY_MS);
      return 'done';
    case 'roles':
      return 'done';
    default: {
      const deed = deedOf(call, model);
      const at = world.clock.now();
      const { before, after } = await opened.acts.perform({ id, at, guildId: GUILD, by: 'mia', reason: null, deed });
      return `${before} to ${after}`;
    }
  }
}

type AdminCall = Extract<Call, { does: 'grant' | 'reset' | 'override' | 'role' | 'guild' | 'budget' }>;

function deedOf(call: AdminCall, model: LedgerModel): AdminAct['deed'] {
  const member = (name: Name) => ({ userId: name, roles: [...model.member(name).roles] });
  switch (call.does) {
    case 'grant':
      return { kind: 'grant', member: member(call.who), amount: call.amount, expires: call.expires };
    case 'reset':
      return { kind: 'reset', member: member(call.who) };
    case 'override':
      return { kind: 'allow-member', member: member(call.who), limit: call.limit };
    case 'role':
      return { kind: 'allow-role', roleId: call.role, limit: call.limit };
    case 'guild':
      return { kind: 'allow-guild', limit: call.limit };
    case 'budget':
      return { kind: 'budget', limit: call.limit };
  }
}

/** The right answer, whatever happened on the way to it. */
export function expected(model: LedgerModel, call: Call, period: string): string {
  const said = ([before, after]: readonly [number | null, number | null]) => `${before} to ${after}`;
  switch (call.does) {
    case 'reserve':
      return model.reserve(call.who, `${call.who}-${call.job}`, call.amount);
    case 'settle':
    case 'release':
    case 'forget':
      model.settle(call.who, `${call.who}-${call.job}`, call.does === 'settle' ? call.amount : 0);
      return 'settled';
    case 'grant':
      return said(model.grant(call.who, call.amount, call.expires));
    case 'reset':
      return said(model.reset(call.who));
    case 'override':
      return said(model.override(call.who, call.limit));
    case 'look':
      return String(model.available(call.who));
    case 'period':
      model.period = period;
      return 'done';
    case 'roles':
      model.allow(() => {
        model.member(call.who).roles = call.roles;
      });
      return 'done';
    default:
      return said(chosen(model, call));
  }
}

function chosen(
  model: LedgerModel,
  call: Extract<Call, { does: 'role' | 'guild' | 'budget' }>,
): readonly [number | null, number | null] {
  if (call.does === 'budget') {
    const before = model.budget;
    model.budget = call.limit;
    return [before, call.limit];
  }
  if (call.does === 'guild') {
    const before = model.guild;
    model.allow(() => {
      model.guild = call.limit;
    });
    return [before, call.limit];
  }
  const before = model.roles.get(call.role) ?? null;
  model.allow(() => {
    if (call.limit === null) model.roles.delete(call.role);
    else model.roles.set(call.role, call.limit);
  });
  return [before, call.limit];
}
