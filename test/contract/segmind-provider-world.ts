// A pretend Segmind on loopback and the provider that talks to it, for the tests of its contract; and what both of its APIs have in common.
import { SandboxClock } from '../../sandbox/clock.js';
import type { NamedEnding } from '../../sandbox/segmind/levers.js';
import type { FaultName } from '../../sandbox/segmind/named-faults.js';
import { SandboxSegmind } from '../../sandbox/segmind/segmind.js';
import { type Metrics, noMetrics } from '../../src/services/metrics.js';
import type { Commission } from '../../src/services/providers/image-provider.js';
import { SegmindProvider } from '../../src/services/providers/segmind/segmind-provider.js';
import { flatPainter } from '../sandbox/segmind/flat-painter.js';
import { ManualClock } from '../support/manual-clock.js';
import { type Place, type ProviderUnderTest, request, row, type VendorWorld } from './image-provider.contract.js';
import { redirectAll } from './provider-redirect.js';

interface Wishes {
  /** How long a picture takes; half a minute when absent. */
  readonly seconds?: number;
  readonly metrics?: Metrics;
}

export async function openSegmind({ seconds = 30, metrics = noMetrics }: Wishes = {}) {
  const clock = new SandboxClock();
  const segmind = await SandboxSegmind.start({ clock, paint: flatPainter, seconds: () => seconds });
  const manual = new ManualClock(Date.now());
  const balances: number[] = [];
  const { apiKey: key, apiUrl, uploadUrl } = segmind;
  const parts = { clock: manual, metrics, onBalance: (usd: number) => void balances.push(usd) };
  const provider = new SegmindProvider({ key, apiUrl, uploadUrl, requestsPerMinute: 1000 }, parts);
  const close = async () => {
    await segmind.stop();
    await provider.close();
  };
  return { clock, segmind, manual, provider, balances, close };
}

export type SegmindWorld = Awaited<ReturnType<typeof openSegmind>>;

export function worldOf({ segmind, provider, clock, close }: SegmindWorld): VendorWorld<FaultName, NamedEnding> {
  return {
    provider,
    key: segmind.apiKey,
    origin: segmind.apiUrl,
    accepted: () => segmind.jobs.map(({ body }) => body),
    uploaded: async (name) => Buffer.from(await (await fetch(name)).arrayBuffer()),
    requests: () => segmind.seen.length,
    leaks: () => segmind.leaks,
    fault: (place, fault) => void segmind.fault(place, fault),
    redirect: (origin) => redirectAll(segmind.faults, origin),
    nextEnds: (ending) => segmind.nextEnds(ending),
    finish: () => clock.advance(60_000),
    goAway: () => segmind.stop(),
    stop: close,
  };
}

/** The body of a submit, every field of it; editing models take pictures too. */
export function wireBody({ request: asked, references, mask }: Commission) {
  return {
    prompt: asked.prompt,
    size: asked.size,
    quality: asked.quality,
    background: asked.background,
    output_format: asked.format,
    output_compression: asked.compression,
    moderation: asked.moderation,
    ...(/edit/.test(asked.model) && { image_urls: references, mask: mask ?? null }),
  };
}

export const drawing = { request, from: { references: 0, mask: false } } as const;
export const editing = { request: { ...request, model: 'gpt-image-1-edit' }, from: { references: 3, mask: true } } as const;
export const editingWithoutMask = {
  request: { ...request, model: 'gpt-image-1-edit-mini' },
  from: { references: 1, mask: false },
} as const;

const refused: readonly FaultName[] = [
  ...(['bad-request', 'method', 'retired', 'unprocessable', 'markdown-error'] as const),
  ...(['content-type', 'parameter-refused', 'server-error-parameter'] as const),
];

/** What both APIs answer with when they take nothing. */
export const submitRefusals = [
  ...row<FaultName>('submit', 'rejected', false, ...refused),
  ...row<FaultName>('submit', 'unauthorised', false, 'unauthorised', 'unauthorised-token', 'forbidden'),
  ...row<FaultName>('submit', 'out-of-credits', false, 'out-of-credits', 'spend-limit'),
  ...row<FaultName>('submit', 'unavailable', true, 'unavailable'),
];

/** Whether it was taken can't be known. */
export const submitDoubts = row<FaultName>(
  'submit',
  'outcome-unknown',
  false,
  ...(['bad-gateway', 'timeout', 'bad-gateway-accepted', 'timeout-accepted', 'reset', 'reset-accepted', 'cut'] as const),
  ...(['html', 'nonsense', 'empty', 'html-accepted', 'nonsense-accepted', 'empty-accepted'] as const),
);

/** An upload may be made again as often as one likes. */
export const uploadFaults = [
  ...row<FaultName>('upload', 'rejected', false, ...refused),
  ...row<FaultName>('upload', 'unauthorised', false, 'unauthorised', 'unauthorised-token', 'forbidden'),
  ...row<FaultName>('upload', 'out-of-credits', false, 'out-of-credits', 'spend-limit'),
  ...row<FaultName>('upload', 'unavailable', true, 'server-error', 'polling-error', 'bad-gateway', 'timeout', 'unavailable'),
  ...row<FaultName>('upload', 'unavailable', true, 'not-found', 'reset', 'reset-accepted', 'cut', 'timeout-accepted'),
  ...row<FaultName>('upload', 'unreadable', true, 'html', 'nonsense', 'empty', 'html-accepted', 'empty-accepted'),
];

export const downloadFaults = [
  ...row<FaultName>('download', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
  // The link has run out; it says nothing about the key.
  ...row<FaultName>('download', 'expired', false, 'not-found', 'forbidden', 'unauthorised', 'retired', 'bad-request'),
];

export function outputsAt(place: Place): { readonly place: Place; readonly form: FaultName }[] {
  return (['output-list', 'output-object', 'output-data-uri', 'output-base64'] as const).map((form) => ({ place, form }));
}

export const common = {
  wireBody,
  endings: [
    { ending: 'failed-422', kind: 'rejected' },
    { ending: 'failed-200', kind: 'rejected' },
    { ending: 'moderation', kind: 'moderation' },
  ],
  tooMany: [
    { fault: 'too-many', retryAfterMs: undefined },
    { fault: 'too-many-retry-after', retryAfterMs: 2000 },
    { fault: 'too-many-reset-at', retryAfterMs: 2000 },
  ],
  foreign: [
    'https://evil.example/picture.png',
    'https://images.segmind.com.evil.example/picture.png',
    'https://images.segmind.com@evil.example/picture.png',
    'https://somebody:secret@images.segmind.com/picture.png',
    'https://images.segmind.com:8443/picture.png',
    'http://images.segmind.com/picture.png',
    'http://127.0.0.1:1/picture.png',
    'http://2130706433:1/picture.png',
    'http://[::1]:1/picture.png',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'picture.png',
    '',
  ],
  wordy: { long: 'long-error', withKey: 'key-in-error' },
} as const satisfies Partial<ProviderUnderTest<FaultName, NamedEnding>>;
