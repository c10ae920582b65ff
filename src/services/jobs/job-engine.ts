// The scheduler: lets jobs in by turns and calls each one's next step when it is due. All that matters is in the store, so recovery
// is to schedule every open job.
import { approvalDue, awaitsApproval, type Verdict } from './approval.js';
import { attendApproval } from './approval-step.js';
import { waitAfter } from './backoff.js';
import { deliver, LeavingError } from './deliver-step.js';
import { hasEnded, isUnread, type Job } from './job.js';
import { NotToldError } from './job-reporter.js';
import { nextLook, pollParts } from './poll-step.js';
import { readSources } from './read-step.js';
import { recover } from './recovery.js';
import { reserveCredits } from './reserve-step.js';
import { standingOf } from './standing.js';
import { submitParts } from './submit-step.js';
import type { Tools } from './tools.js';
import { type Limits, readyAt, takeTurns } from './turns.js';

const RETRY = { firstMs: 1000, mostMs: 60_000 };
/** A step that fails so often in a row with an error of ours won't work the next time either. */
const MOST_FAILURES = 5;
const SHOW_EVERY_MS = 2000;

export class JobEngine {
  readonly #tools: Tools;
  readonly #limits: Limits;
  /** Per job: how to call off its next step. */
  readonly #due = new Map<string, () => void>();
  /** Steps under way; a job has at most one. */
  readonly #busy = new Map<string, Promise<void>>();
  /** Jobs to look at again as soon as their present step ends. */
  readonly #again = new Set<string>();
  readonly #failures = new Map<string, number>();
  /** Let in, and still queued while the submit waits for room. */
  readonly #starting = new Set<string>();
  /** Recorded before the start. */
  readonly #early: string[] = [];
  #stopped = true;
  #callOffShow: (() => void) | undefined;

  constructor(tools: Tools, limits: Limits) {
    this.#tools = tools;
    this.#limits = limits;
  }

  /** Picks up every job of an earlier life where it was, and begins what has come in meanwhile. */
  start(earlier: readonly Job[]): void {
    this.#stopped = false;
    for (const job of earlier) {
      this.#tools.log.info({ jobId: job.id, state: job.state.name }, 'job picked up');
      this.#run(job.id, () => recover(this.#tools, job));
    }
    for (const jobId of this.#early.splice(0)) this.#run(jobId);
  }

  /** A job that was just recorded begins. */
  begin(jobId: string): void {
    if (this.#stopped) this.#early.push(jobId);
    else this.#run(jobId);
  }

  async cancel(jobId: string): Promise<Job> {
    const job = await this.#tools.jobs.apply(jobId, { type: 'cancelled', at: this.#tools.clock.now() });
    const standing = standingOf(this.#tools, job, undefined);
    if (standing) this.#tools.reporter.show(job, standing);
    this.#run(jobId);
    return job;
  }

  /** A moderator's press on a job that waits for it; false when it waits no longer. */
  async decide(jobId: string, verdict: Verdict): Promise<boolean> {
    const before = this.#tools.jobs.get(jobId);
    if (!before || !awaitsApproval(before)) return false;
    await this.#tools.jobs.apply(jobId, { type: 'decided', verdict });
    this.#tools.log.info({ jobId, verdict: verdict.kind, by: verdict.by }, 'decided by a moderator');
    this.#run(jobId);
    return true;
  }

  /** Begins nothing any more; resolves when every step under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#callOffShow?.();
    for (const callOff of this.#due.values()) callOff();
    this.#due.clear();
    await Promise.all(this.#busy.values());
    await this.#tools.jobs.tidy();
  }

  /** Runs the job's next step now, or as soon as the present one ends. */
  #run(jobId: string, step: () => Promise<void> = () => this.#advance(jobId)): void {
    this.#due.get(jobId)?.();
    this.#due.delete(jobId);
    if (this.#stopped) return;
    if (this.#busy.has(jobId)) {
      this.#again.add(jobId);
      return;
    }
    this.#busy.set(jobId, this.#guarded(jobId, step));
  }

  async #guarded(jobId: string, step: () => Promise<void>): Promise<void> {
    let next: number;
    try {
      await step();
      this.#failures.delete(jobId);
      next = this.#nextDue(jobId);
    } catch (error) {
      next = await this.#failed(jobId, error);
    }
    this.#busy.delete(jobId);
    if (this.#tools.jobs.get(jobId)?.state.name !== 'queued') this.#starting.delete(jobId);
    if (this.#again.delete(jobId)) this.#run(jobId);
    else this.#schedule(jobId, next);
    this.#letIn();
  }

  /** One durable step. */
  async #advance(jobId: string): Promise<void> {
    const job = this.#tools.jobs.get(jobId);
    if (!job) return;
    this.#tools.metrics.jobState(job.state.name);
    switch (job.state.name) {
      case 'accepted':
        return isUnread(job) ? readSources(this.#tools, job) : reserveCredits(this.#tools, job);
      case 'queued':
        if (!this.#starting.has(jobId)) return attendApproval(this.#tools, job);
        // Refused for now, it stands in line again.
        return submitParts(this.#tools, job).finally(() => this.#starting.delete(jobId));
      case 'submitting':
      case 'running':
        await Promise.all([pollParts(this.#tools, job), submitParts(this.#tools, job)]);
        return;
      case 'delivering':
        return deliver(this.#tools, job);
    }
  }

  /** When the job's next step is due; never, when something else brings it on or it has ended. */
  #nextDue(jobId: string): number {
    const job = this.#tools.jobs.get(jobId);
    if (!job || hasEnded(job)) return Number.POSITIVE_INFINITY;
    switch (job.state.name) {
      case 'queued':
        return Math.min(approvalDue(job), readyAt(job) > this.#tools.clock.now() ? readyAt(job) : Number.POSITIVE_INFINITY);
      case 'running':
      case 'submitting':
        return Math.min(nextLook(this.#tools, job), readyAt(job));
      default:
        return this.#tools.clock.now();
    }
  }

  #schedule(jobId: string, at: number): void {
    if (this.#stopped || at === Number.POSITIVE_INFINITY) return;
    this.#due.get(jobId)?.();
    this.#due.set(
      jobId,
      this.#tools.clock.after(at - this.#tools.clock.now(), () => this.#run(jobId)),
    );
  }

  /** Lets in whose turn it is, and shows those who wait where they stand. */
  #letIn(): void {
    if (this.#stopped) return;
    const { begin } = takeTurns(this.#tools.jobs.open(), this.#starting, this.#limits, this.#tools.clock.now());
    for (const job of begin) {
      this.#starting.add(job.id);
      this.#run(job.id);
    }
    if (begin.length > 0) this.#callOffNextShow();
    this.#showSoon();
  }

  /** Who is let in must not wait for the next round to be shown so. */
  #callOffNextShow(): void {
    this.#callOffShow?.();
    this.#callOffShow = undefined;
  }

  #showSoon(): void {
    this.#callOffShow ??= this.#tools.clock.after(0, () => this.#show());
  }

  /** Shows every open job how it stands, and does so again while there are any. */
  #show(): void {
    this.#callOffShow = undefined;
    if (this.#stopped) return;
    const open = this.#tools.jobs.open();
    const { line } = takeTurns(open, this.#starting, this.#limits, this.#tools.clock.now());
    const positions = new Map(line.map((job, index) => [job.id, index + 1]));
    for (const job of open) {
      const standing = standingOf(this.#tools, job, positions.get(job.id));
      if (standing) this.#tools.reporter.show(job, standing);
    }
    if (open.length > 0) this.#callOffShow = this.#tools.clock.after(SHOW_EVERY_MS, () => this.#show());
  }

  /** Returns when to try again. */
  async #failed(jobId: string, error: unknown): Promise<number> {
    if (error instanceof LeavingError || this.#stopped) return Number.POSITIVE_INFINITY;
    const failures = (this.#failures.get(jobId) ?? 0) + 1;
    this.#failures.set(jobId, failures);
    this.#tools.log.error({ jobId, failures, error }, 'step failed');
    if (failures >= MOST_FAILURES && !(error instanceof NotToldError)) await this.#giveUp(jobId).catch(() => {});
    return this.#tools.clock.now() + waitAfter(failures, RETRY, this.#tools.random());
  }

  /** What can't be drawn because of an error of ours is refunded and told, with the reference under which the log holds it. */
  async #giveUp(jobId: string): Promise<void> {
    const job = this.#tools.jobs.get(jobId);
    if (!job || job.state.name === 'delivering') return;
    const loss = { reason: 'internal', detail: jobId.slice(-6) } as const;
    if (job.state.name === 'accepted') await this.#tools.jobs.apply(jobId, { type: 'refused', loss });
    for (const [part, { state }] of job.parts.entries()) {
      if (state === 'submitting' || state === 'running' || state === 'waiting') {
        await this.#tools.jobs.apply(jobId, { type: 'part-lost', part, loss });
      }
    }
  }
}
