// A vendor that sends everybody elsewhere, as a host does that has moved or was taken over.
import type { Faults } from '../../sandbox/http/faults.js';

export function redirectAll(faults: Faults, origin: string): void {
  faults.add({
    on: () => true,
    fault: {
      kind: 'answer',
      answer: { status: 307, headers: { location: `${origin}/` } },
    },
    times: Number.POSITIVE_INFINITY,
  });
}
