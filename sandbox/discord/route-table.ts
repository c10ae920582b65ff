// Finds the route for a method and path; knows a path nobody serves from a method nobody serves there.
import type { Route } from './rest-call.js';

export type Match =
  | { readonly kind: 'found'; readonly route: Route; readonly parameters: ReadonlyMap<string, string> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'unknown' };

interface Entry {
  readonly route: Route;
  readonly segments: readonly string[];
}

export class RouteTable {
  readonly #bySize = new Map<number, Entry[]>();

  constructor(routes: readonly Route[]) {
    for (const route of routes) {
      const segments = route.pattern.split('/');
      const entries = this.#bySize.get(segments.length);
      if (entries) entries.push({ route, segments });
      else this.#bySize.set(segments.length, [{ route, segments }]);
    }
  }

  match(method: string, path: string): Match {
    const segments = path.split('/').map(decode);
    let pathKnown = false;
    for (const entry of this.#bySize.get(segments.length) ?? []) {
      const parameters = parametersOf(entry.segments, segments);
      if (!parameters) continue;
      if (entry.route.method === method) return { kind: 'found', route: entry.route, parameters };
      pathKnown = true;
    }
    return { kind: pathKnown ? 'wrong-method' : 'unknown' };
  }
}

function parametersOf(pattern: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [at, expected] of pattern.entries()) {
    const segment = segments[at] ?? '';
    if (expected.startsWith(':')) parameters.set(expected.slice(1), segment);
    else if (expected !== segment) return undefined;
  }
  return parameters;
}

/** `@original` arrives as `%40original`, emoji as escaped bytes. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
