// Every collection of the store, by its name and with the schema of what is in it.
import { adminActSchema } from './services/credits/admin-acts.js';
import { auditSchema } from './services/credits/audit.js';
import { usageMembersSchema } from './services/credits/member-usage.js';
import { purseSchema } from './services/credits/purse.js';
import { teamAccountSchema } from './services/credits/team-account.js';
import { usageSchema } from './services/credits/usage-book.js';
import { choicesSchema } from './services/guild/choices.js';
import { endingsSchema, historySchema } from './services/history/history-entry.js';
import { durationSchema } from './services/jobs/durations.js';
import { editTargetSchema } from './services/jobs/edit-targets.js';
import { jobSchema } from './services/jobs/job.js';
import { toldSchema } from './services/operators/operator-notices.js';
import { presetSchema } from './services/presets/preset.js';
import { presetFormSchema } from './services/presets/preset-form.js';
import { presetIndexSchema } from './services/presets/preset-index.js';
import type { Store } from './services/store/store.js';

export type Collections = Awaited<ReturnType<typeof openCollections>>;

/** Asked for all at once: so their tables are made in one transaction and opened side by side. */
export async function openCollections(store: Store) {
  const collections = await allOf({
    openJobs: store.records('open_jobs', jobSchema),
    endedJobs: store.records('ended_jobs', jobSchema),
    history: store.records('history', historySchema),
    endings: store.records('endings', endingsSchema),
    durations: store.records('durations', durationSchema),
    editTargets: store.records('edit_targets', editTargetSchema),
    presetIndexes: store.records('preset_indexes', presetIndexSchema),
    presets: store.records('presets', presetSchema),
    presetForms: store.records('preset_forms', presetFormSchema),
    purses: store.records('accounts', purseSchema),
    teams: store.records('team_accounts', teamAccountSchema),
    memberUsage: store.records('member_usage', usageMembersSchema),
    usage: store.records('usage', usageSchema),
    choices: store.records('guild_choices', choicesSchema),
    acts: store.records('admin_acts', adminActSchema),
    notices: store.records('operator_notices', toldSchema),
    audit: store.records('audit', auditSchema),
  });
  return { ...collections, together: store.together };
}

type Arrived<Asked> = { readonly [Name in keyof Asked]: Awaited<Asked[Name]> };

async function allOf<Asked extends object>(asked: Asked): Promise<Arrived<Asked>> {
  const arriving = Object.entries(asked).map(async ([name, one]) => [name, await one] as const);
  // The names are the same and each value is what it was awaited for: more than the types of `Object` can say.
  return Object.fromEntries(await Promise.all(arriving)) as Arrived<Asked>;
}
