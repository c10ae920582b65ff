// What may go wrong, sorted by the vendor at which it does.
import type { FaultChoice } from './world.js';

export interface FaultGroup {
  readonly vendor: string;
  readonly faults: readonly FaultChoice[];
}

/** Vendors come in the order of their first fault. */
export function faultGroups(faults: readonly FaultChoice[]): FaultGroup[] {
  const vendors = [...new Set(faults.map(({ vendor }) => vendor))];
  return vendors.map((vendor) => ({ vendor, faults: faults.filter((fault) => fault.vendor === vendor) }));
}
