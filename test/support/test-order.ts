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
    const rest = await super.sort(files);
    const take = (start: string) => rest.filter((file) => pathOf(file).startsWith(start)).map((file) => without(rest, file));
    const long = longest.flatMap(take);
    const waits = waiting.flatMap(take);
    const strewn = [...long, ...rest].flatMap((file) => [file, ...waits.splice(0, WAITING)]);
    return [...strewn, ...waits];
  }
}

/** The one, no longer among the others. */
function without(files: TestSpecification[], file: TestSpecification): TestSpecification {
  files.splice(files.indexOf(file), 1);
  return file;
}

function pathOf({ moduleId }: TestSpecification): string {
  return moduleId.replace(/^.*\/test\//, '');
}
