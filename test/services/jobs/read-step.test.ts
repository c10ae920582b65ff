// Before anything is reserved: what was attached is read and kept, or refused in a way that says which file and why.
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../../src/services/jobs/read-step.js';
import type { Attachment } from '../../../src/services/jobs/source.js';
import { aJob } from './a-job.js';
import { attached, flatPicture, id, type StepWorld, stepWorld } from './step-world.js';

async function reading(files: Readonly<Record<string, Buffer>>, attachments: Attachment[]): Promise<StepWorld> {
  const world = await stepWorld();
  for (const [name, bytes] of Object.entries(files)) world.files.set(name, bytes);
  await readSources(world.tools, await world.open(aJob({ attachments })));
  return world;
}

const png = (width: number, height: number) => flatPicture(width, height).png().toBuffer();

async function movingGif(): Promise<Buffer> {
  const frames = await Promise.all(['red', 'blue'].map((colour) => flatPicture(8, 8, colour).raw().toBuffer()));
  return sharp(Buffer.concat(frames), { raw: { width: 8, height: 16, channels: 3, pageHeight: 8 } })
    .gif()
    .toBuffer();
}

/** White in the left half, black in the right one. */
async function paintedMask(): Promise<Buffer> {
  const white = await flatPicture(8, 8, 'white').png().toBuffer();
  return flatPicture(16, 8, 'black')
    .composite([{ input: white, left: 0, top: 0 }])
    .png()
    .toBuffer();
}

describe('what was attached is kept', () => {
  it('in its order, each under a name of its own, with its kind and size', async () => {
    const files = { 'b.png': await png(20, 10), 'a.jpg': await flatPicture(6, 9).jpeg().toBuffer() };
    const world = await reading(files, [attached('reference', 'b.png'), attached('reference', 'a.jpg')]);
    expect(world.job()).toMatchObject({
      state: { name: 'accepted' },
      sources: [
        { slot: 'reference', kept: 'source-1', type: 'png', width: 20, height: 10, uploads: {} },
        { slot: 'reference', kept: 'source-2', type: 'jpeg', width: 6, height: 9, uploads: {} },
      ],
    });
    const kept = await sharp(await world.tools.shelf.get(id, 'source-2')).metadata();
    expect([kept.format, kept.width, kept.height]).toEqual(['jpeg', 6, 9]);
  });

  it('also when the same file is attached twice', async () => {
    const world = await reading({ 'a.png': await png(4, 4) }, [attached('reference', 'a.png'), attached('reference', 'a.png')]);
    expect(world.job().sources.map(({ kept }) => kept)).toEqual(['source-1', 'source-2']);
  });

  it('a mask at the size of the first picture, with a word about what its colours mean', async () => {
    const files = { 'first.png': await png(32, 16), 'other.png': await png(5, 5), 'mask.png': await paintedMask() };
    const slots = [attached('reference', 'first.png'), attached('reference', 'other.png'), attached('mask', 'mask.png')];
    const world = await reading(files, slots);
    expect(world.job().sources[2]).toMatchObject({ slot: 'mask', kept: 'source-3', type: 'png', width: 32, height: 16 });
    expect(world.job().notes).toEqual([{ kind: 'mask-drawn', file: 'mask.png' }]);
  });

  it('of what moves, the first frame, and the member is told', async () => {
    const world = await reading({ 'party.gif': await movingGif() }, [attached('reference', 'party.gif')]);
    expect(world.job().notes).toEqual([{ kind: 'first-frame', file: 'party.gif' }]);
    expect(world.job().sources).toMatchObject([{ type: 'png', width: 8, height: 8 }]);
  });
});

describe('a job is refused, by the name of the file, when', () => {
  it.each<[string, Record<string, Buffer>, string, string]>([
    ['a file is empty', { 'b.png': Buffer.alloc(0) }, 'b.png', 'empty'],
    ['a file is no picture', { 'b.png': Buffer.from('Dear Ada, here are the minutes.') }, 'b.png', 'not-a-picture'],
    ['a link has run out', {}, 'b.png', 'expired'],
  ])('%s', async (_, files, name, problem) => {
    const good = { 'a.png': await png(4, 4) };
    const world = await reading({ ...good, ...files }, [attached('reference', 'a.png'), attached('reference', 'b.png')]);
    const { parts, sources, state } = world.job();
    expect(parts).toMatchObject([{ state: 'lost', loss: { reason: 'bad-file', file: { name, problem: { problem } } } }]);
    expect([sources, state.name]).toEqual([[], 'delivering']);
  });

  it('the mask has another shape than the first picture', async () => {
    const files = { 'a.png': await png(10, 10), 'mask.png': await paintedMask() };
    const world = await reading(files, [attached('reference', 'a.png'), attached('mask', 'mask.png')]);
    const problem = { problem: 'mask-shape', mask: { width: 16, height: 8 }, picture: { width: 10, height: 10 } };
    expect(world.job().parts).toMatchObject([{ loss: { reason: 'bad-file', file: { name: 'mask.png', problem } } }]);
  });
});

describe('while it is read,', () => {
  it('a job that is called off stays called off', async () => {
    const world = await stepWorld();
    world.files.set('a.png', await png(4, 4));
    const job = await world.open(aJob({ attachments: [attached('reference', 'a.png')] }));
    const step = readSources(world.tools, job);
    await world.tools.jobs.apply(id, { type: 'cancelled', at: 2 });
    await step;
    expect(world.job()).toMatchObject({ parts: [{ state: 'dropped' }], state: { name: 'delivering' } });
  });

  it('an error of ours is none of the file: the step fails and can be taken again', async () => {
    const world = await stepWorld();
    world.files.set('a.png', await png(4, 4));
    const job = await world.open(aJob({ attachments: [attached('reference', 'a.png')] }));
    const fetchAttachment = () => Promise.reject(new Error('a bug'));
    await expect(readSources({ ...world.tools, fetchAttachment }, job)).rejects.toThrow('a bug');
    expect(world.job()).toEqual(job);
    await readSources(world.tools, job);
    expect(world.job().sources).toHaveLength(1);
  });
});
