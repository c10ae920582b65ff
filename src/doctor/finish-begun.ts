// What a crash has cut short and every start of the bot finishes by itself: finished first, so that it is not taken for damage.

import { AdminActs } from '../services/credits/admin-acts.js';
import { Audit } from '../services/credits/audit.js';
import { UnreadableRecordError } from '../services/store/store.js';
import { bookkeeping, type Examined } from './examined.js';
import { lookUp } from './looking-store.js';

type Begun = Pick<Examined, 'collections' | 'quota' | 'now'>;

/** With what it has finished, counted. */
export async function finishBegun(begun: Begun): Promise<number> {
  return (await listEnded(begun)) + (await finishActs(begun));
}

/** Jobs that have ended and still stand among the open ones may be missing from the lists. */
async function listEnded({ collections, quota, now }: Begun): Promise<number> {
  const { history, usage } = bookkeeping({ collections, quota }, now);
  let listed = 0;
  for (const { key } of await collections.openJobs.all()) {
    const ended = await lookUp(collections.endedJobs, key);
    if (ended === undefined || ended === 'unreadable') continue;
    const isListed = await unlessUnreadable(async () => {
      await history.add(ended);
      await usage.add(ended);
      await history.keepEndings([ended]);
      await collections.openJobs.delete([key]);
    });
    if (isListed) listed += 1;
  }
  return listed;
}

async function finishActs({ collections, quota, now }: Begun): Promise<number> {
  const { ledger, choices, usage } = bookkeeping({ collections, quota }, now);
  const acts = new AdminActs({ records: collections.acts, ledger, choices, usage, audit: new Audit(collections.audit) });
  const begun = (await collections.acts.all()).length;
  if (begun > 0) await unlessUnreadable(() => acts.finish());
  return begun - (await collections.acts.all()).length;
}

/** What can't be read is told by a check of its own. */
async function unlessUnreadable(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof UnreadableRecordError) return false;
    throw error;
  }
}
