// What vendors let us know about themselves, made into news for the log and for the operators.
import type { Logger } from '../logger.js';
import type { Trouble } from '../providers/breaker.js';
import type { ProviderName } from '../providers/catalogue.js';
import { LowBalance } from './low-balance.js';
import type { OperatorNotices } from './operator-notices.js';

export function vendorNews(notices: OperatorNotices, log: Logger) {
  const low = new LowBalance((notice) => void notices.tellAll(notice));
  return {
    tellOperator(vendor: ProviderName, trouble: Trouble | 'over'): void {
      log.error({ vendor, trouble }, 'for the operator: trouble at a vendor');
      void notices.tellAll(trouble === 'over' ? { kind: 'well', vendor } : { kind: 'trouble', vendor, trouble });
    },
    // Whoever was told of trouble before the bot was started anew is told that it is over.
    onWorks: (vendor: ProviderName) => void notices.tellAll({ kind: 'well', vendor }),
    onBalance: (vendor: ProviderName, left: number) => low.heard(vendor, left),
  };
}
