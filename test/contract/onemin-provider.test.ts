// 1min.ai held to the contract of image providers, drawing and editing, against a pretend 1min.ai on loopback.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { requestTo } from '../../sandbox/http/faults.js';
import type { FailureWording, NamedEnding } from '../../sandbox/onemin/levers.js';
import type { FaultName } from '../../sandbox/onemin/named-faults.js';
import { SandboxOnemin } from '../../sandbox/onemin/onemin.js';
import { noMetrics } from '../../src/services/metrics.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';
import { OneminProvider } from '../../src/services/providers/onemin/onemin-provider.js';
import { flatPainter } from '../sandbox/segmind/flat-painter.js';
import { ManualClock } from '../support/manual-clock.js';
import { aPicture, behavesAsImageProvider, errorOf, type Place, type ProviderUnderTest, row } from './image-provider.contract.js';
import { redirectAll } from './provider-redirect.js';

const drawing: ImageRequest = {
  model: '1min/gpt-image-1-mini',
  prompt: 'Ein Leuchtturm, “at dusk” 🎨',
  size: '1536x1024',
  quality: 'low',
  background: 'opaque',
  format: 'webp',
  compression: 0,
  moderation: 'auto',
};
const editing: ImageRequest = { ...drawing, background: 'preserve', format: 'jpeg', compression: 85 };

async function open(seconds = 30) {
  const clock = new SandboxClock();
  const onemin = await SandboxOnemin.start({ clock, paint: flatPainter, seconds: () => seconds });
  const parts = { clock: new ManualClock(Date.now()), metrics: noMetrics };
  const provider = new OneminProvider({ key: onemin.apiKey, apiUrl: onemin.apiUrl, requestsPerMinute: 1000 }, parts);
  const close = async () => {
    await onemin.stop();
    await provider.close();
  };
  return { clock, onemin, provider, close };
}

async function start(set: (onemin: SandboxOnemin) => void = () => {}, seconds = 30) {
  const { clock, onemin, provider, close } = await open(seconds);
  set(onemin);
  return {
    provider,
    key: onemin.apiKey,
    origin: onemin.apiUrl,
    accepted: () => onemin.jobs.map(({ body }) => body),
    uploaded: async (name: string) => onemin.assets.find(({ path }) => path === name)?.bytes,
    requests: () => onemin.seen.length,
    leaks: () => onemin.leaks,
    // A result is what a look brings along.
    fault: (place: Place, fault: FaultName) => void onemin.fault(place === 'result' ? 'poll' : place, fault),
    redirect: (origin: string) => redirectAll(onemin.faults, origin),
    nextEnds: (ending: NamedEnding) => onemin.nextEnds(ending),
    finish: () => clock.advance(60_000),
    goAway: () => onemin.stop(),
    stop: close,
  };
}

const lost = ['bad-gateway', 'timeout-html', 'reset', 'reset-accepted', 'cut'] as const satisfies FaultName[];
const unreadable = ['html', 'nonsense', 'empty'] as const satisfies FaultName[];

const submitFaults = [
  ...row<FaultName>('submit', 'rejected', false, 'missing-fields', 'unsupported-model', 'unknown-error', 'external-error'),
  // It says that it is busy, and the details that it never will be drawn.
  ...row<FaultName>('submit', 'rejected', false, 'busy-permanent', 'success-false', 'success-false-200', 'not-found'),
  ...row<FaultName>('submit', 'rejected', false, 'markdown-error'),
  ...row<FaultName>('submit', 'moderation', false, 'moderation'),
  ...row<FaultName>('submit', 'out-of-credits', false, 'out-of-credits', 'out-of-credits-406', 'out-of-credits-record'),
  ...row<FaultName>('submit', 'unauthorised', false, 'unauthorised'),
  // Turned away at the door: the maker's, that of what stands before the vendor, its own.
  ...row<FaultName>('submit', 'unavailable', true, 'busy', 'forbidden-html', 'unavailable-html'),
  ...row<FaultName>('submit', 'unavailable', false, 'external-error-unreadable'),
  // Whether it was taken can't be known.
  ...row<FaultName>('submit', 'outcome-unknown', false, ...lost, ...unreadable, 'server-error', 'server-error-accepted'),
  ...row<FaultName>('submit', 'outcome-unknown', false, 'bad-gateway-accepted', 'timeout-html-accepted'),
  ...row<FaultName>('submit', 'outcome-unknown', false, 'html-accepted', 'nonsense-accepted', 'empty-accepted'),
];

const uploadFaults = [
  ...row<FaultName>('upload', 'rejected', false, 'missing-fields', 'unknown-error', 'success-false', 'success-false-200'),
  ...row<FaultName>('upload', 'rejected', false, 'external-error', 'markdown-error'),
  ...row<FaultName>('upload', 'out-of-credits', false, 'out-of-credits', 'out-of-credits-406'),
  ...row<FaultName>('upload', 'unauthorised', false, 'unauthorised'),
  ...row<FaultName>('upload', 'unavailable', true, ...lost, 'server-error', 'unavailable-html', 'forbidden-html', 'not-found'),
  ...row<FaultName>('upload', 'unavailable', true, 'busy', 'server-error-accepted'),
  ...row<FaultName>('upload', 'unreadable', true, ...unreadable),
];

const looks = (['poll', 'result'] as const).flatMap((place) => [
  ...row<FaultName>(place, 'unavailable', true, ...lost, 'server-error', 'unavailable-html', 'forbidden-html'),
  // The look was refused, the picture was not.
  ...row<FaultName>(place, 'unavailable', true, 'missing-fields', 'unknown-error', 'success-false', 'success-false-200'),
  ...row<FaultName>(place, 'unreadable', true, ...unreadable),
  ...row<FaultName>(place, 'expired', false, 'not-found'),
  ...row<FaultName>(place, 'unauthorised', false, 'unauthorised'),
  ...row<FaultName>(place, 'rejected', false, 'external-error', 'busy-permanent'),
  ...row<FaultName>(place, 'moderation', false, 'moderation'),
  ...row<FaultName>(place, 'out-of-credits', false, 'out-of-credits', 'out-of-credits-record'),
]);

const common = {
  start: () => start(),
  answers: 'when accepted',
  pictureAs: 'link',
  says: [],
  wireBody: ({ request, references: [imageUrl] }) => ({
    type: imageUrl ? 'IMAGE_EDITOR' : 'IMAGE_GENERATOR',
    model: 'gpt-image-1-mini',
    async: true,
    promptObject: {
      ...(imageUrl && { imageUrl }),
      prompt: request.prompt,
      size: request.size,
      n: 1,
      quality: request.quality,
      output_format: request.format,
      output_compression: request.compression,
      background: request.background,
    },
  }),
  outcomes: [
    ...uploadFaults,
    ...submitFaults,
    ...looks,
    ...row<FaultName>('download', 'unavailable', true, ...lost, 'server-error', 'unavailable-html'),
    ...row<FaultName>('download', 'expired', false, 'not-found', 'forbidden-html', 'unauthorised'),
  ],
  endings: [
    { ending: 'failure', kind: 'rejected' },
    { ending: 'failed', kind: 'rejected' },
    { ending: 'busy', kind: 'rejected' },
    { ending: 'busy-permanent', kind: 'rejected' },
    { ending: 'moderation', kind: 'moderation' },
    { ending: 'out-of-credits', kind: 'out-of-credits' },
  ],
  tooMany: [
    { fault: 'too-many', retryAfterMs: undefined },
    { fault: 'too-many-html', retryAfterMs: undefined },
    { fault: 'too-many-retry-after', retryAfterMs: 2000 },
  ],
  outputs: [],
  foreign: [
    'https://s3.us-east-1.amazonaws.com/other-bucket/picture.png',
    'https://s3.us-east-1.amazonaws.com/asset.1min.ai/../other-bucket/picture.png',
    'https://s3.us-east-1.amazonaws.com/asset.1min.ai.evil/picture.png',
    'https://s3.eu-west-1.amazonaws.com/asset.1min.ai/picture.png',
    'https://1min.ai.evil.example/picture.png',
    'https://evil1min.ai/picture.png',
    'https://asset.1min.ai@evil.example/picture.png',
    'https://somebody:secret@asset.1min.ai/picture.png',
    'https://asset.1min.ai:8443/picture.png',
    'http://asset.1min.ai/picture.png',
    'http://127.0.0.1:1/picture.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'images/picture.png',
    '',
  ],
  wordy: { long: 'long-error', withKey: 'key-in-error' },
} as const satisfies Omit<ProviderUnderTest<FaultName, NamedEnding>, 'request' | 'from'>;

const drawn = { ...common, request: drawing, from: { references: 0, mask: false } } as const;
const edited = { ...common, request: editing, from: { references: 1, mask: false } } as const;

describe('1min.ai', () => {
  describe('drawing from words', () => behavesAsImageProvider<FaultName, NamedEnding>(drawn));
  describe('editing a picture', () => behavesAsImageProvider<FaultName, NamedEnding>(edited));

  describe('answering when it is drawn, although asked not to', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({
      ...edited,
      answers: 'when drawn',
      start: () =>
        start((onemin) => {
          onemin.asyncAnswer = 'final';
        }, 0.01),
      outcomes: [...uploadFaults, ...submitFaults],
    }));

  describe('with the link beside the record', () =>
    behavesAsImageProvider<FaultName, NamedEnding>({
      ...drawn,
      start: () =>
        start((onemin) => {
          onemin.temporaryUrlIn = 'top';
        }),
      outcomes: [],
    }));

  describe.each(['list', 'beside', 'refusal'] as const satisfies FailureWording[])('telling a failure as %s', (wording) =>
    behavesAsImageProvider<FaultName, NamedEnding>({
      ...drawn,
      start: () =>
        start((onemin) => {
          onemin.failureWording = wording;
        }),
      outcomes: [],
    }),
  );
});

describe('1min.ai besides', () => {
  let world: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    world = await open();
  });
  afterEach(() => world.close());

  const commission = { request: drawing, references: [], mask: undefined };

  async function submitAnswered(body: unknown) {
    const answer = { status: 200, body: JSON.stringify(body) };
    world.onemin.faults.add({ on: requestTo('POST', /^\/api\/features$/), fault: { kind: 'answer', answer } });
    return world.provider.submit(commission);
  }

  it('keeps the id of a picture that was drawn at once', async () => {
    world.onemin.asyncAnswer = 'final';
    const submitting = world.provider.submit(commission);
    const finish = setInterval(() => world.clock.advance(60_000), 5);
    const submitted = await submitting.finally(() => clearInterval(finish));
    expect(submitted).toMatchObject({ outcome: 'drawn', remoteId: world.onemin.jobs[0]?.id });
  });

  it('that draws and names no id to ask by has taken something nobody can ask about', async () => {
    const answer = submitAnswered({ aiRecord: { status: 'PROCESSING' } });
    expect(await errorOf(answer)).toMatchObject({ kind: 'outcome-unknown', retryable: false });
  });

  it('that knows of no record has not said what became of the submit', async () => {
    expect(await errorOf(submitAnswered({ aiRecord: null }))).toMatchObject({ kind: 'outcome-unknown', retryable: false });
  });

  it('that is done at once and does not say where the picture is, is asked again', async () => {
    const submitted = await submitAnswered({ aiRecord: { uuid: 'u-1', status: 'SUCCESS', aiRecordDetail: {} } });
    expect(submitted).toEqual({ outcome: 'accepted', remoteId: 'u-1' });
  });

  it('that is done and does not say where the picture is, may say it later', async () => {
    const { remoteId } = await world.provider.submit(commission);
    world.clock.advance(60_000);
    world.onemin.temporaryUrlIn = 'nowhere';
    expect(await errorOf(world.provider.status(remoteId ?? ''))).toMatchObject({ kind: 'unreadable', retryable: true });
    world.onemin.temporaryUrlIn = 'record';
    expect(await world.provider.status(remoteId ?? '')).toMatchObject({ state: 'done', drawn: { picture: { kind: 'link' } } });
  });

  it('brings the result along with the look that finds it done: one request, not two', async () => {
    const { remoteId } = await world.provider.submit(commission);
    world.clock.advance(60_000);
    const before = world.onemin.seen.length;
    const status = await world.provider.status(remoteId ?? '');
    expect(status).toMatchObject({ state: 'done', drawn: { picture: { kind: 'link' }, costUsd: undefined } });
    expect(world.onemin.seen.length - before).toBe(1);
  });

  it('that fails without a word has refused it', async () => {
    world.onemin.failureWording = 'none';
    world.onemin.nextEnds('failed');
    const { remoteId } = await world.provider.submit(commission);
    world.clock.advance(60_000);
    const error = await errorOf(world.provider.status(remoteId ?? ''));
    expect(error).toMatchObject({ kind: 'rejected', retryable: false, reason: undefined });
  });

  it('is quoted with what the model’s maker says, not with a busy service', async () => {
    world.onemin.fault('submit', 'busy-permanent');
    expect((await errorOf(world.provider.submit(commission))).reason).toBe("Invalid value: '512x512'");
  });

  it.each([
    [{ asset: { key: 'images/a.png' } }, 'images/a.png'],
    [{ fileContent: { path: 'images/b.png' } }, 'images/b.png'],
    [{ asset: { key: 'images/a.png' }, fileContent: { path: 'images/b.png' }, message: 'stored' }, 'images/b.png'],
  ])('names an upload as in %j', async (body, path) => {
    const answer = { status: 200, body: JSON.stringify(body) };
    world.onemin.faults.add({ on: requestTo('POST', /^\/api\/assets$/), fault: { kind: 'answer', answer } });
    expect(await world.provider.upload(await aPicture())).toBe(path);
  });
});
