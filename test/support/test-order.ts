// In which order the files run: those that mostly wait, for each other's clocks, are strewn among those that compute, so that no core is
// idle; whatever takes long comes first, so that nothing is left over at the end.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** How their paths begin, by how long they take. */
const longest = ['faults/', 'stories/kill', 'stories/approval-killed', 'stories/process', 'stories/doctor', 'services/credits/'];
const waiting = ['delivery/', 'stories/'];
/** For each that computes. */
const WAITING = 3;

export class TestOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files);
    const startsWith = (starts: readonly string[]) => (file: TestSpecification) =>
      starts.findIndex((start) => pathOf(file).startsWith(start));
    const [inLongest, inWaiting] = [startsWith(longest), startsWith(waiting)];
    const long = bySize.filter((file) => inLongest(file) >= 0).sort((one, other) => inLongest(one) - inLongest(other));
    const waits = bySize.filter((file) => inLongest(file) < 0 && inWaiting(file) >= 0);
    const rest = bySize.filter((file) => inLongest(file) < 0 && inWaiting(file) < 0);
    return [...long, ...rest].flatMap((file) => [file, ...waits.splice(0, WAITING)]);
  }
}

function pathOf({ moduleId }: TestSpecification): string {
  return moduleId.replace(/^.*\/test\//, '');
}
