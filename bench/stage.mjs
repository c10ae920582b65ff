// What a bench must clean up whatever happens: the temporary folder, the doubles, and the bots, each ended by its pid.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class Stage {
  #folder = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
  /** @type {Set<import('node:child_process').ChildProcess>} */
  #children = new Set();
  #doubles = new Set();

  constructor() {
    // Also when the bench itself breaks where nothing catches it.
    process.once('exit', () => {
      for (const child of this.#children) child.kill('SIGKILL');
      rmSync(this.#folder, { recursive: true, force: true });
    });
  }

  /** A new empty folder. */
  folder() {
    return mkdtempSync(join(this.#folder, 'bot-'));
  }

  /** @param {string} name */
  path(name) {
    return join(this.#folder, name);
  }

  /** Starts a double and will stop it. @template {{ start(): Promise<void>, stop(): void }} Double @param {Double} double */
  async open(double) {
    await double.start();
    this.#doubles.add(double);
    return double;
  }

  /** A bot in its own folder, so that it reads no .env of whoever runs the bench; its output goes to a file there. */
  fork(script, { folder, env, execArgv }) {
    const output = openSync(join(folder, 'output.log'), 'a');
    const { PATH, HOME } = process.env;
    const stdio = ['ignore', output, output, 'ipc'];
    const child = fork(script, [], { cwd: folder, env: { PATH, HOME, ...env }, execArgv, stdio });
    closeSync(output);
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  /** @param {import('node:child_process').ChildProcess} child */
  async end(child) {
    if (!this.#children.has(child)) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async close() {
    await Promise.all([...this.#children].map((child) => this.end(child)));
    for (const double of this.#doubles) double.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
