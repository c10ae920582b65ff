// A store for the doctor's tests: filled by the bot's own bookkeeping, spoilt by hand, looked at and mended.
import { openCollections } from '../../src/collections.js';
import { type Diagnosis, examine, treat } from '../../src/doctor/doctor.js';
import { bookkeeping, type Circumstances } from '../../src/doctor/examined.js';
import { AdminActs } from '../../src/services/credits/admin-acts.js';
import { Audit } from '../../src/services/credits/audit.js';
import { billOf, chargeFor } from '../../src/services/jobs/deliver-step.js';
import type { Job } from '../../src/services/jobs/job.js';
import { endingOf } from '../../src/services/jobs/transition.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { aJob, drawn, lost, running } from '../services/jobs/a-job.js';

export const NOW = Date.UTC(2026, 10, 20, 12);
export const PERIOD = 'month-2026-11';
export const PRICE = 11;

export const quota = { credits: 2000, period: 'month', timeZone: 'UTC' } as const;

export class Clinic {
  readonly store = new MemoryStore();
  readonly circumstances: Circumstances = {
    ...{ takenIn: [], quota, historyDays: 365, now: NOW },
    weighPicture: async (_, file) => this.pictures.get(file),
  };
  /** The weights of the files that presets work from. */
  readonly pictures = new Map<string, number>();
  #jobs = 0;

  /** In a guild and out of it: jobs that go on, that gave pictures and that gave none; grants, a budget and presets. */
  static async busy(): Promise<Clinic> {
    const clinic = new Clinic();
    for (const userId of ['ada', 'ben', 'ada', 'mia']) await clinic.end(await clinic.ask(userId));
    await clinic.end(await clinic.ask('ben', { parts: [drawn, lost] }));
    await clinic.end(await clinic.ask('ada', { parts: [lost] }));
    const direct = aJob().requester;
    await clinic.end(await clinic.ask('ada', { requester: { ...direct, guildId: null } }));
    await clinic.ask('ada');
    await clinic.ask('ben', { parts: [running, running] });
    await clinic.act({ kind: 'grant', member: { userId: 'ada', roles: [] }, amount: 100, expires: 'never' });
    await clinic.act({ kind: 'reset', member: { userId: 'ben', roles: [] } });
    await clinic.act({ kind: 'budget', limit: 5000 });
    await clinic.keepPreset('preset-1', 'seaside');
    return clinic;
  }

  collections() {
    return openCollections(this.store);
  }

  async books(at = NOW) {
    const collections = await this.collections();
    const books = bookkeeping({ collections, quota }, at);
    const audit = new Audit(collections.audit);
    const acts = new AdminActs({ ...books, records: collections.acts, audit });
    return { ...collections, ...books, acts };
  }

  /** A job that is being drawn. */
  async ask(userId: string, changes: Partial<Job> = {}, at = NOW): Promise<Job> {
    const { ledger, openJobs } = await this.books(at);
    this.#jobs += 1;
    const asked = aJob({ id: `10000000000000${1000 + this.#jobs}`, price: PRICE, createdAt: at, parts: [running], ...changes });
    const requester = { ...asked.requester, userId };
    const reserved = await ledger.reserve(requester, asked.id, asked.price * asked.parts.length);
    if (reserved.outcome !== 'reserved') throw new Error('It was to be paid for');
    const job: Job = { ...asked, requester, accountKey: reserved.accountKey, state: { name: 'running' } };
    await openJobs.set(job.id, job);
    return job;
  }

  async end(job: Job, at = NOW): Promise<Job> {
    const { ledger, openJobs, endedJobs, history, usage } = await this.books(at);
    const parts = job.parts.map((part) => (part.state === 'running' ? { ...drawn, costUsd: PRICE / 1000 } : part));
    const done = { ...job, parts };
    if (job.accountKey !== null) await ledger.settle(job.accountKey, job.id, billOf(done));
    const ended: Job = { ...done, state: { name: endingOf(done), at, charged: chargeFor(done), rung: 'token' } };
    await endedJobs.set(job.id, ended);
    await history.add(ended);
    await usage.add(ended);
    await history.keepEndings([ended]);
    await openJobs.delete([job.id]);
    return ended;
  }

  async act(deed: Parameters<AdminActs['perform']>[0]['deed']): Promise<void> {
    const { acts } = await this.books();
    this.#jobs += 1;
    await acts.perform({ id: `act-${this.#jobs}`, at: NOW, guildId: 'guild', by: 'mia', reason: null, deed });
  }

  async keepPreset(id: string, name: string, owner = 'guild/ada'): Promise<void> {
    const { presets, presetIndexes } = await this.collections();
    const places = [{ kind: 'preset' as const, presetId: id, file: 'picture-1' }];
    const attachments = [{ slot: 'reference' as const, name: 'a.png', contentType: null, places }];
    this.pictures.set('picture-1', 700);
    await presets.set(id, { owner, name, prompt: 'a {thing}', drawnWith: null, attachments });
    await presetIndexes.set(owner, { presets: [{ id, name, bytes: 700 }], loose: [] });
  }

  /** Puts something in the place that the path leads to in a record, past everything that knows better. */
  spoil(collection: string, key: string, path: readonly (string | number)[], value: unknown): void {
    const records = this.#stored(collection, key);
    const record = JSON.parse(records.get(key) ?? '');
    const last = path.at(-1) ?? '';
    const place = path.slice(0, -1).reduce((inner, step) => inner[step], record);
    if (value === undefined && Array.isArray(place)) place.splice(Number(last), 1);
    else if (value === undefined) delete place[last];
    else place[last] = value;
    records.set(key, JSON.stringify(record));
  }

  drop(collection: string, key: string): void {
    this.#stored(collection, key).delete(key);
  }

  /** Leaves nothing that could be read. */
  garble(collection: string, key: string): void {
    this.#stored(collection, key).set(key, '{"nonsense":true}');
  }

  #stored(collection: string, key: string): Map<string, string> {
    const records = this.store.collections.get(collection);
    if (!records?.has(key)) throw new Error(`There is no ${key} in ${collection}`);
    return records;
  }

  look(circumstances: Partial<Circumstances> = {}): Promise<Diagnosis> {
    return examine(this.store, { ...this.circumstances, ...circumstances });
  }

  /** What it says is off, one line each, with what can be done. */
  async complaints(): Promise<string[]> {
    const { findings } = await this.look();
    return findings.map(({ words, remedy }) => `${words} → ${remedy.kind === 'mend' ? `--fix ${remedy.words}` : remedy.words}`);
  }

  /** Mends, and tells what is off after it. */
  async fix(): Promise<string[]> {
    const { failed } = await treat(this.store, this.circumstances);
    if (failed.length > 0) throw new Error(failed.map(({ problem }) => problem).join());
    return this.complaints();
  }

  /** Everything that is stored, to be compared. */
  contents(): string {
    const collections = [...this.store.collections].filter(([, records]) => records.size > 0);
    return JSON.stringify(collections.sort().map(([name, records]) => [name, [...records].sort()]));
  }
}
