// What was taken in and is not yet in the store: one line a job, handed to the operating system before the asker is answered.
//
// A record in the store is synced to the disk and takes milliseconds, too long to wait for before the answer; a line here takes
// microseconds and survives the process, whatever kills it.
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { type Job, jobSchema } from './job.js';

/** Begins a line that takes a job back: its asker was told that nothing came of it. */
const TAKEN_BACK = '-';

export class IntakeJournal {
  readonly #file: string;
  readonly #descriptor: number;
  /** Noted and not yet in the store. */
  readonly #open = new Set<string>();

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'a+');
  }

  /** What an earlier life has noted and not taken back; a line that was torn by its end had not been answered. */
  read(): Job[] {
    const lines = readFileSync(this.#file, 'utf8').split('\n');
    const takenBack = new Set(lines.filter((line) => line.startsWith(TAKEN_BACK)).map((line) => line.slice(TAKEN_BACK.length)));
    return lines.flatMap((line) => jobIn(line) ?? []).filter(({ id }) => !takenBack.has(id));
  }

  /** Throws when it can't be written whole. */
  note(job: Job): void {
    this.#write(JSON.stringify(job));
    this.#open.add(job.id);
  }

  takeBack(jobId: string): void {
    this.#write(`${TAKEN_BACK}${jobId}`);
    this.done(jobId);
  }

  /** The job needs its line no longer; when no job does, the journal begins anew. */
  done(jobId: string): void {
    this.#open.delete(jobId);
    if (this.#open.size === 0) this.clear();
  }

  clear(): void {
    ftruncateSync(this.#descriptor);
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  /** On a line of its own, also after one that was torn. */
  #write(line: string): void {
    const written = `\n${line}\n`;
    if (writeSync(this.#descriptor, written) < Buffer.byteLength(written)) throw new Error('no room for a line of the journal');
  }
}

function jobIn(line: string): Job | undefined {
  try {
    return jobSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
