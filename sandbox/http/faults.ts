// What may go wrong with a request, asked for beforehand: a list of rules, each used up as often as it says.
import type { ApiAnswer, ApiRequest } from './answer.js';

export type Fault =
  /** Answered with this instead of being handled. */
  | { readonly kind: 'answer'; readonly answer: ApiAnswer }
  /** Never answered. `handled`: the request takes effect all the same. */
  | { readonly kind: 'hang'; readonly handled: boolean }
  /** The connection is reset. `handled`: the request takes effect all the same. */
  | { readonly kind: 'reset'; readonly handled: boolean }
  /** The true answer's headers, and only the first part of its body; then the connection closes. */
  | { readonly kind: 'cut' }
  /** The true answer, after a while. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The request takes effect, and its true answer is changed on the way. */
  | {
      readonly kind: 'change';
      readonly change: (answer: ApiAnswer, request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;
    }
  /** The true answer; `before` and `after` are awaited around the handling, so that a test can act at that instant. */
  | {
      readonly kind: 'watch';
      readonly before?: (request: ApiRequest) => unknown;
      readonly after?: (request: ApiRequest) => unknown;
    };

export interface FaultRule {
  readonly on: (request: ApiRequest) => boolean;
  readonly fault: Fault;
  /** How many requests it strikes; once when absent. */
  readonly times?: number;
}

export class Faults {
  #rules: { rule: FaultRule; left: number }[] = [];

  /** Adds a rule; returns how to take it away again. */
  add(rule: FaultRule): () => void {
    const entry = { rule, left: rule.times ?? 1 };
    this.#rules.push(entry);
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry);
    };
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that strikes this request, if any; the rule is used up by one. */
  take(request: ApiRequest): Fault | undefined {
    const entry = this.#rules.find(({ rule, left }) => left > 0 && rule.on(request));
    if (!entry) return undefined;
    entry.left -= 1;
    return entry.rule.fault;
  }
}

/** A rule's condition in the usual case: a method and a pattern of the path. */
export function requestTo(method: string, path: RegExp): (request: ApiRequest) => boolean {
  return (request) => request.method === method && path.test(request.path);
}
