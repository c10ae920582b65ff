import { describe, expect, it } from 'vitest';
import { detailsText } from '../../src/commands/details.js';
import type { Job } from '../../src/services/jobs/job.js';
import type { Attachment } from '../../src/services/jobs/source.js';
import { languageFor } from '../../src/services/messages/messages.js';
import { backgrounds, formats, moderations, qualities, sizes } from '../../src/services/providers/image-request.js';
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

  it('name what was asked for besides, and nothing that goes without saying', () => {
    const { place } = step(1);
    const reference: Attachment = { slot: 'reference', name: 'cat.png', contentType: null, places: [] };
    const four = step(1, { parts: [drawn, drawn, drawn, drawn], attachments: [reference], place: { ...place, private: true } });
    expect(detailsText(languageFor('en-US'), four, [], 'ada')).toContain('\n**Also** 4 pictures · 1 reference · 🔒 private\n');
    expect(detailsText(languageFor('de'), four, [], 'ada')).toContain('\n**Außerdem** 4 Bilder · 1 Referenzbild · 🔒 privat\n');
    expect(detailsText(languageFor('en-US'), step(1), [], 'ada')).not.toContain('**Also**');
  });
});

const choices = { size: sizes, quality: qualities, background: backgrounds, format: formats, moderation: moderations };
const labels: Readonly<Record<string, Readonly<Record<keyof typeof choices, string>>>> = {
  'en-US': { size: 'Size', quality: 'Quality', background: 'Background', format: 'Format', moderation: 'Moderation' },
  de: { size: 'Größe', quality: 'Qualität', background: 'Hintergrund', format: 'Format', moderation: 'Filterung' },
};

describe.each(Object.entries(labels))('options in %s', (locale, names) => {
  const text = (request: Partial<Job['request']>) =>
    detailsText(languageFor(locale), step(1, { request: { ...step(1).request, ...request } }), [], 'ada');

  it.each(Object.entries(names))(
    'say the %s in words that differ from value to value, and not in the wire’s',
    (option, label) => {
      const values = Object.entries(choices).find(([each]) => each === option)?.[1] ?? [];
      const words = values.map(
        (value) => new RegExp(`\\*\\*${label}\\*\\* (.*?)(?: · \\*\\*|\\n)`).exec(text({ [option]: value }))?.[1],
      );
      expect(new Set(words.filter(Boolean)).size).toBe(values.length);
      for (const word of words) expect(word).not.toMatch(/auto|undefined|\dx\d|preserve/);
    },
  );

  it('say the compression, and which one is the finest', () => {
    expect(text({ compression: 80 })).toMatch(/ 80 (of|von) 100 /);
    expect(text({ compression: 100 })).toMatch(/ 100, (the finest|am feinsten) /);
  });

  it('fit on the lines of a phone', () => {
    const longest = text({ size: 'auto', quality: 'auto', background: 'preserve', format: 'jpeg', moderation: 'low' });
    const lines = longest.split('\n').filter((line) => Object.values(names).some((name) => line.includes(`**${name}**`)));
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.replaceAll('**', '').length).toBeLessThanOrEqual(64);
  });
});
