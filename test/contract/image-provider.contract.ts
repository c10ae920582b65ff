// What every image provider must do on every way it draws, run over each of them against its vendor's pretend API.
import sharp from 'sharp';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { wholePicture } from '../../src/services/images/picture-check.js';
import type { Commission, Drawn, ImageProvider, Upload } from '../../src/services/providers/image-provider.js';
import type { ImageRequest } from '../../src/services/providers/image-request.js';
import { ProviderError, type ProviderErrorKind } from '../../src/services/providers/provider-error.js';

export type Place = 'upload' | 'submit' | 'poll' | 'result' | 'download';

/** A vendor of one test, and the provider that talks to it. */
export interface VendorWorld<Fault extends string, Ending extends string> {
  readonly provider: ImageProvider;
  readonly key: string;
  readonly origin: string;
  /** The bodies of the submits that the vendor has accepted. */
  accepted(): readonly unknown[];
  /** The bytes of an upload, by the name that the vendor has given it. */
  uploaded(name: string): Promise<Buffer | undefined>;
  /** How many requests it has seen. */
  requests(): number;
  /** Requests that carried the key to where public files are. */
  leaks(): readonly string[];
  fault(place: Place, fault: Fault): void;
  /** Every request from now on is sent elsewhere. */
  redirect(origin: string): void;
  nextEnds(ending: Ending): void;
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

export interface Row<Fault extends string> {
  readonly place: Place;
  readonly fault: Fault;
  readonly outcome: Outcome;
}

/** One of the ways in which a provider draws. */
export interface ProviderUnderTest<Fault extends string, Ending extends string> {
  start(): Promise<VendorWorld<Fault, Ending>>;
  readonly request: ImageRequest;
  /** What it draws from besides words. */
  readonly from: { readonly references: number; readonly mask: boolean };
  /** When the vendor answers a submit: as soon as it is accepted, or when it is drawn. */
  readonly answers: 'when accepted' | 'when drawn';
  /** How a picture comes. */
  readonly pictureAs: 'link' | 'bytes';
  /** What the vendor says of a picture it has drawn. */
  readonly says: readonly ('costUsd' | 'seed' | 'seconds')[];
  /** The whole body of a submit. */
  readonly wireBody: (commission: Commission) => unknown;
  /** Where each fault strikes and what it must mean. */
  readonly outcomes: readonly Row<Fault>[];
  readonly endings: readonly { readonly ending: Ending; readonly kind: ProviderErrorKind }[];
  readonly tooMany: readonly { readonly fault: Fault; readonly retryAfterMs: number | undefined }[];
  readonly outputs: readonly { readonly place: Place; readonly form: Fault }[];
  readonly foreign: readonly string[];
  readonly wordy: { readonly long: Fault; readonly withKey: Fault };
}

export function row<Fault extends string>(
  place: Place,
  kind: ProviderErrorKind,
  retryable: boolean,
  ...faults: Fault[]
): Row<Fault>[] {
  return faults.map((fault) => ({ place, fault, outcome: { kind, retryable } }));
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

export async function errorOf(act: Promise<unknown>): Promise<ProviderError> {
  const error = await act.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ProviderError) return error;
  throw new Error(`not a ProviderError but ${String(error)}`);
}

/** A picture to work from: small, and with alpha; each of another colour, and all of one size. */
export async function aPicture(index = 0): Promise<Upload> {
  const background = { r: 40 * index, g: 90, b: 10, alpha: 0.5 };
  const bytes = await sharp({ create: { width: 32, height: 32, channels: 4, background } })
    .png()
    .toBuffer();
  return { bytes, type: 'png' };
}

export function behavesAsImageProvider<Fault extends string, Ending extends string>(
  underTest: ProviderUnderTest<Fault, Ending>,
): void {
  const queued = underTest.answers === 'when accepted';
  const linked = underTest.pictureAs === 'link';
  let vendor: VendorWorld<Fault, Ending>;
  let sources: readonly Upload[];
  let another: Upload;
  let mask: Upload | undefined;

  beforeAll(async () => {
    const { from } = underTest;
    sources = await Promise.all(Array.from({ length: from.references }, (_, index) => aPicture(index)));
    another = await aPicture(from.references);
    mask = from.mask ? another : undefined;
  });
  beforeEach(async () => {
    vendor = await underTest.start();
  });
  afterEach(() => vendor.stop());

  async function commission(): Promise<Commission> {
    const references: string[] = [];
    for (const source of sources) references.push(await vendor.provider.upload(source));
    return { request: underTest.request, references, mask: mask && (await vendor.provider.upload(mask)) };
  }

  async function submitted(): Promise<string> {
    const { outcome, remoteId } = await vendor.provider.submit(await commission());
    if (outcome !== 'accepted') throw new Error(`it is ${outcome}`);
    return remoteId;
  }

  async function draw(spoil: () => void = () => {}): Promise<Drawn> {
    const ordered = await commission();
    if (!queued) spoil();
    const answer = await vendor.provider.submit(ordered);
    if (answer.outcome === 'drawn') return answer.drawn;
    vendor.finish();
    spoil();
    return vendor.provider.result(answer.remoteId);
  }

  async function link(): Promise<string> {
    const { picture } = await draw();
    if (picture.kind !== 'link') throw new Error('no link');
    return picture.url;
  }

  async function bytesOf({ picture }: Drawn): Promise<Buffer> {
    return picture.kind === 'bytes' ? picture.bytes : vendor.provider.download(picture.url);
  }

  async function at(place: Place, fault: Fault): Promise<unknown> {
    const prepare = {
      upload: async () => () => vendor.provider.upload(another),
      submit: async () => {
        const ordered = await commission();
        return () => vendor.provider.submit(ordered);
      },
      poll: async () => {
        const remoteId = await submitted();
        return () => vendor.provider.status(remoteId);
      },
      result: async () => {
        const remoteId = await submitted();
        vendor.finish();
        return () => vendor.provider.result(remoteId);
      },
      download: async () => {
        const url = await link();
        return () => vendor.provider.download(url);
      },
    } satisfies Record<Place, () => Promise<() => Promise<unknown>>>;
    const act = await prepare[place]();
    vendor.fault(place, fault);
    return act();
  }

  it('draws a picture from the submit to its last byte', async () => {
    await vendor.provider.roomForSubmit(AbortSignal.abort());
    const drawn = await draw();
    expect(drawn.picture.kind).toBe(underTest.pictureAs);
    expect(wholePicture(await bytesOf(drawn))).toBe(underTest.request.format);
    expect(vendor.accepted()).toHaveLength(1);
  });

  it('hands on what the vendor says of the picture, and makes nothing up', async () => {
    const { costUsd, seed, seconds } = await draw();
    const says = (figure: (typeof underTest.says)[number], shape: RegExp) =>
      underTest.says.includes(figure) ? expect.stringMatching(shape) : 'undefined';
    expect({ costUsd: String(costUsd), seed: String(seed), seconds: String(seconds) }).toEqual({
      costUsd: says('costUsd', /^0\.\d+$/),
      seed: says('seed', /^\d+$/),
      seconds: says('seconds', /^\d+(\.\d+)?$/),
    });
  });

  it('sends every field of the request, whatever the vendor’s defaults are', async () => {
    const ordered = await commission();
    await vendor.provider.submit(ordered);
    expect(vendor.accepted()).toEqual([underTest.wireBody(ordered)]);
  });

  it('puts a picture where the vendor can read it, byte for byte', async () => {
    for (const picture of [await aPicture(0), await aPicture(1)]) {
      const name = await vendor.provider.upload(picture);
      expect((await vendor.uploaded(name))?.equals(picture.bytes)).toBe(true);
    }
  });

  it('never sends the key to where pictures are', async () => {
    await bytesOf(await draw());
    expect(vendor.leaks()).toEqual([]);
  });

  if (underTest.outputs.length > 0) {
    it.each(underTest.outputs)('finds the picture in a $place of the form $form', async ({ place, form }) => {
      const drawn = await draw(() => vendor.fault(place, form));
      expect(wholePicture(await bytesOf(drawn))).toBe(underTest.request.format);
    });
  }

  it.each(underTest.endings)('a drawing that ends as $ending is lost for good: $kind', async ({ ending, kind }) => {
    const lost = { kind, retryable: false };
    const ordered = await commission();
    vendor.nextEnds(ending);
    if (!queued) {
      expect(await errorOf(vendor.provider.submit(ordered))).toMatchObject(lost);
      return;
    }
    const answer = await vendor.provider.submit(ordered);
    vendor.finish();
    expect(await errorOf(vendor.provider.status(answer.remoteId ?? ''))).toMatchObject(lost);
    expect(await errorOf(vendor.provider.result(answer.remoteId ?? ''))).toMatchObject(lost);
  });

  it.each(underTest.outcomes)('$fault at $place is $outcome', async ({ place, fault, outcome }) => {
    const { kind, retryable } = await errorOf(at(place, fault));
    expect({ kind, retryable }).toEqual(outcome);
  });

  it.each(underTest.tooMany)('$fault is tried again when the vendor says', async ({ fault, retryAfterMs }) => {
    for (const place of ['upload', 'submit', ...(queued ? (['poll'] as const) : [])] as const) {
      await vendor.stop();
      vendor = await underTest.start();
      const error = await errorOf(at(place, fault));
      expect(error).toMatchObject({ kind: 'rate-limited', retryable: true, status: 429 });
      if (retryAfterMs === undefined) expect(error.retryAfterMs).toBeUndefined();
      else expect(Math.abs((error.retryAfterMs ?? 0) - retryAfterMs)).toBeLessThanOrEqual(1000);
    }
  });

  it('a vendor that is not there has taken nothing: any step may be tried again', async () => {
    const { provider } = vendor;
    const ordered = await commission();
    const url = linked ? await link() : undefined;
    await vendor.goAway();
    const acts: (() => Promise<unknown>)[] = [
      () => provider.submit(ordered),
      () => provider.status('any'),
      () => provider.result('any'),
      () => provider.upload(another),
      ...(url === undefined ? [] : [() => provider.download(url)]),
    ];
    for (const act of acts) expect(await errorOf(act())).toMatchObject({ kind: 'unavailable', retryable: true });
  });

  it('takes the key nowhere else: a redirect of the vendor’s own is not followed', async () => {
    const elsewhere = await underTest.start();
    const ordered = await commission();
    vendor.redirect(elsewhere.origin);
    const acts: (() => Promise<unknown>)[] = [
      () => vendor.provider.submit(ordered),
      ...(queued ? [() => vendor.provider.status('any'), () => vendor.provider.result('any')] : []),
      () => vendor.provider.upload(another),
    ];
    const before = elsewhere.requests();
    for (const act of acts) expect(await errorOf(act())).toMatchObject({ kind: 'unavailable' });
    expect(elsewhere.requests()).toBe(before);
    await elsewhere.stop();
  });

  it('a vendor’s long words become one short line', async () => {
    for (const place of ['upload', 'submit'] as const) {
      const { reason = '' } = await errorOf(at(place, underTest.wordy.long));
      expect(reason.length).toBeGreaterThan(10);
      expect(reason.length).toBeLessThanOrEqual(200);
      expect(reason).not.toContain('\n');
    }
  });

  it('a key in a vendor’s words goes no further', async () => {
    for (const place of ['upload', 'submit'] as const) {
      const error = await errorOf(at(place, underTest.wordy.withKey));
      expect(error.reason).toMatch(/\S/);
      expect(JSON.stringify([error.message, error.reason, error.requestId, String(error.cause)])).not.toContain(vendor.key);
    }
  });

  it.each(underTest.foreign)('fetches nothing from %s', async (url) => {
    const before = vendor.requests();
    expect(await errorOf(vendor.provider.download(url))).toMatchObject({ kind: 'unreadable', retryable: false });
    expect(vendor.requests()).toBe(before);
  });

  if (queued) {
    it('is asked how it goes until it is done', async () => {
      const remoteId = await submitted();
      expect((await vendor.provider.status(remoteId)).state).toMatch(/^(queued|drawing)$/);
      vendor.finish();
      const status = await vendor.provider.status(remoteId);
      if (status.state !== 'done') throw new Error(status.state);
      if (status.drawn) expect(status.drawn).toEqual(await vendor.provider.result(remoteId));
    });

    it('an unknown request is one that has expired', async () => {
      expect(await errorOf(vendor.provider.status('unknown'))).toMatchObject({ kind: 'expired', retryable: false });
      expect(await errorOf(vendor.provider.result('unknown'))).toMatchObject({ kind: 'expired', retryable: false });
    });

    it('an id from the vendor can not lead anywhere else', async () => {
      expect(await errorOf(vendor.provider.status('../../v1/get-user-credits?'))).toMatchObject({ kind: 'expired' });
    });
  }
}
