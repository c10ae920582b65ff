// Pictures to work from are put where the vendor reads them: in order, once each, and again only for another vendor.
import { describe, expect, it } from 'vitest';
import { uploadSources } from '../../../src/services/jobs/upload-step.js';
import { ProviderError } from '../../../src/services/providers/provider-error.js';
import { fakeProvider } from '../../support/fake-provider.js';
import { aQueuedJob, attached, id, stepWorld } from './step-world.js';

const EDITOR = 'gpt-image-1-edit-mini';
const ONEMIN = '1min/gpt-image-1-mini';

const source = (slot: 'reference' | 'mask', kept: string) =>
  ({ slot, kept, type: 'png', width: 4, height: 4, uploads: {} }) as const;

const withMask = aQueuedJob({
  attachments: [attached('reference', 'a.png'), attached('reference', 'b.png'), attached('mask', 'm.png')],
  sources: [source('reference', 'source-1'), source('reference', 'source-2'), source('mask', 'source-3')],
});

async function setUp(segmind = fakeProvider('segmind')) {
  const onemin = fakeProvider('onemin');
  const world = await stepWorld(segmind, onemin);
  for (const name of ['source-1', 'source-2', 'source-3']) await world.tools.shelf.put(id, name, Buffer.from(name));
  await world.open(withMask);
  const sent = () => segmind.uploads.map(({ bytes }) => bytes.toString());
  return { ...world, segmind, onemin, sent, upload: (model = EDITOR) => uploadSources(world.tools, world.job(), model) };
}

describe('uploads', () => {
  it('keep the references in order, and the mask apart', async () => {
    const { upload, sent, segmind } = await setUp();
    expect(await upload()).toEqual({ references: ['segmind-upload-1', 'segmind-upload-2'], mask: 'segmind-upload-3' });
    expect(sent()).toEqual(['source-1', 'source-2', 'source-3']);
    expect(segmind.uploads[0]?.type).toBe('png');
  });

  it('are none for a job of words alone', async () => {
    const { tools, segmind } = await setUp();
    expect(await uploadSources(tools, aQueuedJob(), 'gpt-image-1-mini')).toEqual({ references: [], mask: undefined });
    expect(segmind.uploads).toEqual([]);
  });

  it('are written down, and not sent a second time', async () => {
    const { upload, sent, job } = await setUp();
    const first = await upload();
    expect(job().sources.map(({ uploads }) => uploads.segmind)).toEqual([...first.references, first.mask]);
    expect(await upload()).toEqual(first);
    expect(sent()).toHaveLength(3);
  });

  it('are sent again for another vendor, whose names stand beside the first one’s', async () => {
    const { upload, onemin, job } = await setUp();
    await upload();
    expect((await upload(ONEMIN)).references).toEqual(['onemin-upload-1', 'onemin-upload-2']);
    expect(onemin.uploads).toHaveLength(3);
    expect(job().sources[0]?.uploads).toEqual({ segmind: 'segmind-upload-1', onemin: 'onemin-upload-1' });
  });

  it('that have arrived when a later one fails are not sent again', async () => {
    let failures = 1;
    const upload2 = async () => {
      if (failures > 0 && segmind.uploads.length === 2) {
        failures -= 1;
        throw new ProviderError({ kind: 'unavailable', retryable: true });
      }
      return `name-${segmind.uploads.length}`;
    };
    const segmind = fakeProvider('segmind', { upload: upload2 });
    const { upload, sent } = await setUp(segmind);
    await expect(upload()).rejects.toThrow(ProviderError);
    expect(await upload()).toEqual({ references: ['name-1', 'name-3'], mask: 'name-4' });
    expect(sent()).toEqual(['source-1', 'source-2', 'source-2', 'source-3']);
  });

  it('go nowhere when the vendor’s key was taken away', async () => {
    const { tools, job } = await setUp();
    await expect(uploadSources(tools, job(), 'dall-e-2')).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
