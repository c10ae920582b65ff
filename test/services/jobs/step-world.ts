// What the steps of a job work with, for tests: vendors as plain objects, everything else real, in memory or in a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import sharp, { type Sharp } from 'sharp';
import { Audit, auditSchema } from '../../../src/services/credits/audit.js';
import { CreditLedger } from '../../../src/services/credits/credit-ledger.js';
import { MemberUsage, usageMembersSchema } from '../../../src/services/credits/member-usage.js';
import { Calendar } from '../../../src/services/credits/period.js';
import { purseSchema } from '../../../src/services/credits/purse.js';
import { teamAccountSchema } from '../../../src/services/credits/team-account.js';
import { choicesSchema } from '../../../src/services/guild/choices.js';
import { GuildChoices } from '../../../src/services/guild/guild-choices.js';
import { Darkroom } from '../../../src/services/images/darkroom.js';
import { BadFileError } from '../../../src/services/images/file-problem.js';
import { PictureShelf } from '../../../src/services/images/picture-shelf.js';
import { Durations, durationSchema } from '../../../src/services/jobs/durations.js';
import { IntakeJournal } from '../../../src/services/jobs/intake-journal.js';
import { type Job, jobSchema } from '../../../src/services/jobs/job.js';
import type { Ending } from '../../../src/services/jobs/job-reporter.js';
import { JobStore } from '../../../src/services/jobs/job-store.js';
import type { Attachment } from '../../../src/services/jobs/source.js';
import type { Tools } from '../../../src/services/jobs/tools.js';
import { Watches } from '../../../src/services/jobs/watches.js';
import { noMetrics } from '../../../src/services/metrics.js';
import { LineUp, type LineUpProvider } from '../../../src/services/providers/line-up.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { ManualClock } from '../../support/manual-clock.js';
import { aJob } from './a-job.js';

export const { id } = aJob();

/** Where a test finds what happened, and says what members have attached. */
export interface StepWorld {
  readonly clock: ManualClock;
  readonly tools: Tools;
  /** Every ending that was told, and to whom alone. */
  readonly told: Ending[];
  readonly whispered: Ending[];
  /** What is behind each attachment's address. */
  readonly files: Map<string, Buffer>;
  readonly leave: () => void;
  readonly close: () => void;
  /** Takes a job in as it is. */
  open(job: Job): Promise<Job>;
  job(): Job;
}

export async function stepWorld(...providers: readonly LineUpProvider[]): Promise<StepWorld> {
  const clock = new ManualClock();
  const store = new MemoryStore();
  const folder = mkdtempSync(join(tmpdir(), 'atelier-steps-'));
  const journal = new IntakeJournal(join(folder, 'intake'));
  const jobs = new JobStore({
    openRecords: await store.records('open_jobs', jobSchema),
    endedRecords: await store.records('ended_jobs', jobSchema),
    ...{ journal, clock },
  });
  const purses = await store.records('accounts', purseSchema);
  const teams = await store.records('team_accounts', teamAccountSchema);
  const members = new MemberUsage(await store.records('member_usage', usageMembersSchema));
  const choices = new GuildChoices(await store.records('guild_choices', choicesSchema));
  const files = new Map<string, Buffer>();
  const told: Ending[] = [];
  const whispered: Ending[] = [];
  const leaving = new AbortController();
  const tools: Tools = {
    ...{ jobs, clock, metrics: noMetrics, watches: new Watches(), leaving: leaving.signal },
    pollsADrawing: () => 3,
    ...{ choices, audit: new Audit(await store.records('audit', auditSchema)) },
    ledger: new CreditLedger({
      ...{ purses, teams, members, together: store.together },
      choices,
      calendar: new Calendar('month', 'UTC'),
      clock,
      allowance: 1000,
    }),
    reporter: {
      show() {},
      async tell(_, ending) {
        told.push(ending);
        return 'token';
      },
      whisper: async (_, ending) => void whispered.push(ending),
      open: async () => {},
      ask: async (_, channelId) => ({ channelId, messageId: 'asked' }),
      tellDecision: async () => {},
      isShown: async () => true,
    },
    durations: new Durations({ records: await store.records('durations', durationSchema), clock, pace: 1 }),
    log: pino({ level: 'silent' }),
    random: () => 1,
    lineUp: new LineUp(providers),
    darkroom: new Darkroom(),
    shelf: new PictureShelf(join(folder, 'pictures')),
    async fetchAttachment({ name }) {
      const file = files.get(name);
      if (!file) throw new BadFileError({ problem: 'expired' });
      return file;
    },
  };
  const open = async (job: Job) => {
    jobs.takeIn(job);
    await jobs.record(job.id);
    return job;
  };
  const job = () => jobs.get(id) ?? missing();
  const close = () => {
    journal.close();
    rmSync(folder, { recursive: true });
  };
  return { clock, tools, told, whispered, files, leave: () => leaving.abort(), close, open, job };
}

function missing(): never {
  throw new Error('The job is not open');
}

/** A job whose pictures wait for a vendor, its credits held. */
export function aQueuedJob(changes: Partial<Job> = {}): Job {
  return aJob({ state: { name: 'queued' }, accountKey: 'guild/ada/2026-11', ...changes });
}

export function attached(slot: Attachment['slot'], name: string): Attachment {
  const url = `https://cdn.discordapp.com/${name}`;
  return { slot, name, contentType: null, places: [{ kind: 'discord', url, size: 1000 }] };
}

export function flatPicture(width: number, height: number, background = '#3366aa'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } });
}
