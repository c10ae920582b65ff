// The real scheduler with everything around it in memory and on a turned clock: thousands of jobs in seconds.
import { builtServices } from '../built-services.mjs';
import { TurnedClock } from './polling-clock.mjs';
import { PretendVendor } from './polling-vendor.mjs';

const SERVICES = {
  Durations: 'jobs/durations.js',
  JobEngine: 'jobs/job-engine.js',
  JobStore: 'jobs/job-store.js',
  LineUp: 'providers/line-up.js',
  MemoryStore: 'store/memory-store.js',
  ProviderError: 'providers/provider-error.js',
  RequestBudget: 'providers/request-budget.js',
  Watches: 'jobs/watches.js',
  drawingsTogether: 'jobs/poll-load.js',
  durationSchema: 'jobs/durations.js',
  jobSchema: 'jobs/job.js',
  noChoices: 'guild/choices.js',
  noMetrics: 'metrics.js',
  pollBudget: 'jobs/poll-budget.js',
};

/** @param {string} folder */
export function servicesIn(folder) {
  return builtServices(folder, SERVICES);
}

/** `polls` a drawing are always allowed, or as many as `perMinute` requests a minute leave.
 * @param {{ seconds: () => number, namesSeconds: boolean, polls?: number, perMinute?: number, together?: number }} setting */
export async function createWorld(services, { seconds, namesSeconds, polls, perMinute, together = Number.POSITIVE_INFINITY }) {
  const { Durations, JobEngine, LineUp, ProviderError, RequestBudget, Watches, durationSchema, noMetrics, pollBudget } = services;
  const clock = new TurnedClock();
  const store = new services.MemoryStore();
  const jobs = await jobStore(services, store, clock);
  const durations = new Durations({ records: await store.records('durations', durationSchema), clock, pace: 1 });
  const budget = perMinute === undefined ? undefined : new RequestBudget(perMinute, clock);
  const tooMany = () => new ProviderError({ kind: 'rate-limited', retryable: true, status: 429 });
  const vendor = new PretendVendor({ clock, seconds, namesSeconds, perMinute, budget, tooMany });
  const shared = pollBudget({ jobs, durations, requestsPerMinute: () => perMinute ?? Number.POSITIVE_INFINITY });
  const tools = {
    ...{ jobs, durations, clock, ...silentPorts(services) },
    metrics: noMetrics,
    watches: new Watches(),
    random: () => 0.5,
    leaving: new AbortController().signal,
    lineUp: new LineUp([vendor]),
    pollsADrawing: polls === undefined ? shared : () => polls,
  };
  const engine = new JobEngine(tools, { runningPerMember: Number.POSITIVE_INFINITY, runningTogether: () => together });
  engine.start([]);
  let begun = 0;
  const begin = async () => {
    begun += 1;
    const job = services.jobSchema.parse(aJob(begun, clock.now()));
    jobs.takeIn(job);
    await jobs.record(job.id);
    engine.begin(job.id);
  };
  const allDone = () => clock.until(() => jobs.open().length === 0);
  return { clock, vendor, begin, allDone, stop: () => engine.stop() };
}

async function jobStore({ JobStore, jobSchema }, store, clock) {
  return new JobStore({
    openRecords: await store.records('open_jobs', jobSchema),
    endedRecords: {
      get: async () => undefined,
      set: async () => {},
      delete: async () => {},
      all: async () => [],
      async *scan() {},
    },
    journal: { note() {}, done() {}, takeBack() {}, clear() {}, read: () => [] },
    clock,
  });
}

/** Credits without end, messages that always arrive, a shelf that keeps nothing. */
function silentPorts({ noChoices }) {
  return {
    ledger: {
      reserve: async () => ({ outcome: 'reserved', accountKey: 'account' }),
      settle: async () => {},
      statement: async () => ({}),
    },
    choices: { of: async () => noChoices, known: () => noChoices },
    audit: { add: async () => {} },
    log: {
      ...{ debug() {}, info() {}, warn() {} },
      // Without a figure rather than at it for ever: a step that fails is tried again and again.
      error({ error }) {
        throw error;
      },
    },
    reporter: { show() {}, tell: async () => 'edit', whisper: async () => {}, isShown: async () => true },
    shelf: { get: () => Promise.reject(new Error('Nothing is on this shelf')), put: async () => {}, clear: async () => {} },
  };
}

function aJob(number, now) {
  return {
    id: String(number).padStart(18, '0'),
    createdAt: now,
    requester: { userId: String(number), guildId: 'guild', locale: 'en-US' },
    place: { applicationId: 'app', channelId: 'channel', messageId: null, token: 'token', tokenUntil: now, private: false },
    request: {
      ...{ model: 'gpt-image-1-mini', prompt: 'a lighthouse', size: '1024x1024', quality: 'medium' },
      ...{ background: 'opaque', format: 'png', compression: 100, moderation: 'auto' },
    },
    price: 11,
    accountKey: null,
    cancelledAt: null,
    parts: [{ state: 'waiting', notBefore: 0, refusedSince: null, model: null }],
    state: { name: 'accepted' },
  };
}
