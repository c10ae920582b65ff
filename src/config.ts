// The environment, parsed once into a frozen, grouped object; every problem is reported at once, in plain words.
import { z } from 'zod';

const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value);

function setting<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(blankIsAbsent, schema);
}

const text = z.string().trim();

function whole(least: number, most: number) {
  const words = `must be a whole number from ${least} to ${most}`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value),
    z.number(words).int(words).min(least, words).max(most, words),
  );
}

function webAddress(example: string) {
  return text
    .refine((value) => /^https?:$/.test(protocolOf(value)), `must be an address such as ${example}`)
    .transform((value) => value.replace(/\/+$/, ''));
}

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol : '';
}

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

const yesOrNo = z
  .enum(['true', 'false', 'TRUE', 'FALSE', 'True', 'False', '1', '0'], 'must be true or false')
  .transform((value) => value.toLowerCase() === 'true' || value === '1');

const snowflake = text.regex(/^\d{17,20}$/, "must be a server's id: 17 to 20 digits");

const speed = z.preprocess(
  (value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value),
  z.number('must be a number above 0').positive('must be a number above 0').max(1000, 'must be at most 1000'),
);

const environment = z.object({
  NODE_ENV: setting(text.optional()),
  DISCORD_TOKEN: setting(text.optional()),
  DISCORD_API_URL: setting(webAddress('https://discord.com/api').default('https://discord.com/api')),
  DISCORD_GUILD_ID: setting(snowflake.optional()),
  DISCORD_MESSAGE_CONTENT: setting(yesOrNo.default(false)),
  SEGMIND_API_KEY: setting(text.optional()),
  SEGMIND_API_URL: setting(webAddress('https://api.segmind.com').default('https://api.segmind.com')),
  SEGMIND_UPLOAD_URL: setting(
    webAddress('https://workflows-api.segmind.com/upload-asset').default('https://workflows-api.segmind.com/upload-asset'),
  ),
  SEGMIND_RPM: setting(whole(1, 1_000_000).default(60)),
  ONEMIN_API_KEY: setting(text.optional()),
  ONEMIN_API_URL: setting(webAddress('https://api.1min.ai').default('https://api.1min.ai')),
  STORE_URL: setting(
    text
      .refine((value) => !/^postgres/.test(value), 'postgres is not supported yet: use sqlite://path/to/file.sqlite')
      .refine((value) => /^(postgres|sqlite:\/\/.)/.test(value), 'must look like sqlite://data/atelier.sqlite')
      .refine((value) => !value.endsWith(':memory:'), 'must name a file: what is only in memory would be lost')
      .optional(),
  ),
  QUOTA_DEFAULT: setting(whole(0, 1_000_000_000).default(2000)),
  QUOTA_PERIOD: setting(z.enum(['day', 'week', 'month'], 'must be day, week or month').default('month')),
  QUOTA_TIMEZONE: setting(text.refine(isTimeZone, 'must be a time zone such as UTC or Europe/Berlin').default('UTC')),
  MAX_JOBS_PER_MEMBER: setting(whole(1, 1000).default(3)),
  HISTORY_DAYS: setting(whole(1, 36_500).default(365)),
  HTTP_PORT: setting(whole(0, 65_535).optional()),
  LOG_LEVEL: setting(
    z
      .enum(
        ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
        'must be trace, debug, info, warn, error, fatal or silent',
      )
      .default('info'),
  ),
  SANDBOX_PORT: setting(whole(0, 65_535).default(8080)),
  SANDBOX_SPEED: setting(speed.default(5)),
});

type Environment = z.infer<typeof environment>;

/** The settings can't be used; the message lists every problem, one a line. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings need a look:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

function problemsTogether(variables: NodeJS.ProcessEnv): string[] {
  const isGiven = (name: keyof Environment) => (variables[name] ?? '').trim() !== '';
  const problems: string[] = [];
  if (!isGiven('DISCORD_TOKEN') && variables.NODE_ENV?.trim() === 'production') {
    problems.push('DISCORD_TOKEN is missing: with NODE_ENV=production the bot does not start in the sandbox');
  }
  if (isGiven('DISCORD_TOKEN') && !isGiven('SEGMIND_API_KEY') && !isGiven('ONEMIN_API_KEY')) {
    problems.push('SEGMIND_API_KEY or ONEMIN_API_KEY is missing: the bot needs at least one of them to draw');
  }
  return problems;
}

function grouped(read: Environment) {
  return {
    /** Absent: the bot runs in the sandbox. */
    token: read.DISCORD_TOKEN,
    discord: { apiUrl: read.DISCORD_API_URL, guildId: read.DISCORD_GUILD_ID, messageContent: read.DISCORD_MESSAGE_CONTENT },
    segmind: {
      key: read.SEGMIND_API_KEY,
      apiUrl: read.SEGMIND_API_URL,
      uploadUrl: read.SEGMIND_UPLOAD_URL,
      requestsPerMinute: read.SEGMIND_RPM,
    },
    // Its limits are not published; this is what the smallest of plans allow elsewhere.
    onemin: { key: read.ONEMIN_API_KEY, apiUrl: read.ONEMIN_API_URL, requestsPerMinute: 60 },
    // What happens in the sandbox must not mix with a team's real ledger and learned durations.
    storeUrl: read.STORE_URL ?? (read.DISCORD_TOKEN ? 'sqlite://data/atelier.sqlite' : 'sqlite://data/sandbox.sqlite'),
    quota: { credits: read.QUOTA_DEFAULT, period: read.QUOTA_PERIOD, timeZone: read.QUOTA_TIMEZONE },
    limits: { runningPerMember: read.MAX_JOBS_PER_MEMBER, waitingPerMember: 10 },
    historyDays: read.HISTORY_DAYS,
    httpPort: read.HTTP_PORT,
    logLevel: read.LOG_LEVEL,
    sandbox: { port: read.SANDBOX_PORT, speed: read.SANDBOX_SPEED },
  };
}

export type Config = Readonly<ReturnType<typeof grouped>>;

export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(variables);
  const issues = parsed.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...new Set([...issues, ...problemsTogether(variables)])];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return deepFreeze(grouped(parsed.data));
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFreeze(inner);
  return Object.freeze(value);
}
