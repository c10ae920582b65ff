// What buttons remember, and that nothing else is believed.
import { expect, it } from 'vitest';
import { readCustomId, writeCustomId } from '../../../src/services/discord/custom-id.js';

const jobId = '123456789012345678';

it('what was written is read, and fits into a hundred characters', () => {
  const id = writeCustomId({ action: 'cancel', jobId });
  expect(readCustomId(id)).toEqual({ action: 'cancel', jobId });
  expect(id.length).toBeLessThanOrEqual(100);
});

it.each([
  '',
  'cancel',
  'cancel:',
  `cancel:${jobId.slice(0, 10)}`,
  `cancel:${jobId}:more`,
  `cancel:${jobId}\n`,
  ` cancel:${jobId}`,
  `Cancel:${jobId}`,
  `delete-everything:${jobId}`,
  `cancel:../../../etc/passwd`,
  `cancel:${'9'.repeat(21)}`,
  `constructor:${jobId}`,
])('%j is forged or cut off', (id) => {
  expect(readCustomId(id)).toBeUndefined();
});
