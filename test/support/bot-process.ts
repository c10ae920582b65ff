// The built bot as a process of its own: started with nothing but the settings given, watched from outside, ended by signals.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Built beside the tests; another build can be tried without disturbing this one. */
export const BOT = process.env.ATELIER_SCRIPT ?? fileURLToPath(new URL('../../src/index.js', import.meta.url));
const PATIENCE_MS = 20_000;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export class BotProcess {
  readonly exited: Promise<Exit>;
  readonly #child: ChildProcess;
  readonly #log: Record<string, unknown>[] = [];
  #output = '';
  /** How much of the output has been read as lines of the log. */
  #read = 0;
  #exit: Exit | undefined;

  constructor(folder: string, settings: Readonly<Record<string, string>>) {
    const env = { PATH: process.env.PATH ?? '', ...settings };
    this.#child = spawn(process.execPath, [BOT], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (text: string) => {
      this.#output += text;
    };
    this.#child.stdout?.setEncoding('utf8').on('data', take);
    this.#child.stderr?.setEncoding('utf8').on('data', take);
    this.exited = new Promise((resolve) => {
      this.#child.once('close', (code, signal) => {
        this.#exit = { code, signal };
        resolve(this.#exit);
      });
    });
  }

  /** All that it has said, on both channels. */
  get output(): string {
    return this.#output;
  }

  /** The log's lines as they were written; what is asked for again and again while somebody waits is read once. */
  get log(): readonly Record<string, unknown>[] {
    const end = this.#output.lastIndexOf('\n') + 1;
    const lines = this.#output.slice(this.#read, end).split('\n');
    this.#read = end;
    for (const line of lines) {
      if (line.startsWith('{') && line.endsWith('}')) this.#log.push(JSON.parse(line) as Record<string, unknown>);
    }
    return this.#log;
  }

  /** Whether it has, since its log had so many lines. */
  hasLogged(message: string, since = 0): boolean {
    return this.log.slice(since).some(({ msg }) => msg === message);
  }

  /** Resolves when it says that it is ready; by then its log has said so too, and what it goes on with. */
  async ready(): Promise<this> {
    await until(() => this.#output.includes('Atelier is ready') || this.#exit !== undefined, 'the bot to be ready');
    if (this.#exit) throw new Error(`The bot has ended instead of being ready:\n${this.#output}`);
    return this;
  }

  /** Ends it at once, as a power cut would; resolves when it is gone, also when it was already. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  /** Asks it to leave; resolves when it is gone. */
  leave(): Promise<Exit> {
    this.#child.kill('SIGTERM');
    return this.exited;
  }
}

/** Waits until `look` finds something. */
export async function until<Found>(
  look: () => Found | Promise<Found>,
  what: string,
  patience = PATIENCE_MS,
): Promise<Exclude<Found, undefined | null | false>> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found as Exclude<Found, undefined | null | false>;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
