// What every image provider must do, run over each of them against its vendor's pretend API.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wholePicture } from '../../src/services/images/picture-check.js';
import type { ImageProvider } from '../../src/services/providers/image-provider.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';
import { ProviderError, type ProviderErrorKind } from '../../src/services/providers/provider-error.js';

export type Place = 'submit' | 'poll' | 'result' | 'download';

/** A vendor of one test, and the provider that talks to it. */
export interface VendorWorld<Fault extends string> {
  readonly provider: ImageProvider;
  readonly key: string;
  /** The bodies of the submits that the vendor has accepted. */
  accepted(): readonly unknown[];
  /** How many requests it has seen. */
  requests(): number;
  /** Requests that carried the key to where public files are. */
  leaks(): readonly string[];
  fault(place: Place, fault: Fault): void;
  nextEnds(ending: 'failed-422' | 'failed-200' | 'moderation'): void;
  /** Everything that is being drawn is done. */
  finish(): void;
  /** The vendor is not there any more. */
  goAway(): Promise<void>;
  stop(): Promise<void>;
}

export interface Outcome {
  readonly kind: ProviderErrorKind;
  readonly retryable: boolean;
}

export interface ProviderUnderTest<Fault extends string> {
  start(): Promise<VendorWorld<Fault>>;
  /** The whole body of a submit of the request. */
  readonly wireBody: (request: ImageRequest) => unknown;
  /** Where each fault strikes and what it must mean. */
  readonly outcomes: readonly { readonly place: Place; readonly fault: Fault; readonly outcome: Outcome }[];
  readonly tooMany: readonly { readonly fault: Fault; readonly retryAfterMs: number | undefined }[];
  readonly outputs: readonly Fault[];
  readonly foreign: readonly string[];
  readonly wordy: { readonly long: Fault; readonly withKey: Fault };
}

export const request: ImageRequest = {
  model: 'gpt-image-1-mini',
  prompt: 'Ein Leuchtturm, “at dusk” 🎨',
  size: '1536x1024',
  quality: 'low',
  background: 'transparent',
  format: 'webp',
  compression: 80,
  moderation: 'low',
};

export function behavesAsImageProvider<Fault extends string>(underTest: ProviderUnderTest<Fault>): void {
  let vendor: VendorWorld<Fault>;
  beforeEach(async () => {
    vendor = await underTest.start();
  });
  afterEach(() => vendor.stop());

  async function errorOf(act: Promise<unknown>): Promise<ProviderError> {
    const error = await act.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof ProviderError) return error;
    throw new Error(`not a ProviderError but ${String(error)}`);
  }

  async function submitted(): Promise<string> {
    return (await vendor.provider.submit(request)).remoteId;
  }

  async function link(remoteId: string): Promise<string> {
    const { picture } = await vendor.provider.result(remoteId);
    if (picture.kind !== 'link') throw new Error('no link');
    return picture.url;
  }

  async function at(place: Place, fault: Fault): Promise<unknown> {
    if (place === 'submit') {
      vendor.fault(place, fault);
      return vendor.provider.submit(request);
    }
    const remoteId = await submitted();
    if (place !== 'poll') vendor.finish();
    const url = place === 'download' ? await link(remoteId) : '';
    vendor.fault(place, fault);
    if (place === 'poll') return vendor.provider.status(remoteId);
    return place === 'result' ? vendor.provider.result(remoteId) : vendor.provider.download(url);
  }

  it('draws a picture from the submit to its last byte', async () => {
    const { provider } = vendor;
    await provider.roomForSubmit(AbortSignal.abort());
    const remoteId = await submitted();
    expect(vendor.accepted()).toHaveLength(1);
    expect(['queued', 'drawing']).toContain(await provider.status(remoteId));
    vendor.finish();
    expect(await provider.status(remoteId)).toBe('done');
    const drawn = await provider.result(remoteId);
    expect(drawn.costUsd).toBeGreaterThan(0);
    expect(drawn.seconds).toBeGreaterThan(0);
    expect(drawn.seed).toMatch(/^\d+$/);
    expect(wholePicture(await provider.download(await link(remoteId)))).toBe('webp');
    expect(vendor.accepted()).toHaveLength(1);
  });

  it('sends every field of the request, whatever the vendor’s defaults are', async () => {
    await submitted();
    expect(vendor.accepted()).toEqual([underTest.wireBody(request)]);
  });

  it('never sends the key to where pictures are', async () => {
    const remoteId = await submitted();
    vendor.finish();
    await vendor.provider.download(await link(remoteId));
    expect(vendor.leaks()).toEqual([]);
  });

  it.each(underTest.outputs)('finds the picture in a result of the form %s', async (form) => {
    const remoteId = await submitted();
    vendor.finish();
    vendor.fault('result', form);
    const { picture } = await vendor.provider.result(remoteId);
    const bytes = picture.kind === 'bytes' ? picture.bytes : await vendor.provider.download(picture.url);
    expect(wholePicture(bytes)).toBe('webp');
  });

  describe.each(['failed-422', 'failed-200', 'moderation'] as const)('a drawing that ends as %s', (ending) => {
    const outcome = { kind: ending === 'moderation' ? 'moderation' : 'rejected', retryable: false };

    it('is lost for good, whether its status or its result is asked for', async () => {
      vendor.nextEnds(ending);
      const remoteId = await submitted();
      vendor.finish();
      expect(await errorOf(vendor.provider.status(remoteId))).toMatchObject(outcome);
      expect(await errorOf(vendor.provider.result(remoteId))).toMatchObject(outcome);
    });
  });

  it.each(underTest.outcomes)('$fault at $place is $outcome', async ({ place, fault, outcome }) => {
    const { kind, retryable } = await errorOf(at(place, fault));
    expect({ kind, retryable }).toEqual(outcome);
  });

  it.each(underTest.tooMany)('$fault is tried again when the vendor says', async ({ fault, retryAfterMs }) => {
    for (const place of ['submit', 'poll'] as const) {
      await vendor.stop();
      vendor = await underTest.start();
      const error = await errorOf(at(place, fault));
      expect(error).toMatchObject({ kind: 'rate-limited', retryable: true, status: 429 });
      if (retryAfterMs === undefined) expect(error.retryAfterMs).toBeUndefined();
      else expect(Math.abs((error.retryAfterMs ?? 0) - retryAfterMs)).toBeLessThanOrEqual(1000);
    }
  });

  it('a vendor that is not there has taken nothing: any step may be tried again', async () => {
    const remoteId = await submitted();
    vendor.finish();
    const url = await link(remoteId);
    await vendor.goAway();
    const { provider } = vendor;
    for (const act of [provider.submit(request), provider.status(remoteId), provider.result(remoteId), provider.download(url)]) {
      expect(await errorOf(act)).toMatchObject({ kind: 'unavailable', retryable: true });
    }
  });

  it('an unknown request is one that has expired', async () => {
    expect(await errorOf(vendor.provider.status('unknown'))).toMatchObject({ kind: 'expired', retryable: false });
    expect(await errorOf(vendor.provider.result('unknown'))).toMatchObject({ kind: 'expired', retryable: false });
  });

  it('an id from the vendor can not lead anywhere else', async () => {
    expect(await errorOf(vendor.provider.status('../../v1/get-user-credits?'))).toMatchObject({ kind: 'expired' });
  });

  it('a vendor’s long words become one short line', async () => {
    const { reason = '' } = await errorOf(at('submit', underTest.wordy.long));
    expect(reason.length).toBeGreaterThan(10);
    expect(reason.length).toBeLessThanOrEqual(200);
    expect(reason).not.toContain('\n');
  });

  it('a key in a vendor’s words goes no further', async () => {
    const error = await errorOf(at('submit', underTest.wordy.withKey));
    expect(error.reason).toMatch(/\S/);
    expect(JSON.stringify([error.message, error.reason, error.requestId, String(error.cause)])).not.toContain(vendor.key);
  });

  it.each(underTest.foreign)('fetches nothing from %s', async (url) => {
    const before = vendor.requests();
    expect(await errorOf(vendor.provider.download(url))).toMatchObject({ retryable: false });
    expect(vendor.requests()).toBe(before);
  });
}
