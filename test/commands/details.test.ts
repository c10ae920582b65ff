import { describe, expect, it } from 'vitest';
import { detailsText } from '../../src/commands/details.js';
import type { Job } from '../../src/services/jobs/job.js';
import { languageFor } from '../../src/services/messages/messages.js';
import { aJob, drawn } from '../services/jobs/a-job.js';

const id = (number: number) => `11000000000000${String(1000 + number)}`;

function step(number: number, changes: Partial<Job> = {}): Job {
  const job = aJob();
  return aJob({
    id: id(number),
    requester: { ...job.requester, guildId: id(0) },
    place: { ...job.place, channelId: id(1), messageId: id(number) },
    request: { ...job.request, prompt: `step ${number} ${'*_~` '.repeat(100)}` },
    parts: [{ ...drawn, link: `https://images.segmind.com/${'x'.repeat(250)}.png` }],
    ...changes,
  });
}

/** The nearest first. */
const ancestors = (count: number) => Array.from({ length: count }, (_, index) => step(count - index));

describe('details', () => {
  it.each([0, 1, 5, 10, 14, 25])(
    'with a way of %i steps fit into a message, and show where it began and where it leads',
    (count) => {
      const text = detailsText(languageFor('en-US'), step(count + 1), ancestors(count), 'ada');
      expect(text.length).toBeLessThanOrEqual(2000);
      if (count === 0) return;
      expect(text).toContain('1. step 1 ');
      expect(text).toContain(`${count + 1}. step ${count + 1} `);
    },
  );

  it('leave out no step of ten, and not the original', () => {
    const text = detailsText(languageFor('en-US'), step(11), ancestors(10), 'ada');
    for (let number = 1; number <= 11; number += 1) expect(text).toContain(`${number}. step ${number} `);
    expect(text).toContain('<https://images.segmind.com/');
  });

  it('say nothing of somebody else’s private picture on the way', () => {
    const secret = step(1, { place: { ...step(1).place, private: true } });
    expect(detailsText(languageFor('en-US'), step(2), [secret], 'ben')).not.toContain('step 1');
    expect(detailsText(languageFor('en-US'), step(2), [secret], 'ada')).toContain('step 1');
  });

  it('name the cost while the ending is not yet written', () => {
    expect(detailsText(languageFor('en-US'), step(1), [], 'ada')).toContain('11 credits');
  });
});
