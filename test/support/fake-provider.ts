// A vendor as a plain object: it takes everything, unless a test says otherwise, and remembers what it was asked for.
import type { ProviderName } from '../../src/services/providers/catalogue.js';
import type { Commission, Drawn, Upload } from '../../src/services/providers/image-provider.js';
import type { LineUpProvider } from '../../src/services/providers/line-up.js';

export interface FakeProvider extends LineUpProvider {
  readonly commissions: Commission[];
  readonly uploads: Upload[];
}

export const aDrawing: Drawn = {
  picture: { kind: 'link', url: 'https://images.segmind.com/1.png' },
  costUsd: 0.011,
  seed: '7',
  seconds: 40,
};

export function fakeProvider(name: ProviderName, ways: Partial<LineUpProvider> = {}): FakeProvider {
  const commissions: Commission[] = [];
  const uploads: Upload[] = [];
  const usual: LineUpProvider = {
    name,
    health: { state: 'well' },
    roomForSubmit: async () => {},
    upload: async () => `${name}-upload-${uploads.length}`,
    submit: async () => ({ outcome: 'accepted', remoteId: `${name}-remote-${commissions.length}` }),
    status: async () => ({ state: 'done', drawn: aDrawing }),
    result: async () => aDrawing,
    download: async () => Buffer.alloc(0),
    close: async () => {},
  };
  const provider = { ...usual, ...ways };
  return {
    ...provider,
    commissions,
    uploads,
    upload(picture) {
      uploads.push(picture);
      return provider.upload(picture);
    },
    submit(commission) {
      commissions.push(commission);
      return provider.submit(commission);
    },
  };
}
