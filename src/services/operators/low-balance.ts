// When what is left at a vendor is little: noticed once at each step down, and again after it was filled up.
import type { ProviderName } from '../providers/catalogue.js';
import type { Notice } from './notice.js';

/** In the vendor's own unit: US$ at Segmind, credits at 1min.ai, where a picture takes some 1,700. Lowest first. */
const STEPS: Readonly<Record<ProviderName, readonly number[]>> = { segmind: [1, 5], onemin: [10_000, 50_000] };

export class LowBalance {
  /** The step that was noticed last, by vendor. */
  readonly #noticed = new Map<ProviderName, number>();
  readonly #tell: (notice: Notice) => void;

  constructor(tell: (notice: Notice) => void) {
    this.#tell = tell;
  }

  heard(vendor: ProviderName, left: number): void {
    const below = STEPS[vendor].find((step) => left < step);
    const before = this.#noticed.get(vendor);
    if (below === undefined) {
      this.#noticed.delete(vendor);
      return;
    }
    if (before !== undefined && below >= before) return;
    this.#noticed.set(vendor, below);
    this.#tell({ kind: 'low', vendor, left, below });
  }
}
