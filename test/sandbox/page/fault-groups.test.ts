// What may go wrong is listed by whose it is, each vendor's own faults under its name.
import { expect, it } from 'vitest';
import { faultGroups } from '../../../sandbox/page/client/fault-groups.js';
import { faultChoices } from '../../../sandbox/page/fault-choices.js';

it('lists what may go wrong under the vendor at which it does', () => {
  const groups = faultGroups(faultChoices());
  expect(groups.map(({ vendor }) => vendor)).toEqual(['Segmind', '1min.ai']);
  expect(groups.flatMap(({ faults }) => faults)).toEqual(faultChoices());
  for (const { faults } of groups) expect(new Set(faults.map(({ words }) => words)).size).toBe(faults.length);
});
