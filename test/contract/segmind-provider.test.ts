// Segmind's v2 held to the contract of image providers, drawing and editing, against a pretend Segmind on loopback.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestTo } from '../../sandbox/http/faults.js';
import type { NamedEnding } from '../../sandbox/segmind/levers.js';
import type { FaultName } from '../../sandbox/segmind/named-faults.js';
import { noMetrics } from '../../src/services/metrics.js';
import { settled } from '../support/manual-clock.js';
import { aPicture, behavesAsImageProvider, errorOf, type ProviderUnderTest, request, row } from './image-provider.contract.js';
import {
  common,
  downloadFaults,
  drawing,
  editing,
  editingWithoutMask,
  openSegmind,
  outputsAt,
  type SegmindWorld,
  submitDoubts,
  submitRefusals,
  uploadFaults,
  worldOf,
} from './segmind-provider-world.js';

const v2 = {
  ...common,
  start: async () => worldOf(await openSegmind()),
  answers: 'when accepted',
  pictureAs: 'link',
  says: ['costUsd', 'seed', 'seconds'],
  outcomes: [
    ...uploadFaults,
    ...submitRefusals,
    ...submitDoubts,
    // It has said no and may have begun all the same: nothing is sent twice.
    ...row<FaultName>('submit', 'unavailable', false, 'server-error', 'polling-error'),

    ...row<FaultName>('poll', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
    ...row<FaultName>('poll', 'unreadable', true, 'html', 'nonsense', 'empty'),
    ...row<FaultName>('poll', 'expired', false, 'not-found'),
    ...row<FaultName>('poll', 'unauthorised', false, 'unauthorised', 'forbidden'),

    ...row<FaultName>('result', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
    ...row<FaultName>('result', 'unreadable', true, 'html', 'nonsense', 'empty'),
    ...row<FaultName>('result', 'expired', false, 'not-found'),

    ...downloadFaults,
  ],
  outputs: outputsAt('result'),
} as const satisfies Omit<ProviderUnderTest<FaultName, NamedEnding>, 'request' | 'from'>;

describe('Segmind', () => {
  describe('drawing from words', () => behavesAsImageProvider<FaultName, NamedEnding>({ ...v2, ...drawing }));
  describe('editing with a mask', () => behavesAsImageProvider<FaultName, NamedEnding>({ ...v2, ...editing }));
  describe('editing one picture', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({ ...v2, ...editingWithoutMask, outcomes: [] }));
});

describe('Segmind besides', () => {
  let world: SegmindWorld;
  const counted: string[] = [];
  beforeEach(async () => {
    counted.length = 0;
    const metrics = { ...noMetrics, vendorRequest: (...labels: string[]) => void counted.push(labels.join(' ')) };
    world = await openSegmind({ metrics });
  });
  afterEach(() => world.close());

  const commission = { request, references: [], mask: undefined };

  it('follows no redirect away from where pictures are', async () => {
    const { segmind, provider } = world;
    const answer = { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } };
    segmind.faults.add({ on: requestTo('GET', /^\/generations\//), fault: { kind: 'answer', answer } });
    const error = await errorOf(provider.download(`${segmind.apiUrl}/generations/some.png`));
    expect(error).toMatchObject({ kind: 'unreadable', retryable: false });
    expect(segmind.seen).toHaveLength(1);
  });

  it('sends the next request only when the vendor has been left alone for long enough', async () => {
    const { segmind, provider, manual } = world;
    segmind.fault('submit', 'too-many-retry-after');
    await expect(provider.submit(commission)).rejects.toMatchObject({ kind: 'rate-limited' });
    let gone = false;
    const room = provider.roomForSubmit(new AbortController().signal).then(() => {
      gone = true;
    });
    await settled();
    expect(gone).toBe(false);
    await manual.advance(5000);
    await room;
  });

  it('reads the answer to an upload as an older page has it', async () => {
    world.segmind.fault('upload', 'older-page');
    expect(await world.provider.upload(await aPicture())).toMatch(/\/assets\//);
  });

  it.each(['https://evil.example/assets/a.png', 'http://images.segmind.com/a.png', 'http://127.0.0.1:1/assets/a.png'])(
    'takes no upload’s word that it is at %s',
    async (url) => {
      const answer = { status: 200, body: JSON.stringify({ file_urls: [url] }) };
      world.segmind.faults.add({ on: requestTo('POST', /^\/upload-asset$/), fault: { kind: 'answer', answer } });
      expect(await errorOf(world.provider.upload(await aPicture()))).toMatchObject({ kind: 'unreadable', retryable: false });
    },
  );

  it('tells what is left on the account when a result says it', async () => {
    const { remoteId } = await world.provider.submit(commission);
    world.clock.advance(60_000);
    await world.provider.result(remoteId ?? '');
    expect(world.balances).toEqual([99.994]);
  });

  it('takes no words for a picture', async () => {
    const { remoteId } = await world.provider.submit(commission);
    const answer = { status: 200, body: JSON.stringify({ status: 'COMPLETED', output: 'upstream connect error' }) };
    world.segmind.faults.add({ on: requestTo('GET', /^\/v2\/requests\//), fault: { kind: 'answer', answer } });
    expect(await errorOf(world.provider.result(remoteId ?? ''))).toMatchObject({ kind: 'unreadable', retryable: true });
  });

  it('refuses a model that is not on offer, and asks nobody', async () => {
    const unknown = { ...commission, request: { ...request, model: '../v1/get-user-credits' } };
    expect(await errorOf(world.provider.submit(unknown))).toMatchObject({ kind: 'rejected', retryable: false });
    expect(world.segmind.seen).toEqual([]);
  });

  it('counts every request by its step and outcome', async () => {
    await world.provider.upload(await aPicture());
    const { remoteId } = await world.provider.submit(commission);
    world.segmind.fault('poll', 'server-error');
    await errorOf(world.provider.status(remoteId ?? ''));
    world.segmind.fault('result', 'reset');
    await errorOf(world.provider.result(remoteId ?? ''));
    await errorOf(world.provider.download(`${world.segmind.apiUrl}/generations/none.png`));
    expect(counted).toEqual([
      'segmind upload ok',
      'segmind submit ok',
      'segmind poll failed',
      'segmind result no-answer',
      'segmind download refused',
    ]);
  });
});
