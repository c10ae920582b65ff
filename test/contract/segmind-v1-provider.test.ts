// Segmind's v1 held to the same contract: the fallback for models that v2 does not know, which answers when the picture is drawn.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestTo } from '../../sandbox/http/faults.js';
import type { NamedEnding, SynchronousAnswer } from '../../sandbox/segmind/levers.js';
import type { FaultName } from '../../sandbox/segmind/named-faults.js';
import { wholePicture } from '../../src/services/images/picture-check.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';
import { settled } from '../support/manual-clock.js';
import { behavesAsImageProvider, errorOf, type ProviderUnderTest, request, row } from './image-provider.contract.js';
import {
  common,
  downloadFaults,
  drawing,
  editing,
  openSegmind,
  outputsAt,
  type SegmindWorld,
  submitDoubts,
  submitRefusals,
  uploadFaults,
  worldOf,
} from './segmind-provider-world.js';

const UNKNOWN_FOR_MS = 10 * 60_000;
const commission = { request, references: [], mask: undefined };
const slugs = ['gpt-image-1-mini', 'gpt-image-1-edit'];

async function openWithoutV2(): Promise<SegmindWorld> {
  const world = await openSegmind({ seconds: 0.01 });
  for (const slug of slugs) world.segmind.switchOffV2(slug);
  return world;
}

/** The provider has learnt already that v2 does not know the model: the next submit is v1's alone. */
async function start(answer: SynchronousAnswer, { request: asked }: { readonly request: ImageRequest }) {
  const world = await openWithoutV2();
  world.segmind.synchronousAnswer = answer;
  const busy = { kind: 'answer', answer: { status: 503 } } as const;
  world.segmind.faults.add({ on: requestTo('POST', /^\/v1\//), fault: busy });
  await errorOf(world.provider.submit({ ...commission, request: asked }));
  return worldOf(world);
}

const v1 = {
  ...common,
  answers: 'when drawn',
  outcomes: [
    ...uploadFaults,
    ...submitRefusals,
    ...row<FaultName>('submit', 'rejected', false, 'not-found'),
    ...submitDoubts,
    // It draws while it is asked: whatever goes wrong may have come after the picture.
    ...row<FaultName>('submit', 'outcome-unknown', false, 'server-error', 'polling-error'),
    ...row<FaultName>('submit', 'outcome-unknown', false, 'server-error-accepted', 'polling-error-accepted'),
  ],
} as const satisfies Partial<ProviderUnderTest<FaultName, NamedEnding>>;

const bytes = { ...v1, pictureAs: 'bytes', says: ['costUsd', 'seconds'], outputs: [] } as const;
const json = {
  ...v1,
  pictureAs: 'link',
  says: ['costUsd', 'seed', 'seconds'],
  outcomes: [...v1.outcomes, ...downloadFaults],
  outputs: outputsAt('submit'),
} as const;

describe('Segmind’s v1', () => {
  describe('drawing from words, answered with the picture', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({ ...bytes, ...drawing, start: () => start('image', drawing) }));
  describe('editing with a mask, answered with a wrong label', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({ ...bytes, ...editing, start: () => start('mislabelled-image', editing) }));
  describe('drawing from words, answered with JSON', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({ ...json, ...drawing, start: () => start('json', drawing) }));
});

describe('a model that v2 does not know', () => {
  let world: SegmindWorld;
  beforeEach(async () => {
    world = await openWithoutV2();
  });
  afterEach(() => world.close());

  const asked = () => world.segmind.seen.map(({ path }) => path);
  const [v1Path, v2Path] = ['/v1/gpt-image-1-mini', '/v2/gpt-image-1-mini'];

  it('is drawn by v1, in the same submit', async () => {
    const submitted = await world.provider.submit(commission);
    expect(submitted).toMatchObject({ outcome: 'drawn', remoteId: undefined });
    expect(asked()).toEqual([v2Path, v1Path]);
    expect(world.segmind.jobs).toHaveLength(1);
  });

  it('is v1’s for ten minutes; then v2 is asked again', async () => {
    await world.provider.submit(commission);
    await world.manual.advance(UNKNOWN_FOR_MS - 1);
    await world.provider.submit(commission);
    await world.manual.advance(1);
    await world.provider.submit(commission);
    expect(asked()).toEqual([v2Path, v1Path, v1Path, v2Path, v1Path]);
  });

  it('that v1 does not know either is refused, and v2 is asked first the next time', async () => {
    world.segmind.fault('submit', 'not-found', 2);
    expect(await errorOf(world.provider.submit(commission))).toMatchObject({ kind: 'rejected', retryable: false, status: 404 });
    await world.provider.submit(commission);
    expect(asked()).toEqual([v2Path, v1Path, v2Path, v1Path]);
    expect(world.segmind.jobs).toHaveLength(1);
  });

  it('says nothing of the other models', async () => {
    await world.provider.submit(commission);
    await world.provider.submit({ ...commission, request: { ...request, model: 'gpt-image-1-edit' } }).catch(() => {});
    expect(asked()).toContain('/v2/gpt-image-1-edit');
  });

  it('has its second request counted as one', async () => {
    const { provider, manual } = world;
    for (let taken = 0; taken < 1000; taken += 1) await provider.roomForSubmit(new AbortController().signal);
    const submit = provider.submit(commission);
    await vi.waitFor(() => expect(asked()).toEqual([v2Path]));
    for (let looks = 0; looks < 50; looks += 1) await settled();
    expect(asked()).toEqual([v2Path]);
    await manual.advance(60_000);
    await submit;
    expect(asked()).toEqual([v2Path, v1Path]);
  });

  it('tells what is left on the account', async () => {
    await world.provider.submit(commission);
    expect(world.balances).toEqual([99.994]);
  });

  it('names the request that went wrong', async () => {
    const answer = { status: 500, headers: { 'x-request-id': 'r-17' }, body: '{"error":"Internal Polling Error"}' };
    world.segmind.faults.add({ on: requestTo('POST', /^\/v1\//), fault: { kind: 'answer', answer } });
    const error = await errorOf(world.provider.submit(commission));
    expect(error).toMatchObject({ kind: 'outcome-unknown', retryable: false, requestId: 'r-17' });
  });

  it('may be answered with a picture that is not all there: that is for who checks pictures to see', async () => {
    // The first strikes v2, the second v1.
    world.segmind.fault('submit', 'not-found');
    world.segmind.fault('submit', 'truncated-picture');
    const submitted = await world.provider.submit(commission);
    if (submitted.outcome !== 'drawn' || submitted.drawn.picture.kind !== 'bytes') throw new Error('no picture');
    expect(wholePicture(submitted.drawn.picture.bytes)).toBeUndefined();
  });

  it.each(['"upstream connect error"', 'upstream connect error', '[]', '{}', 'null', '{"image":"nothing"}'])(
    'is not drawn when the answer is %s',
    async (body) => {
      world.segmind.faults.add({
        on: requestTo('POST', /^\/v1\//),
        fault: { kind: 'answer', answer: { status: 200, body } },
      });
      expect(await errorOf(world.provider.submit(commission))).toMatchObject({ kind: 'outcome-unknown', retryable: false });
    },
  );

  it.each([
    ['a list', (base64: string) => JSON.stringify([base64])],
    ['an object', (base64: string) => JSON.stringify({ image: base64 })],
    ['a list of objects', (base64: string) => JSON.stringify([{ b64_json: base64 }])],
    ['words in quotes', (base64: string) => JSON.stringify(base64)],
    ['a data URI', (base64: string) => `data:image/png;base64,${base64}`],
    ['bare base64', (base64: string) => `${base64}\n`],
  ])('may be answered with the picture as %s', async (_, written) => {
    const first = await world.provider.submit(commission);
    if (first.outcome !== 'drawn' || first.drawn.picture.kind !== 'bytes') throw new Error('no picture');
    const { bytes: picture } = first.drawn.picture;
    const answer = { status: 200, body: written(picture.toString('base64')) };
    world.segmind.faults.add({ on: requestTo('POST', /^\/v1\//), fault: { kind: 'answer', answer } });
    const second = await world.provider.submit(commission);
    if (second.outcome !== 'drawn' || second.drawn.picture.kind !== 'bytes') throw new Error('no picture');
    expect(second.drawn.picture.bytes.equals(picture)).toBe(true);
  });
});
