// Edits that show progress: at most one in two seconds a message and fifteen a second in all, by turns; newer words replace those
// still waiting.
import { Alarm } from '../alarm.js';
import type { Clock } from '../clock.js';

/** Whether there is any use in editing this message again; `unsaid`: these words must be seen, and were not. */
export type Outlook = 'open' | 'closed' | 'unsaid';
type Send = () => Promise<Outlook>;

interface Line {
  /** What the words last sent say, in short, so that nothing is said twice. */
  said: string;
  sentAt: number;
  waiting: { readonly said: string; readonly send: Send } | undefined;
  sending: Promise<void> | undefined;
  outlook: Outlook;
}

const GAP_MS = 2000;
/** The first words of a message wait this long for better ones. */
const FIRST_MS = 200;
const SHARED_GAP_MS = 1000 / 15;

export class ProgressEdits {
  readonly #clock: Clock;
  readonly #lines = new Map<string, Line>();
  #nextAt = 0;
  readonly #alarm: Alarm;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#alarm = new Alarm(clock, () => this.#pump());
  }

  /** Sends these words as soon as the message and the budget allow, unless newer ones come. */
  put(jobId: string, said: string, send: Send): void {
    const line = this.#lines.get(jobId) ?? this.#begin(jobId);
    if (line.outlook === 'closed' || said === line.waiting?.said) return;
    // Back to what is already shown: then what waited is out of date and nothing is left to say.
    line.waiting = said === line.said ? undefined : { said, send };
    this.#pump();
  }

  /** Nothing more is said of this job; resolves when what was on the wire has ended, so that the last words come last. */
  async end(jobId: string): Promise<void> {
    const line = this.#lines.get(jobId);
    this.#lines.delete(jobId);
    await line?.sending;
  }

  #begin(jobId: string): Line {
    const sentAt = this.#clock.now() - GAP_MS + FIRST_MS;
    const line: Line = { said: '', sentAt, waiting: undefined, sending: undefined, outlook: 'open' };
    this.#lines.set(jobId, line);
    return line;
  }

  #pump(): void {
    const now = this.#clock.now();
    let next: number | undefined;
    for (const [jobId, line] of this.#lines) {
      if (!line.waiting || line.sending) continue;
      const at = Math.max(line.sentAt + GAP_MS, this.#nextAt);
      if (at > now) next = Math.min(next ?? at, at);
      else this.#send(jobId, line, now);
    }
    this.#alarm.setAt(next);
  }

  #send(jobId: string, line: Line, now: number): void {
    if (!line.waiting) return;
    const { said, send } = line.waiting;
    // Whoever was shown just now stands behind all others.
    this.#lines.delete(jobId);
    this.#lines.set(jobId, line);
    this.#nextAt = now + SHARED_GAP_MS;
    Object.assign(line, { said, sentAt: now, waiting: undefined });
    line.sending = send().then((outlook) => {
      line.sending = undefined;
      line.outlook = outlook;
      if (outlook === 'closed') line.waiting = undefined;
      if (outlook === 'unsaid') line.said = '';
      this.#pump();
    });
  }
}
