// A bot that dies at any instant leaves nothing that is off: the doctor finds it well at once, and after the next start.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { examine } from '../../src/doctor/doctor.js';
import { IntakeJournal } from '../../src/services/jobs/intake-journal.js';
import type { Job } from '../../src/services/jobs/job.js';
import { DiskError, FragileStore } from '../services/credits/fragile-store.js';
import { BotLife, type Deed, quota } from './bot-life.js';

const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'atelier-doctor-'));
afterAll(() => rmSync(folder, { recursive: true }));

const userId = fc.constantFrom('ada', 'ben', 'cem');
const member = fc.record({ userId, roles: fc.constant<string[]>([]) });
const amount = fc.integer({ min: -50, max: 80 });
const limit = fc.option(fc.integer({ min: 0, max: 200 }));
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    kind: fc.constant('grant' as const),
    member,
    amount,
    expires: fc.constantFrom('period' as const, 'never' as const),
  }),
  fc.record({ kind: fc.constant('reset' as const), member }),
  fc.record({ kind: fc.constant('allow-member' as const), member, limit }),
  fc.record({ kind: fc.constant('budget' as const), limit: fc.option(fc.integer({ min: 100, max: 300 })) }),
);
const which = fc.nat(9);
const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('ask' as const), userId, count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('advance' as const), which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), which }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('act' as const), deed }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('tidy' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 30 }) }) },
);
/** What comes together happens at once. */
const lives = fc.array(
  fc.record({
    rounds: fc.array(fc.array(happening, { minLength: 1, maxLength: 3 }), { minLength: 5, maxLength: 40 }),
    commit: fc.nat(150),
    arrives: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

type Happening = typeof happening extends fc.Arbitrary<infer Kind> ? Kind : never;

class History {
  readonly store = new FragileStore();
  readonly file = join(mkdtempSync(join(folder, 'life-')), 'store.intake');
  now = Date.UTC(2026, 10, 20, 12);
  #ids = 0;

  async let(life: BotLife, what: Happening, job: Job | undefined): Promise<void> {
    this.#ids += 1;
    if (what.does === 'ask') await life.ask(String(1000 + this.#ids), what.userId, what.count);
    if (what.does === 'act') await life.act(`act-${this.#ids}`, what.deed);
    if (what.does === 'tidy') await life.jobs.tidy();
    if (what.does === 'pass') this.now += what.hours * HOUR_MS;
    if (what.does === 'advance' && job) await life.advance(job, this.now);
    if (what.does === 'cancel' && job) await life.jobs.apply(job.id, { type: 'cancelled', at: this.now });
  }

  /** A job has one step at a time. */
  async round(life: BotLife, happenings: readonly Happening[]): Promise<void> {
    const meant = new Map(happenings.map((what) => [jobFor(life, what) ?? what, what]));
    const ends = await Promise.allSettled([...meant].map(([job, what]) => this.let(life, what, 'id' in job ? job : undefined)));
    for (const end of ends) {
      if (end.status === 'fulfilled' || end.reason instanceof DiskError) continue;
      throw end.reason;
    }
  }

  async look() {
    const journal = new IntakeJournal(this.file);
    const takenIn = journal.read();
    journal.close();
    const { findings } = await examine(this.store, {
      ...{ takenIn, quota, historyDays: 365, now: this.now, weighPicture: async () => 1 },
    });
    return findings.map(({ words }) => words);
  }

  begin(): Promise<BotLife> {
    return BotLife.begin(this.store, this.file, this.now);
  }
}

function jobFor(life: BotLife, what: Happening): Job | undefined {
  const open = life.jobs.open();
  return 'which' in what ? open[what.which % Math.max(1, open.length)] : undefined;
}

it('whatever happens and whenever it dies, the doctor finds nothing, before and after the next start', async () => {
  let deaths = 0;
  await fc.assert(
    fc.asyncProperty(lives, async (all) => {
      const history = new History();
      for (const { rounds, commit, arrives } of all) {
        const life = await history.begin();
        history.store.make({ commit, arrives, kills: true });
        for (const happenings of rounds) if (!history.store.isDead) await history.round(life, happenings);
        await life.die();
        if (history.store.isDead) deaths += 1;
        history.store.revive();
        expect(await history.look()).toEqual([]);
      }
      await (await history.begin()).goOn(history.now);
      expect(await history.look()).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(deaths).toBeGreaterThan(20);
});
