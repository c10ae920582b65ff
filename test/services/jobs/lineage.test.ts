import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/services/jobs/job.js';
import { ancestorsOf, deliveredParts, pictureOf, sourcesAgain } from '../../../src/services/jobs/lineage.js';
import type { Attachment, Place, Source } from '../../../src/services/jobs/source.js';
import { aJob, drawn, lost } from './a-job.js';

const message: Place = { kind: 'message', channelId: 'c', messageId: 'm', file: 'f' };
const discord: Place = { kind: 'discord', url: 'https://cdn.discordapp.com/a.png', size: 1 };
const vendor: Place = { kind: 'vendor', model: 'gpt-image-1-mini', url: 'https://images.segmind.com/a.png' };
const attached = (...places: Place[]): Attachment => ({ slot: 'reference', name: 'a.png', contentType: null, places });
const read = (uploads: Record<string, string>): Source => ({
  slot: 'reference',
  kept: 'source-1',
  type: 'png',
  width: 1,
  height: 1,
  uploads,
});

describe('a job’s picture', () => {
  const job = aJob({ parts: [lost, drawn, { ...drawn, link: 'https://images.segmind.com/3.png' }] });

  it('is numbered as it was delivered: what was lost does not count', () => {
    expect(deliveredParts(job)).toEqual([1, 2]);
    expect(pictureOf(job, 2).attachment.name).toBe(`atelier-${job.id}-2`);
    expect(pictureOf(job, 2).parent).toEqual({ jobId: job.id, part: 2 });
  });

  it('is looked for at its vendor, then where it is known to be just now, then in its message', () => {
    const told = { ...job, place: { ...job.place, messageId: 'told' } };
    const places = pictureOf(told, 1, [discord]).attachment.places;
    expect(places.map(({ kind }) => kind)).toEqual(['vendor', 'discord', 'message']);
    expect(places[2]).toEqual({ kind: 'message', channelId: 'channel', messageId: 'told', file: `atelier-${job.id}-1` });
  });

  it('of no known shape has none', () => {
    expect(pictureOf({ ...job, request: { ...job.request, size: 'auto' } }, 1).shape).toBeNull();
  });
});

describe('what a job works from, once more', () => {
  const dated: Place = { ...discord, url: `${discord.url}?ex=${(5000).toString(16)}&is=1&hm=2&` };

  it('is not looked for by a link that has run out', () => {
    const job = aJob({ attachments: [attached(vendor, dated, message)] });
    expect(sourcesAgain(job, 4_999_000)[0]?.places).toEqual([vendor, dated, message]);
    expect(sourcesAgain(job, 5_000_000)[0]?.places).toEqual([vendor, message]);
  });

  it('that had nothing but a link that has run out is told to be gone, not forgotten', () => {
    expect(sourcesAgain(aJob({ attachments: [attached(dated)] }), 5_000_000)[0]?.places).toEqual([dated]);
  });

  it('is also looked for where its vendors keep it, each with its own', () => {
    const sources = [read({ segmind: 'https://assets.segmind.com/a.png', onemin: 'images/a_key.png' })];
    const request = { ...aJob().request, model: '1min/gpt-image-1-mini' };
    const [again] = sourcesAgain(aJob({ request, attachments: [attached(discord)], sources }), 0);
    expect(again?.places).toEqual([discord, { ...vendor, url: 'https://assets.segmind.com/a.png' }]);
  });
});

describe('the way back', () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, index) => aJob({ id: String(index), parent: { jobId: String(index + 1), part: 0 } }));
  const among = (jobs: readonly Job[]) => async (id: string) => jobs.find((job) => job.id === id);

  it('ends where a record is gone', async () => {
    const jobs = chain(4);
    const ancestors = await ancestorsOf(aJob({ id: 'x', parent: { jobId: '1', part: 0 } }), among(jobs));
    expect(ancestors.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  it('has an end though it be very long, or lead to itself', async () => {
    expect(await ancestorsOf(aJob({ id: 'x', parent: { jobId: '0', part: 0 } }), among(chain(100)))).toHaveLength(25);
    const own = aJob({ id: 'own', parent: { jobId: 'own', part: 0 } });
    expect((await ancestorsOf(own, among([own]))).length).toBeLessThanOrEqual(25);
  });
});
