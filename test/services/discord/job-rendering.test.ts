// A job's message: within Discord's limits whatever was typed, and pinging nobody.
import { ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCustomId } from '../../../src/services/discord/custom-id.js';
import {
  type JobMessage,
  refusalText,
  renderEnding,
  renderStanding,
  withLinks,
} from '../../../src/services/discord/job-rendering.js';
import { type Job, lossSchema } from '../../../src/services/jobs/job.js';
import type { Ending, Standing } from '../../../src/services/jobs/job-reporter.js';
import { aJob, drawn } from '../jobs/a-job.js';

const drawing: Standing = { kind: 'drawing', step: 1, steps: 6, left: 20, drawn: 0 };
const reasons = lossSchema.shape.reason.options;
const left = { available: 89, resetsAt: 1_800_000_000_000 };

function pictures(
  count = 1,
  charged = 11,
  losses: Extract<Ending, { kind: 'pictures' }>['losses'] = [],
): Exclude<Ending, { kind: 'refused' }> {
  const picture = { bytes: Buffer.from('picture'), type: 'jpeg' } as const;
  return { kind: 'pictures', pictures: Array.from({ length: count }, () => picture), charged, losses, left };
}

const withPrompt = (prompt: string, changes: Partial<Job> = {}): Job => {
  const job = aJob(changes);
  return { ...job, request: { ...job.request, prompt } };
};

describe('while it lasts, the message', () => {
  it.each<[string, Standing, RegExp]>([
    ['says who is next', { kind: 'queued', position: 1 }, /next in line/],
    ['says the place in the line', { kind: 'queued', position: 4 }, /number 4 in line/],
    ['says how long it takes', drawing, /▰▰▱▱▱▱ · about 20 s left/],
    ['promises no time when it takes longer', { ...drawing, step: 5, left: 'soon' }, /▰▰▰▰▰▰ · any moment now/],
    ['promises nothing when it takes much longer', { ...drawing, step: 5, left: 'late' }, /▰▰▰▰▰▰ · it takes longer than usual/],
    ['says what holds it up, and until when', { kind: 'held-up', until: 60_000 }, /can’t take it just now.* until <t:60:t>/],
    ['says what a late Cancel costs', { kind: 'stopping' }, /at most about 11 credits/],
  ])('%s', (_, standing, words) => {
    expect(renderStanding(aJob(), standing).body.content).toMatch(words);
  });

  it('asks a moderator with the price on the button; a private one asks nobody who can’t see it', () => {
    const labels = (job: Job) => {
      const [row] = renderStanding(job, { kind: 'unapproved', until: 1 }).body.components ?? [];
      return row?.type === ComponentType.ActionRow ? row.components.map((each) => ('label' in each ? each.label : '')) : [];
    };
    const two = aJob({ parts: [drawn, drawn] });
    expect(labels(two)).toEqual(['Approve · 22 credits', 'Refuse', 'Cancel']);
    expect(labels({ ...two, place: { ...two.place, private: true } })).toEqual(['Cancel']);
  });

  it('counts the pictures when there are several', () => {
    const job = aJob({ parts: [drawn, drawn, drawn].map((part) => ({ ...part })) });
    expect(renderStanding(job, { ...drawing, drawn: 2 }).body.content).toContain('2 of 3 done');
  });

  it('has a button Cancel that knows its job, until it was pressed', () => {
    const [row] = renderStanding(aJob(), drawing).body.components ?? [];
    const [button] = row?.type === ComponentType.ActionRow ? row.components : [];
    expect(button).toMatchObject({ type: ComponentType.Button, label: 'Cancel' });
    const id = button && 'custom_id' in button ? button.custom_id : '';
    expect(readCustomId(id)).toEqual({ action: 'cancel', state: [aJob().id] });
    expect(renderStanding(aJob(), { kind: 'stopping' }).body.components).toEqual([]);
  });
});

describe('at the end, the message', () => {
  it('has the pictures, described by the prompt, named by their bytes', () => {
    const { body, files } = renderEnding(aJob(), pictures(2));
    expect(files.map(({ name }) => name)).toEqual([`atelier-${aJob().id}-1.jpg`, `atelier-${aJob().id}-2.jpg`]);
    expect(files[0]).toMatchObject({ contentType: 'image/jpeg', data: Buffer.from('picture') });
    const description = 'Picture drawn from the prompt: a lighthouse at dusk';
    expect(body.attachments).toMatchObject([
      { id: 0, description },
      { id: 1, description },
    ]);
    const [row] = body.components ?? [];
    const buttons = row?.type === ComponentType.ActionRow ? row.components : [];
    expect(buttons.map((button) => ('label' in button ? button.label : ''))).toEqual([
      'Again',
      'Edit',
      'High quality · 36',
      'Details',
      'Delete',
    ]);
  });

  it('says what it cost, what was lost, and what went over the estimate', () => {
    expect(renderEnding(aJob(), pictures()).body.content).toContain('11 credits');
    const { content } = renderEnding(aJob(), pictures(1, 14, [{ reason: 'moderation' }])).body;
    expect(content).toContain('3 credits more than estimated');
    expect(content).toContain('1 picture could not be drawn and was not charged');
  });

  it('says what is left only where nobody else sees it', () => {
    expect(renderEnding(aJob(), pictures()).body.content).not.toContain('89 credits');
    const place = { ...aJob().place, private: true };
    expect(renderEnding(aJob({ place }), pictures()).body.content).toContain('You have 89 credits left');
  });

  it.each(reasons)('says in words why nothing was drawn, and that nothing was charged: %s', (reason) => {
    const { content } = renderEnding(aJob(), { kind: 'failed', losses: [{ reason, detail: '7' }] }).body;
    expect(content).toMatch(/Not drawn.*\S.*\nNothing was charged/);
    expect(content).not.toMatch(/undefined|NaN|\[object/);
    expect(refusalText(aJob(), { reason, detail: '7' })).toContain('No credits were used.');
  });

  it('links to the originals when the files are too large', () => {
    const job = aJob({ parts: [drawn] });
    const { body, files, isIncomplete } = withLinks(renderEnding(job, pictures()), job);
    expect(files).toEqual([]);
    expect(body.attachments).toEqual([]);
    expect(body.content).toContain(`<${drawn.link}>`);
    expect(body.content).not.toContain('/history');
    expect(isIncomplete).toBe(false);
  });

  it.each([
    ['has no link', [drawn, { ...drawn, link: null }]],
    [
      'has a link for which there is no room',
      Array.from({ length: 4 }, () => ({ ...drawn, link: `https://a.example/${'x'.repeat(600)}` })),
    ],
  ])('says where a picture is to be had that is too large and %s', (_, parts) => {
    const job = aJob({ parts });
    const { body, isIncomplete } = withLinks(renderEnding(job, pictures()), job);
    expect(isIncomplete).toBe(true);
    expect(body.content).toContain('open `/history`');
    expect(body.content.length).toBeLessThanOrEqual(2000);
  });
});

const prompts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400, minLength: 1 }),
  fc.constantFrom('@', '*', '\\', '://', '<', '🏳️‍🌈', '[').map((character) => character.repeat(6000)),
  fc
    .constantFrom('@everyone', '@here', '<@123456789012345678>', '<@&123456789012345678>', '<#1>')
    .map((mention) => `${mention} `.repeat(200)),
);
const links = fc
  .integer({ min: 50, max: 150 })
  .map((length) => `https://images.segmind.com/generations/${'x'.repeat(length)}.png`);

function everyMessage(job: Job, detail: string): JobMessage[] {
  const losses = [{ reason: 'rejected' as const, detail }];
  const ending = renderEnding(job, pictures(4, 99_999, losses));
  return [
    renderStanding(job, drawing),
    renderStanding(job, { kind: 'stopping' }),
    ending,
    withLinks(ending, job),
    renderEnding(job, { kind: 'failed', losses }),
    renderEnding(job, { kind: 'cancelled', charged: 3 }),
  ];
}

it('whatever the prompt and the vendor say, every message fits into 2,000 characters and pings nobody but its asker', () => {
  fc.assert(
    fc.property(prompts, prompts, links, (prompt, detail, link) => {
      const job = withPrompt(prompt, { parts: Array.from({ length: 4 }, () => ({ ...drawn, link })) });
      for (const { body } of everyMessage(job, detail)) {
        expect([...body.content].length).toBeLessThanOrEqual(2000);
        expect(body.allowed_mentions).toEqual({ parse: [] });
        const mentions = body.content.replace(`<@${job.requester.userId}>`, '').match(/@everyone|@here|<@|<#/g);
        expect(mentions).toBeNull();
        for (const attachment of body.attachments ?? []) {
          expect([...String('description' in attachment ? attachment.description : '')].length).toBeLessThanOrEqual(1024);
        }
      }
    }),
    { numRuns: 150 },
  );
});
