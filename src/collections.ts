// Every collection of the store, by its name and with the schema of what is in it.
import { adminActSchema } from './services/credits/admin-acts.js';
import { auditEntrySchema } from './services/credits/audit.js';
import { usageMembersSchema } from './services/credits/member-usage.js';
import { purseSchema } from './services/credits/purse.js';
import { teamAccountSchema } from './services/credits/team-account.js';
import { usageEntrySchema } from './services/credits/usage-book.js';
import { choicesSchema } from './services/guild/choices.js';
import { endingSchema, historyEntrySchema } from './services/history/history-entry.js';
import { chapterSchema } from './services/history/long-list.js';
import { durationSchema } from './services/jobs/durations.js';
import { editTargetSchema } from './services/jobs/edit-targets.js';
import { jobSchema } from './services/jobs/job.js';
import type { Store } from './services/store/store.js';

export type Collections = Awaited<ReturnType<typeof openCollections>>;

export async function openCollections(store: Store) {
  return {
    openJobs: await store.records('open_jobs', jobSchema),
    endedJobs: await store.records('ended_jobs', jobSchema),
    history: await store.records('history', chapterSchema(historyEntrySchema)),
    endings: await store.records('endings', chapterSchema(endingSchema)),
    durations: await store.records('durations', durationSchema),
    editTargets: await store.records('edit_targets', editTargetSchema),
    purses: await store.records('accounts', purseSchema),
    teams: await store.records('team_accounts', teamAccountSchema),
    memberUsage: await store.records('member_usage', usageMembersSchema),
    usage: await store.records('usage', chapterSchema(usageEntrySchema)),
    choices: await store.records('guild_choices', choicesSchema),
    acts: await store.records('admin_acts', adminActSchema),
    audit: await store.records('audit', chapterSchema(auditEntrySchema)),
  };
}
