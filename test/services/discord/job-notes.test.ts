// The small print of a request: what it works from, what was taken for something else, who stands in, and where originals are.
import { describe, expect, it } from 'vitest';
import { fittedText, noteTexts, sourcesText } from '../../../src/services/discord/job-notes.js';
import { renderEnding, renderStanding } from '../../../src/services/discord/job-rendering.js';
import type { Job } from '../../../src/services/jobs/job.js';
import type { Picture } from '../../../src/services/jobs/job-reporter.js';
import type { Attachment, Note } from '../../../src/services/jobs/source.js';
import { languageFor } from '../../../src/services/messages/messages.js';
import { aJob } from '../jobs/a-job.js';

const ONEMIN = '1min/gpt-image-1-mini';
const language = languageFor('en-US');
const notesOf = (...notes: Note[]) => noteTexts(language, aJob({ notes }));

function attached(slot: 'reference' | 'mask', name = 'a.png'): Attachment {
  const url = 'https://cdn.discordapp.com/a.png';
  return { slot, name, contentType: null, places: [{ kind: 'discord', url, size: 1 }] };
}

function fitted(original: string | null, how: 'lighter' | 'webp' | 'smaller' = 'webp'): Picture {
  return { bytes: Buffer.from('picture'), type: 'webp', fitted: { how, original } };
}

describe('what it works from', () => {
  it.each([
    [[], []],
    [['reference'], ['1 reference']],
    [['reference', 'reference', 'mask'], ['2 references and a mask']],
  ] as const)('is said, if anything: %j', (slots, words) => {
    expect(sourcesText(language, aJob({ attachments: slots.map((slot) => attached(slot)) }))).toEqual(words);
  });

  it('stands in the message from the beginning to the end', () => {
    const job = aJob({ attachments: [attached('reference'), attached('mask')] });
    expect(renderStanding(job, { kind: 'queued', position: 1 }).body.content).toContain('1 reference and a mask');
    expect(renderEnding(job, { kind: 'cancelled', charged: 0 }).body.content).toContain('1 reference and a mask');
  });
});

describe('a note says', () => {
  it.each<[string, Note, RegExp]>([
    [
      'what was taken for an option that the model lacks',
      { kind: 'mapped', model: ONEMIN, option: 'size', from: 'auto', to: '1024x1024' },
      /^-# GPT Image 1 Mini by 1min\.ai .*size.*1024×1024/,
    ],
    ['that only the first frame counts', { kind: 'first-frame', file: 'party.gif' }, /^-# “party\.gif” .*first frame/],
    ['how a painted mask is read', { kind: 'mask-drawn', file: 'mask.png' }, /^-# “mask\.png” .*white is changed/],
    [
      'which vendor stands in for which',
      { kind: 'substitute', from: 'gpt-image-1-mini', to: ONEMIN },
      /^-# Segmind is not available.*1min\.ai draws/,
    ],
    ['what it can of a model that is no more', { kind: 'substitute', from: 'dall-e-2', to: ONEMIN }, /^-# dall-e-2 .*1min\.ai/],
  ])('%s', (_, note, words) => {
    expect(notesOf(note)).toEqual([expect.stringMatching(words)]);
  });

  it('a file’s name as it was typed, shortened, on one line, without pinging or formatting', () => {
    const [text = ''] = notesOf({ kind: 'first-frame', file: `@everyone **<@1>\n# ${'x'.repeat(300)}` });
    expect(text).not.toMatch(/@everyone|<@|\n|[^\\]\*\*/);
    expect(text.length).toBeLessThan(150);
  });

  it('nothing when there is nothing to say', () => {
    expect(notesOf()).toEqual([]);
  });

  it('what it says in the message, while it lasts and when the pictures are there', () => {
    const notes: Note[] = [{ kind: 'substitute', from: 'gpt-image-1-mini', to: ONEMIN }];
    const job = aJob({ notes, parts: [{ state: 'running', remoteId: 'r', since: 1, model: ONEMIN }] });
    const standing = renderStanding(job, { kind: 'queued', position: 1 }).body.content;
    expect(standing).toContain('1min.ai draws');
    expect(standing).toContain('GPT Image 1 Mini by 1min.ai');
    expect(renderEnding(job, pictures([fitted(null)])).body.content).toContain('1min.ai draws');
  });
});

describe('a picture that was made to fit', () => {
  it.each([
    ['lighter', 'lighter'],
    ['webp', 'WebP'],
    ['smaller', 'smaller'],
  ] as const)('is said to be so, with a link to the original that shows nothing: %s', (how, word) => {
    const [text = ''] = fittedText(language, [fitted('https://images.segmind.com/1.png', how)]);
    expect(text).toContain(word);
    expect(text).toContain('<https://images.segmind.com/1.png>');
  });

  it('promises no original where there is none', () => {
    expect(fittedText(language, [fitted(null)]).join()).not.toMatch(/original|<|https/);
  });

  it('says nothing when all came as they were', () => {
    expect(fittedText(language, [{ bytes: Buffer.from('picture'), type: 'png' }])).toEqual([]);
  });

  it('leaves out links that would not go into a message, and keeps the shorter ones', () => {
    const long = `https://asset.1min.ai/${'x'.repeat(860)}`;
    const [text = ''] = fittedText(language, [fitted(long), fitted('https://images.segmind.com/2.png'), fitted(long)]);
    expect(text.length).toBeLessThan(1100);
    expect(text).toContain(long);
    const [other = ''] = fittedText(language, [fitted(`${long}${long}`), fitted('https://images.segmind.com/2.png')]);
    expect(other).toContain('2.png>');
    expect(other).not.toContain('1min');
  });
});

function pictures(all: readonly Picture[]) {
  const left = { available: 89, resetsAt: 1_800_000_000_000 };
  const losses = [{ reason: 'rejected' as const, detail: '*'.repeat(200) }];
  return { kind: 'pictures' as const, pictures: all, charged: 99_999, losses, left };
}

describe('with every note there can be,', () => {
  const files = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(200));
  const notes = (name: (file: string) => string): Note[] => [
    { kind: 'mapped', model: ONEMIN, option: 'size', from: 'auto', to: '1024x1024' },
    { kind: 'mapped', model: ONEMIN, option: 'quality', from: 'auto', to: 'medium' },
    { kind: 'mapped', model: ONEMIN, option: 'background', from: 'opaque', to: 'auto' },
    ...files.map((file): Note => ({ kind: 'first-frame', file: name(file) })),
    { kind: 'mask-drawn', file: name('m'.repeat(200)) },
    { kind: 'substitute', from: 'gpt-image-1-edit-mini', to: ONEMIN },
  ];
  const links = Array.from({ length: 4 }, (_, index) => fitted(`https://asset.1min.ai/${index}/${'x'.repeat(200)}`));

  it.each<[string, (file: string) => string, string]>([
    ['ordinary', (file) => file, 'a lighthouse '.repeat(30)],
    ['strange', (file) => `${file[0]}${'*'.repeat(100)}`, '://'.repeat(200)],
  ])('a message still fits into 2,000 characters: %s names', (_, name, prompt) => {
    const request = { ...aJob().request, prompt };
    const job: Job = aJob({ request, notes: notes(name), attachments: [attached('reference'), attached('mask')] });
    const place = { ...job.place, private: true };
    expect(renderEnding({ ...job, place }, pictures(links)).body.content.length).toBeLessThanOrEqual(2000);
    const drawing = { kind: 'drawing', step: 1, steps: 6, left: 20, drawn: 0 } as const;
    expect(renderStanding(job, drawing).body.content.length).toBeLessThanOrEqual(2000);
  });
});
