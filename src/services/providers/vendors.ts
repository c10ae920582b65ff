// The vendors we have a key for, each behind its breaker.
import type { Clock } from '../clock.js';
import type { Metrics } from '../metrics.js';
import type { Trouble } from './breaker.js';
import type { ProviderName } from './catalogue.js';
import { GuardedProvider } from './guarded-provider.js';
import type { ImageProvider } from './image-provider.js';
import { OneminProvider } from './onemin/onemin-provider.js';
import { SegmindProvider } from './segmind/segmind-provider.js';

interface Settings {
  readonly segmind: {
    readonly key: string | undefined;
    readonly apiUrl: string;
    readonly uploadUrl: string;
    readonly requestsPerMinute: number;
  };
  readonly onemin: { readonly key: string | undefined; readonly apiUrl: string; readonly requestsPerMinute: number };
}

interface Parts {
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** Somebody who runs the bot should know: once when it begins, once when it is over. */
  readonly tellOperator: (vendor: ProviderName, trouble: Trouble | 'over') => void;
  /** It works, for the first time since the start. */
  readonly onWorks?: (vendor: ProviderName) => void;
  /** What is left at the vendor, in its own unit: US$ at Segmind, credits at 1min.ai. */
  readonly onBalance?: (vendor: ProviderName, left: number) => void;
}

export function vendorsWithKeys({ segmind, onemin }: Settings, parts: Parts): GuardedProvider[] {
  const heard = (vendor: ProviderName) => ({ ...parts, onBalance: (left: number) => parts.onBalance?.(vendor, left) });
  const providers: ImageProvider[] = [
    ...(segmind.key === undefined ? [] : [new SegmindProvider({ ...segmind, key: segmind.key }, heard('segmind'))]),
    ...(onemin.key === undefined ? [] : [new OneminProvider({ ...onemin, key: onemin.key }, heard('onemin'))]),
  ];
  return providers.map((provider) => {
    const tell = (trouble: Trouble | 'over') => parts.tellOperator(provider.name, trouble);
    const works = () => parts.onWorks?.(provider.name);
    return new GuardedProvider(provider, { clock: parts.clock, tell, works });
  });
}
