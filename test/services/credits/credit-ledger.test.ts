// The ledger's own doings: two accounts for each request, periods, budgets, what it remembers and what it believes.
import { describe, expect, it } from 'vitest';
import type { AdminAct } from '../../../src/services/credits/admin-acts.js';
import type { TeamStatement } from '../../../src/services/credits/credit-ledger.js';
import { settled } from '../../support/manual-clock.js';
import { DiskError } from './fragile-store.js';
import { checkBooks } from './ledger-books.js';
import { ledgerWorld, NOW, onDisk } from './ledger-world.js';

const ada = { guildId: 'guild', userId: 'ada', roles: [] };
const ben = { guildId: 'guild', userId: 'ben', roles: [] };
const NOVEMBER = 'month-2026-11';

async function setUp(onTeam?: (guildId: string, team: TeamStatement, isShort: boolean) => void) {
  const world = await ledgerWorld({ kind: 'month', ...(onTeam && { onTeam }) });
  const opened = await world.open();
  let number = 0;
  const act = (deed: AdminAct['deed']) => {
    number += 1;
    return opened.acts.perform({ id: `act-${number}`, at: NOW, guildId: 'guild', by: 'mia', reason: null, deed });
  };
  return { world, act, ...opened };
}

function bill(credits: number) {
  return { models: credits > 0 ? [{ model: 'mini', credits, pictures: 1 }] : [] };
}

describe('a job in two accounts', () => {
  it('is settled where it was reserved, even when the period has changed since', async () => {
    const { world, ledger, members } = await setUp();
    const reservation = await ledger.reserve(ada, 'job', 40);
    if (reservation.outcome !== 'reserved') throw new Error('not reserved');
    expect(reservation.accountKey).toBe(`guild/ada/${NOVEMBER}`);
    await world.clock.advance(Date.UTC(2026, 11, 2) - NOW);
    expect(await ledger.reserve(ada, 'job', 40)).toEqual(reservation);
    await ledger.settle(reservation.accountKey, 'job', bill(25));
    expect(await ledger.statement(ada)).toMatchObject({ available: 100, resetsAt: Date.UTC(2027, 0, 1) });
    expect((await ledger.team('guild')).account.spent).toBe(0);
    expect(await members.of('guild', NOVEMBER, 'ada')).toMatchObject({ spent: 25 });
    const november = world.calendar.periodAt(NOW);
    expect((await ledger.teamIn('guild', november.key)).account).toMatchObject({
      ...{ spent: 25, members: 1, reservations: {}, days: { '2026-11-30': 25 } },
    });
  });

  it.each([true, false])(
    'is held and booked in one commit: a death with it leaves both behind, or none (arrived: %s)',
    async (arrives) => {
      const { world, ledger } = await setUp();
      await ledger.reserve(ben, "of another's", 10);
      world.store.make({ commit: 0, arrives, kills: true });
      await expect(ledger.reserve(ada, 'job', 40)).rejects.toThrow(DiskError);
      world.store.revive();
      checkBooks(world);
      const second = await world.open();
      await second.ledger.reserve(ada, 'job', 40);
      world.store.make({ commit: 0, arrives, kills: true });
      await expect(second.ledger.settle(`guild/ada/${NOVEMBER}`, 'job', bill(25))).rejects.toThrow(DiskError);
      world.store.revive();
      checkBooks(world);
      await world.clock.advance(Date.UTC(2026, 11, 2) - NOW);
      const third = await world.open();
      await third.ledger.settle(`guild/ada/${NOVEMBER}`, 'job', bill(25));
      const { account } = await third.ledger.teamIn('guild', world.calendar.periodAt(NOW).key);
      expect(account).toMatchObject({ spent: 25, requests: 1, members: 1, top: [{ userId: 'ada', spent: 25 }] });
      expect(account.days).toEqual({ [arrives ? '2026-11-20' : '2026-11-30']: 25 });
      checkBooks(world);
    },
  );

  it('that is asked for again when it has ended holds nothing in either', async () => {
    const { world, ledger } = await setUp();
    await ledger.reserve(ada, 'job', 40);
    await ledger.settle(`guild/ada/${NOVEMBER}`, 'job', bill(25));
    expect(await ledger.reserve(ada, 'job', 40)).toMatchObject({ outcome: 'reserved' });
    expect((await ledger.team('guild')).account.reservations).toEqual({});
    checkBooks(world);
  });

  it('of which nobody knows any more where it was reserved gives everything back', async () => {
    const { world, ledger } = await setUp();
    await ledger.reserve(ada, 'job', 40);
    await world.clock.advance(Date.UTC(2026, 11, 2) - NOW);
    await ledger.release(ada, 'job');
    await ledger.release(ada, 'never reserved');
    expect((await ledger.purse(ada)).accounts[NOVEMBER]?.reservations).toEqual({});
    checkBooks(world);
  });

  it('has one account only outside guilds', async () => {
    const { world, ledger } = await setUp();
    const direct = { ...ada, guildId: null };
    expect(await ledger.reserve(direct, 'job', 40)).toEqual({ outcome: 'reserved', accountKey: `direct/ada/${NOVEMBER}` });
    await ledger.settle(`direct/ada/${NOVEMBER}`, 'job', bill(25));
    expect(await ledger.statement(direct)).toMatchObject({ available: 75, teamLeft: undefined });
    expect(await ledger.statement(ada)).toMatchObject({ available: 100 });
    expect(onDisk(world).teams.size).toBe(0);
  });
});

describe('a budget', () => {
  it('refuses what the member could pay, and leaves nothing of it behind', async () => {
    const { ledger, act } = await setUp();
    await act({ kind: 'budget', limit: 50 });
    await ledger.reserve(ben, 'first', 30);
    expect(await ledger.reserve(ada, 'job', 40)).toEqual({ outcome: 'short', by: 20, whose: 'team' });
    expect(await ledger.statement(ada)).toMatchObject({ available: 100, reserved: 0, teamLeft: 20, entries: [] });
    await act({ kind: 'budget', limit: null });
    expect(await ledger.reserve(ada, 'job', 40)).toMatchObject({ outcome: 'reserved' });
  });

  it('is told of whenever the account of the present period has changed or could not pay, and only then', async () => {
    const heard: [number, number | null, boolean][] = [];
    const { ledger, act } = await setUp((_, { account, budget }, isShort) => heard.push([account.spent, budget, isShort]));
    await act({ kind: 'budget', limit: 50 });
    await ledger.reserve(ada, 'job', 40);
    await ledger.reserve(ada, 'job', 40);
    await ledger.reserve(ben, 'large', 40);
    await ledger.settle(`guild/ada/${NOVEMBER}`, 'job', bill(25));
    await ledger.settle(`guild/ada/${NOVEMBER}`, 'job', bill(25));
    expect(heard).toEqual([
      [0, 50, false],
      [0, 50, true],
      [25, 50, false],
    ]);
  });

  it('is not overdrawn by twenty requests at the same time, and two admins lose nothing', async () => {
    const { world, ledger, act } = await setUp();
    await act({ kind: 'budget', limit: 100 });
    const holders = Array.from({ length: 20 }, (_, number) => ({ ...ada, userId: `member-${number}` }));
    const grant = (userId: string) => act({ kind: 'grant', member: { userId, roles: [] }, amount: 5, expires: 'never' });
    const [answers, grants] = await Promise.all([
      Promise.all(holders.map((holder) => ledger.reserve(holder, `job of ${holder.userId}`, 10))),
      Promise.all(holders.flatMap(({ userId }) => [grant(userId), grant(userId)])),
    ]);
    expect(answers.filter(({ outcome }) => outcome === 'reserved')).toHaveLength(10);
    expect(grants).toHaveLength(40);
    expect((await ledger.team('guild')).account).toMatchObject({ spent: 0 });
    for (const [index, holder] of holders.entries()) {
      const held = answers[index]?.outcome === 'reserved' ? 10 : 0;
      expect(await ledger.statement(holder)).toMatchObject({ available: 110 - held, reserved: held, teamLeft: 0 });
    }
    checkBooks(world);
  });
});

describe('what is remembered', () => {
  it("answers without waiting and without the disk, the team's budget included", async () => {
    const { world, ledger, act } = await setUp();
    expect(ledger.knownStatement(ada)).toBeUndefined();
    await act({ kind: 'budget', limit: 500 });
    await ledger.reserve(ada, 'job', 40);
    const { reads } = world.store;
    expect(ledger.knownStatement(ada)).toMatchObject({ available: 60, reserved: 40, teamLeft: 460 });
    const write = ledger.reserve(ada, 'another', 10);
    expect(ledger.knownStatement(ada)).toMatchObject({ available: 60, teamLeft: 460 });
    await write;
    expect(ledger.knownStatement(ada)).toMatchObject({ available: 50, teamLeft: 450 });
    expect(ledger.knownStatement(ben)).toBeUndefined();
    await ledger.statement(ada);
    expect(world.store.reads).toBe(reads);
  });

  it("of a period that has just begun says nothing before the team's account was read", async () => {
    const { world, ledger, act } = await setUp();
    await act({ kind: 'budget', limit: 500 });
    await ledger.reserve(ada, 'job', 40);
    await world.clock.advance(Date.UTC(2026, 11, 2) - NOW);
    expect(ledger.knownStatement(ada)).toBeUndefined();
    await ledger.statement(ada);
    expect(ledger.knownStatement(ada)).toMatchObject({ available: 100, teamLeft: 500 });
  });

  it('gives way to the disk after a write that failed although it had arrived, whoever was looking meanwhile', async () => {
    const { world, ledger } = await setUp();
    await ledger.statement(ada);
    world.store.make({ commit: 0, arrives: true, kills: false });
    const write = ledger.reserve(ada, 'one', 70);
    const looks = Array.from({ length: 6 }, async (_, turns) => {
      for (let turn = 0; turn < turns; turn += 1) await undefined;
      return ledger.statement(ada);
    });
    await expect(write).rejects.toThrow(DiskError);
    await Promise.all(looks);
    expect(await ledger.statement(ada)).toMatchObject({ available: 30, reserved: 70 });
    expect(await ledger.reserve(ada, 'two', 40)).toEqual({ outcome: 'short', by: 10, whose: 'member' });
  });

  it('follows a changed allowance at once', async () => {
    const { world, ledger } = await setUp();
    await ledger.reserve(ada, 'job', 40);
    const richer = await world.open(500);
    expect(await richer.ledger.statement(ada)).toMatchObject({ available: 460, reserved: 40 });
  });

  it('is forgotten where it was used longest ago, and read again', async () => {
    const { ledger } = await setUp();
    await ledger.reserve(ada, 'job', 40);
    for (let member = 0; member < 2100; member += 1) await ledger.statement({ ...ada, userId: String(member) });
    expect(ledger.knownStatement(ada)).toBeUndefined();
    await settled();
    expect(await ledger.statement(ada)).toMatchObject({ available: 60, reserved: 40 });
  });
});

describe('roles', () => {
  it('bring credits to who has them, the highest of several, and take them along when they go', async () => {
    const { ledger, act } = await setUp();
    await act({ kind: 'allow-guild', limit: 80 });
    await act({ kind: 'allow-role', roleId: 'painter', limit: 200 });
    await act({ kind: 'allow-role', roleId: 'patron', limit: 300 });
    const left = async (...roles: string[]) => (await ledger.statement({ ...ada, roles })).available;
    expect([await left(), await left('painter'), await left('patron', 'painter')]).toEqual([80, 200, 300]);
    await ledger.reserve({ ...ada, roles: ['painter'] }, 'job', 150);
    expect(await left()).toBe(-70);
    expect(await ledger.reserve(ada, 'another', 1)).toEqual({ outcome: 'short', by: 71, whose: 'member' });
    await act({ kind: 'allow-member', member: { userId: 'ada', roles: ['patron'] }, limit: 155 });
    expect(await left('patron')).toBe(5);
  });
});
