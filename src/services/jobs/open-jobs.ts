// The jobs that have not ended, in memory: found by their id, and by who asked, which is looked up before every answer.
import { type Member, memberKey } from '../member.js';
import type { Job } from './job.js';

export class OpenJobs {
  readonly #jobs = new Map<string, Job>();
  /** The ids of each member's. */
  readonly #ids = new Map<string, Set<string>>();

  get(id: string): Job | undefined {
    return this.#jobs.get(id);
  }

  /** The oldest first. */
  all(): readonly Job[] {
    return [...this.#jobs.values()];
  }

  of(member: Member): readonly Job[] {
    const ids = this.#ids.get(memberKey(member));
    return ids ? [...ids].flatMap((id) => this.#jobs.get(id) ?? []) : [];
  }

  /** Anew, or as it has become. */
  set(job: Job): void {
    const isNew = !this.#jobs.has(job.id);
    this.#jobs.set(job.id, job);
    if (!isNew) return;
    const key = memberKey(job.requester);
    const ids = this.#ids.get(key);
    if (ids) ids.add(job.id);
    else this.#ids.set(key, new Set([job.id]));
  }

  delete(id: string): void {
    const job = this.#jobs.get(id);
    if (!job) return;
    this.#jobs.delete(id);
    const key = memberKey(job.requester);
    const ids = this.#ids.get(key);
    ids?.delete(id);
    if (ids?.size === 0) this.#ids.delete(key);
  }
}
