// What is counted, with labels from closed sets only; nothing is collected unless somebody asks for it.
import type { Counter, Histogram, Registry } from 'prom-client';

export type CommandOutcome = 'ok' | 'refused' | 'error';
export type VendorOutcome = 'ok' | 'refused' | 'rate-limited' | 'failed' | 'no-answer';

export interface Metrics {
  command(name: string, outcome: CommandOutcome): void;
  jobState(state: string): void;
  jobEnded(ending: string): void;
  vendorRequest(provider: string, step: string, outcome: VendorOutcome): void;
  drawn(model: string, seconds: number): void;
  delivery(rung: string): void;
  setAside(collection: string): void;
}

/** Counts nothing: what is used when nobody asked for metrics. */
export const noMetrics: Metrics = {
  command() {},
  jobState() {},
  jobEnded() {},
  vendorRequest() {},
  drawn() {},
  delivery() {},
  setAside() {},
};

export class PromMetrics implements Metrics {
  readonly registry: Registry;
  readonly #counters: Record<'commands' | 'states' | 'endings' | 'vendor' | 'delivery' | 'aside', Counter>;
  readonly #seconds: Histogram;

  private constructor(library: typeof import('prom-client')) {
    const registry = new library.Registry();
    library.collectDefaultMetrics({ register: registry });
    const counter = (name: string, help: string, labelNames: string[]) =>
      new library.Counter({ name: `atelier_${name}_total`, help, labelNames, registers: [registry] });
    this.registry = registry;
    this.#counters = {
      commands: counter('commands', 'Commands and buttons used, by outcome', ['command', 'outcome']),
      states: counter('job_states', 'Jobs that entered a state', ['state']),
      endings: counter('jobs_ended', 'Jobs ended, by how', ['ending']),
      vendor: counter('vendor_requests', 'Requests to vendors, by outcome', ['provider', 'step', 'outcome']),
      delivery: counter('deliveries', 'Endings told, by the rung of the ladder that held', ['rung']),
      aside: counter('records_set_aside', 'Stored records that could not be read', ['collection']),
    };
    this.#seconds = new library.Histogram({
      name: 'atelier_drawing_seconds',
      help: 'How long a picture took to draw',
      labelNames: ['model'],
      buckets: [5, 10, 20, 30, 45, 60, 90, 120, 240, 600],
      registers: [registry],
    });
  }

  /** The library is loaded only when it is wanted: it would slow every start. */
  static async create(): Promise<PromMetrics> {
    const library = await import('prom-client');
    return new PromMetrics(library.default);
  }

  command(command: string, outcome: CommandOutcome): void {
    this.#counters.commands.inc({ command, outcome });
  }
  jobState(state: string): void {
    this.#counters.states.inc({ state });
  }
  jobEnded(ending: string): void {
    this.#counters.endings.inc({ ending });
  }
  vendorRequest(provider: string, step: string, outcome: VendorOutcome): void {
    this.#counters.vendor.inc({ provider, step, outcome });
  }
  drawn(model: string, seconds: number): void {
    this.#seconds.observe({ model }, seconds);
  }
  delivery(rung: string): void {
    this.#counters.delivery.inc({ rung });
  }
  setAside(collection: string): void {
    this.#counters.aside.inc({ collection });
  }
}
