// What admins do is done whole, once, and written down, wherever the process dies.
import { describe, expect, it } from 'vitest';
import type { AdminAct } from '../../../src/services/credits/admin-acts.js';
import { DiskError } from './fragile-store.js';
import { auditOf, ledgerWorld, NOW, onDisk, usageOf } from './ledger-world.js';

const PERIOD = 'day-2026-11-20';
const member = { userId: 'ada', roles: [] };

function actOf(deed: AdminAct['deed'], id = 'act', at = NOW): AdminAct {
  return { id, at, guildId: 'guild', by: 'mia', reason: 'because', deed };
}

const deeds: readonly [string, AdminAct['deed'], readonly [unknown, unknown]][] = [
  ['a grant', { kind: 'grant', member, amount: 40, expires: 'never' }, [70, 110]],
  ['a grant that takes back', { kind: 'grant', member, amount: -90, expires: 'period' }, [70, 0]],
  ['a reset', { kind: 'reset', member }, [70, 100]],
  ["a member's allowance", { kind: 'allow-member', member, limit: 500 }, [100, 500]],
  ["a role's allowance", { kind: 'allow-role', roleId: 'painter', limit: 300 }, [null, 300]],
  ["the guild's allowance", { kind: 'allow-guild', limit: 250 }, [null, 250]],
  ['a budget', { kind: 'budget', limit: 9000 }, [null, 9000]],
];

async function setUp() {
  const world = await ledgerWorld();
  const opened = await world.open();
  await opened.ledger.reserve({ guildId: 'guild', ...member }, 'job', 30);
  await opened.ledger.settle(`guild/ada/${PERIOD}`, 'job', { models: [{ model: 'mini', credits: 30, pictures: 1 }] });
  await opened.acts.perform(actOf(settingOf({ channels: ['studio'], largestCount: 2 }), 'setting'));
  return { world, ...opened };
}

function settingOf(choices: Extract<AdminAct['deed'], { kind: 'choose' }>['choices']): AdminAct['deed'] {
  return { kind: 'choose', name: 'channels', choices, before: 'everywhere', after: 'studio', members: [] };
}

describe.each(deeds)('%s', (_, deed, [before, after]) => {
  it('says what was and what is, in its answer, in the audit and among the entries', async () => {
    const { world, acts, audit, usage } = await setUp();
    expect(await acts.perform(actOf(deed))).toMatchObject({ before, after });
    const [entry] = await auditOf(audit, 'guild');
    expect(entry).toMatchObject({ id: 'act', at: NOW, by: 'mia', reason: 'because', before, after });
    const isMembers = 'member' in deed;
    expect(await auditOf(audit, 'guild', 'ada')).toEqual(isMembers ? [entry] : []);
    const change = Number(after) - Number(before);
    const booked = { id: 'act', userId: 'ada', by: 'mia', kind: change > 0 ? 'granted' : 'taken', credits: Math.abs(change) };
    const isBooked = deed.kind === 'grant' || deed.kind === 'reset';
    expect(await usageOf(usage, 'guild', PERIOD)).toMatchObject(isBooked ? [booked] : []);
    expect(onDisk(world).acts.size).toBe(0);
  });

  it.each([true, false])('is done once though the process dies at any of its commits (arrived: %s)', async (arrives) => {
    for (let commit = 0; ; commit += 1) {
      const { world, acts } = await setUp();
      const earlier = 1;
      world.store.make({ commit, arrives, kills: true });
      const answer = await acts.perform(actOf(deed)).catch((error: unknown) => error);
      const isOver = !world.store.isDead;
      world.store.revive();
      const isWrittenDown = onDisk(world).acts.size > 0 || commit > 0;
      const opened = await world.open();
      const audited = await auditOf(opened.audit, 'guild');
      expect(audited.length, `audited, dying at commit ${commit}`).toBe(earlier + (isWrittenDown ? 1 : 0));
      expect(onDisk(world).acts.size).toBe(0);
      if (isOver) break;
      // Once it is done, nothing that comes after makes it a failure.
      if (commit > 1) expect(answer).toMatchObject({ before, after });
      else expect(answer).toBeInstanceOf(DiskError);
      // Pressed again after it, by the same interaction.
      expect(await opened.acts.perform(actOf(deed))).toMatchObject({ before });
      expect(await auditOf(opened.audit, 'guild')).toHaveLength(earlier + 1);
      const entries = await usageOf(opened.usage, 'guild', PERIOD);
      expect(entries).toHaveLength(deed.kind === 'grant' || deed.kind === 'reset' ? 1 : 0);
      const choices = await opened.choices.of('guild');
      expect([choices.channels, choices.largestCount]).toEqual([['studio'], 2]);
    }
  });

  it('is not told as failed for a trouble that passes', async () => {
    for (const arrives of [true, false]) {
      for (let commit = 1; commit < 4; commit += 1) {
        const { world, acts, audit } = await setUp();
        world.store.make({ commit, arrives, kills: false });
        expect(await acts.perform(actOf(deed))).toMatchObject({ before, after });
        expect(await auditOf(audit, 'guild')).toHaveLength(2);
      }
    }
  });
});

describe('a setting', () => {
  it('leaves alone every choice it does not name, also when a start ends it', async () => {
    const { world, acts } = await setUp();
    world.store.make({ commit: 0, arrives: true, kills: true });
    await expect(acts.perform(actOf(settingOf({ blockedWords: ['snow'] }), 'words'))).rejects.toThrow(DiskError);
    world.store.revive();
    const { choices } = await world.open();
    expect(await choices.of('guild')).toMatchObject({ channels: ['studio'], largestCount: 2, blockedWords: ['snow'] });
  });

  it('that could not be read again is refused before anything is done', async () => {
    const { world, acts, audit } = await setUp();
    await expect(acts.perform(actOf(settingOf({ largestCount: 99 }), 'large'))).rejects.toThrow();
    const huge = { kind: 'grant' as const, member, amount: Number.MAX_SAFE_INTEGER, expires: 'never' as const };
    await expect(acts.perform(actOf(huge, 'huge'))).rejects.toThrow();
    expect([onDisk(world).acts.size, (await auditOf(audit, 'guild')).length]).toEqual([0, 1]);
  });
});

describe('an act that could not be ended', () => {
  it('because the audit can’t be read is told as done, for done it is, and is put on file when that can be read again', async () => {
    const { world, acts, ledger } = await setUp();
    const audit = world.store.memory.collections.get('audit');
    const whole = audit?.get('guild') ?? '';
    audit?.set('guild', 'spoilt');
    const grant = { kind: 'grant' as const, member, amount: 40, expires: 'period' as const };
    expect(await acts.perform(actOf(grant))).toMatchObject({ before: 70, after: 110 });
    expect(await ledger.statement({ guildId: 'guild', ...member })).toMatchObject({ available: 110 });
    audit?.set('guild', whole);
    const opened = await world.open();
    expect((await auditOf(opened.audit, 'guild')).map(({ id }) => id)).toEqual(['act', 'setting']);
    expect(await opened.ledger.statement({ guildId: 'guild', ...member })).toMatchObject({ available: 110 });
  });

  it("is ended before the guild's next one", async () => {
    const { world, acts, audit, ledger } = await setUp();
    world.store.make({ commit: 1, arrives: false, kills: true });
    await expect(acts.perform(actOf({ kind: 'reset', member }, 'first'))).rejects.toThrow(DiskError);
    world.store.revive();
    expect(await acts.perform(actOf({ kind: 'grant', member, amount: 5, expires: 'period' }, 'second'))).toMatchObject({
      ...{ before: 100, after: 105 },
    });
    expect((await auditOf(audit, 'guild')).map(({ id }) => id)).toEqual(['second', 'first', 'setting']);
    expect(await ledger.statement({ guildId: 'guild', ...member })).toMatchObject({ available: 105 });
  });

  it('for a record that can not be read stands in the way of no start and of no other act', async () => {
    const { world, acts } = await setUp();
    world.store.make({ commit: 0, arrives: true, kills: true });
    await expect(acts.perform(actOf({ kind: 'reset', member }, 'first'))).rejects.toThrow(DiskError);
    world.store.revive();
    world.store.memory.collections.get('accounts')?.set('guild/ada', '{}');
    const opened = await world.open();
    const other = { kind: 'grant' as const, member: { userId: 'ben', roles: [] }, amount: 5, expires: 'period' as const };
    expect(await opened.acts.perform(actOf(other, 'second'))).toMatchObject({ before: 100, after: 105 });
    expect([...onDisk({ ...world, store: withoutPurses(world) }).acts.keys()]).toEqual(['first']);
  });
});

function withoutPurses({ store }: Awaited<ReturnType<typeof ledgerWorld>>) {
  store.memory.collections.delete('accounts');
  return store;
}

it('an act ended after midnight stands among the entries of the period in which it was done', async () => {
  const { world, acts } = await setUp();
  world.store.make({ commit: 1, arrives: false, kills: true });
  await expect(acts.perform(actOf({ kind: 'grant', member, amount: 5, expires: 'period' }))).rejects.toThrow(DiskError);
  world.store.revive();
  await world.clock.advance(86_400_000);
  const { ledger, usage } = await world.open();
  expect(await ledger.statement({ guildId: 'guild', ...member })).toMatchObject({ available: 105 });
  expect(await usageOf(usage, 'guild', PERIOD)).toEqual([]);
  expect(await usageOf(usage, 'guild', 'day-2026-11-21')).toMatchObject([{ id: 'act', kind: 'granted', credits: 5 }]);
});
