// Segmind's v2 held to the contract of image providers, against a pretend Segmind on loopback.
import { describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.js';
import { requestTo } from '../../sandbox/http/faults.js';
import type { FaultName } from '../../sandbox/segmind/named-faults.js';
import { SandboxSegmind } from '../../sandbox/segmind/segmind.js';
import { noMetrics } from '../../src/services/metrics.js';
import type { ProviderErrorKind } from '../../src/services/providers/provider-error.js';
import { SegmindProvider } from '../../src/services/providers/segmind/segmind-provider.js';
import { flatPainter } from '../sandbox/segmind/flat-painter.js';
import { ManualClock, settled } from '../support/manual-clock.js';
import { behavesAsImageProvider, type Place, request, type VendorWorld } from './image-provider.contract.js';

async function open() {
  const clock = new SandboxClock();
  const segmind = await SandboxSegmind.start({ clock, paint: flatPainter, seconds: () => 30 });
  const manual = new ManualClock(Date.now());
  const settings = { key: segmind.apiKey, apiUrl: segmind.apiUrl, requestsPerMinute: 1000 };
  const provider = new SegmindProvider(settings, { clock: manual, metrics: noMetrics });
  return { clock, segmind, manual, provider };
}

async function start(): Promise<VendorWorld<FaultName>> {
  const { clock, segmind, provider } = await open();
  return {
    provider,
    key: segmind.apiKey,
    accepted: () => segmind.jobs.map(({ body }) => body),
    requests: () => segmind.seen.length,
    leaks: () => segmind.leaks,
    fault: (place, fault) => void segmind.fault(place, fault),
    nextEnds: (ending) => segmind.nextEnds(ending),
    finish: () => clock.advance(60_000),
    goAway: () => segmind.stop(),
    stop: async () => {
      await segmind.stop();
      await provider.close();
    },
  };
}

function row(place: Place, kind: ProviderErrorKind, retryable: boolean, ...faults: FaultName[]) {
  return faults.map((fault) => ({ place, fault, outcome: { kind, retryable } }));
}

describe('Segmind', () => {
  behavesAsImageProvider<FaultName>({
    start,
    wireBody: (asked) => ({
      prompt: asked.prompt,
      size: asked.size,
      quality: asked.quality,
      background: asked.background,
      output_format: asked.format,
      output_compression: asked.compression,
      moderation: asked.moderation,
    }),
    outcomes: [
      ...row('submit', 'rejected', false, 'bad-request', 'not-found', 'method', 'retired', 'unprocessable', 'markdown-error'),
      ...row('submit', 'rejected', false, 'content-type', 'parameter-refused', 'server-error-parameter'),
      ...row('submit', 'unauthorised', false, 'unauthorised', 'unauthorised-token', 'forbidden'),
      ...row('submit', 'out-of-credits', false, 'out-of-credits', 'spend-limit'),
      // It has said no and may have begun all the same: nothing is sent twice.
      ...row('submit', 'unavailable', false, 'server-error', 'polling-error'),
      ...row('submit', 'unavailable', true, 'unavailable'),
      // Whether it was taken can't be known.
      ...row('submit', 'outcome-unknown', false, 'bad-gateway', 'timeout', 'bad-gateway-accepted', 'timeout-accepted'),
      ...row(
        'submit',
        'outcome-unknown',
        false,
        'html',
        'nonsense',
        'empty',
        'html-accepted',
        'nonsense-accepted',
        'empty-accepted',
      ),
      ...row('submit', 'outcome-unknown', false, 'reset', 'reset-accepted', 'cut'),

      ...row('poll', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
      ...row('poll', 'unreadable', true, 'html', 'nonsense', 'empty'),
      ...row('poll', 'expired', false, 'not-found'),
      ...row('poll', 'unauthorised', false, 'unauthorised', 'forbidden'),

      ...row('result', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
      ...row('result', 'unreadable', true, 'html', 'nonsense', 'empty'),
      ...row('result', 'expired', false, 'not-found'),

      ...row('download', 'unavailable', true, 'server-error', 'bad-gateway', 'unavailable', 'timeout', 'reset', 'cut'),
      // The link has run out; it says nothing about the key.
      ...row('download', 'expired', false, 'not-found', 'forbidden', 'unauthorised', 'retired'),
    ],
    tooMany: [
      { fault: 'too-many', retryAfterMs: undefined },
      { fault: 'too-many-retry-after', retryAfterMs: 2000 },
      { fault: 'too-many-reset-at', retryAfterMs: 2000 },
    ],
    outputs: ['output-list', 'output-object', 'output-data-uri', 'output-base64'],
    foreign: [
      'https://evil.example/picture.png',
      'https://images.segmind.com.evil.example/picture.png',
      'https://images.segmind.com@evil.example/picture.png',
      'https://images.segmind.com:8443/picture.png',
      'http://images.segmind.com/picture.png',
      'http://127.0.0.1:1/picture.png',
      'http://169.254.169.254/latest/meta-data',
      'file:///etc/passwd',
      'data:image/png;base64,AAAA',
      'picture.png',
      '',
    ],
    wordy: { long: 'long-error', withKey: 'key-in-error' },
  });

  it('follows no redirect away from where pictures are', async () => {
    const { segmind, provider } = await open();
    const answer = { status: 302, headers: { location: 'http://127.0.0.1:1/elsewhere' } };
    segmind.faults.add({ on: requestTo('GET', /^\/generations\//), fault: { kind: 'answer', answer } });
    await expect(provider.download(`${segmind.apiUrl}/generations/some.png`)).rejects.toMatchObject({
      status: 302,
      retryable: false,
    });
    expect(segmind.seen).toHaveLength(1);
    await segmind.stop();
    await provider.close();
  });

  it('sends the next request only when the vendor has been left alone for long enough', async () => {
    const { segmind, provider, manual } = await open();
    segmind.fault('submit', 'too-many-retry-after');
    await expect(provider.submit(request)).rejects.toMatchObject({ kind: 'rate-limited' });
    let gone = false;
    const room = provider.roomForSubmit(new AbortController().signal).then(() => {
      gone = true;
    });
    await settled();
    expect(gone).toBe(false);
    await manual.advance(5000);
    await room;
    await segmind.stop();
    await provider.close();
  });
});
