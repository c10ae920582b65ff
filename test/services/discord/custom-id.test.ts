// What buttons remember, and that nothing else is believed.
import { expect, it } from 'vitest';
import { ofJob, readCustomId, writeCustomId } from '../../../src/services/discord/custom-id.js';

const jobId = '123456789012345678';

function ofAJob(id: string): string | undefined {
  const read = readCustomId(id);
  return read?.action === 'cancel' ? ofJob.safeParse(read.state).data?.[0] : undefined;
}

it('what was written is read, and fits into a hundred characters', () => {
  const id = writeCustomId('cancel', jobId);
  expect(readCustomId(id)).toEqual({ action: 'cancel', state: [jobId] });
  expect(ofAJob(id)).toBe(jobId);
  expect(writeCustomId('cancel', 'x'.repeat(200)).length).toBeLessThanOrEqual(100);
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
  expect(ofAJob(id)).toBeUndefined();
});
