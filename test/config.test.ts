// Settings: read from the environment, refused in plain words.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, SettingsError } from '../src/config.js';

const live = { DISCORD_TOKEN: 'a-token', SEGMIND_API_KEY: 'a-key' };

function problems(variables: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('a wrong setting is refused in words that name it:', () => {
  it.each([
    ['DISCORD_API_URL', 'discord.com/api', 'must be an address such as https://discord.com/api'],
    ['DISCORD_API_URL', 'ftp://discord.com', 'must be an address such as https://discord.com/api'],
    ['DISCORD_GUILD_ID', 'my-server', "must be a server's id: 17 to 20 digits"],
    ['DISCORD_GUILD_ID', '1234', "must be a server's id: 17 to 20 digits"],
    ['DISCORD_MESSAGE_CONTENT', 'yes', 'must be true or false'],
    ['SEGMIND_API_URL', 'segmind', 'must be an address such as https://api.segmind.com'],
    ['SEGMIND_UPLOAD_URL', '/upload-asset', 'must be an address such as https://workflows-api.segmind.com/upload-asset'],
    ['SEGMIND_RPM', '0', 'must be a whole number from 1 to 1000000'],
    ['SEGMIND_RPM', 'sixty', 'must be a whole number from 1 to 1000000'],
    ['SEGMIND_RPM', '1.5', 'must be a whole number from 1 to 1000000'],
    ['SEGMIND_RPM', '0x10', 'must be a whole number from 1 to 1000000'],
    ['ONEMIN_API_URL', 'http//x', 'must be an address such as https://api.1min.ai'],
    ['STORE_URL', 'data/atelier.sqlite', 'must look like sqlite://data/atelier.sqlite'],
    ['STORE_URL', 'sqlite://', 'must look like sqlite://data/atelier.sqlite'],
    ['STORE_URL', 'postgres://db/atelier', 'postgres is not supported yet: use sqlite://path/to/file.sqlite'],
    ['STORE_URL', 'postgresql://db/atelier', 'postgres is not supported yet: use sqlite://path/to/file.sqlite'],
    ['STORE_URL', 'postgresql+asyncpg://db/atelier', 'postgres is not supported yet: use sqlite://path/to/file.sqlite'],
    ['STORE_URL', 'sqlite://:memory:', 'must name a file: what is only in memory would be lost'],
    ['QUOTA_DEFAULT', '-1', 'must be a whole number from 0 to 1000000000'],
    ['QUOTA_PERIOD', 'year', 'must be day, week or month'],
    ['QUOTA_TIMEZONE', 'Berlin', 'must be a time zone such as UTC or Europe/Berlin'],
    ['MAX_JOBS_PER_MEMBER', '0', 'must be a whole number from 1 to 1000'],
    ['HISTORY_DAYS', 'for ever', 'must be a whole number from 1 to 36500'],
    ['HTTP_PORT', '65536', 'must be a whole number from 0 to 65535'],
    ['LOG_LEVEL', 'loud', 'must be trace, debug, info, warn, error, fatal or silent'],
    ['SANDBOX_PORT', '-80', 'must be a whole number from 0 to 65535'],
    ['SANDBOX_SPEED', '0', 'must be a number above 0'],
    ['SANDBOX_SPEED', 'fast', 'must be a number above 0'],
    ['SANDBOX_SPEED', '1001', 'must be at most 1000'],
  ])('%s=%s', (name, value, words) => {
    expect(problems({ [name]: value })).toEqual([`${name} ${words}`]);
  });

  it('every problem at once, one a line', () => {
    const wrong = { SEGMIND_RPM: 'x', QUOTA_PERIOD: 'year', LOG_LEVEL: 'loud' };
    expect(problems(wrong).map((problem) => problem.split(' ')[0])).toEqual(['SEGMIND_RPM', 'QUOTA_PERIOD', 'LOG_LEVEL']);
    expect(() => readConfig(wrong)).toThrow(
      /^The settings need a look:\n {2}- SEGMIND_RPM .*\n {2}- QUOTA_PERIOD .*\n {2}- LOG_LEVEL /,
    );
  });

  it('what is missing together with what is wrong', () => {
    const missing = problems({ NODE_ENV: ' production ', SEGMIND_RPM: 'x' });
    expect(missing.map((problem) => problem.split(' ')[0])).toEqual(['SEGMIND_RPM', 'DISCORD_TOKEN']);
    const keyless = problems({ DISCORD_TOKEN: 'a-token', SEGMIND_RPM: 'x' });
    expect(keyless.map((problem) => problem.split(' ')[0])).toEqual(['SEGMIND_RPM', 'SEGMIND_API_KEY']);
  });

  it('a token without the key of any image service', () => {
    expect(problems({ DISCORD_TOKEN: 'a-token' })).toEqual([
      'SEGMIND_API_KEY or ONEMIN_API_KEY is missing: the bot needs at least one of them to draw',
    ]);
    expect(problems({ DISCORD_TOKEN: 'a-token', ONEMIN_API_KEY: 'a-key' })).toEqual([]);
  });

  it('production without a token, even when it is blank', () => {
    const words = ['DISCORD_TOKEN is missing: with NODE_ENV=production the bot does not start in the sandbox'];
    expect(problems({ NODE_ENV: 'production' })).toEqual(words);
    expect(problems({ NODE_ENV: 'production', DISCORD_TOKEN: ' ' })).toEqual(words);
    expect(problems({ NODE_ENV: 'production', ...live })).toEqual([]);
  });

  it('without repeating a secret', () => {
    const secret = 'MTA0-secret-token';
    expect(problems({ DISCORD_TOKEN: secret, SEGMIND_RPM: 'x' }).join()).not.toContain(secret);
  });
});

describe('what is not set', () => {
  const defaults = {
    token: undefined,
    discord: { apiUrl: 'https://discord.com/api', guildId: undefined, messageContent: false },
    segmind: {
      key: undefined,
      apiUrl: 'https://api.segmind.com',
      uploadUrl: 'https://workflows-api.segmind.com/upload-asset',
      requestsPerMinute: 60,
    },
    onemin: { key: undefined, apiUrl: 'https://api.1min.ai', requestsPerMinute: 60 },
    storeUrl: 'sqlite://data/sandbox.sqlite',
    quota: { credits: 2000, period: 'month', timeZone: 'UTC' },
    limits: { runningPerMember: 3, waitingPerMember: 10 },
    historyDays: 365,
    httpPort: undefined,
    logLevel: 'info',
    sandbox: { port: 8080, speed: 5 },
  };

  it('is as the manual says', () => {
    expect(readConfig({})).toEqual(defaults);
  });

  it('keeps the sandbox apart from a live store', () => {
    expect(readConfig(live).storeUrl).toBe('sqlite://data/atelier.sqlite');
    expect(readConfig({ STORE_URL: 'sqlite://here.sqlite' }).storeUrl).toBe('sqlite://here.sqlite');
  });

  it('is the same as what is blank', () => {
    const blank = Object.fromEntries(settingsInCode().map((name, index) => [name, index % 2 === 0 ? '' : '  \t']));
    expect(readConfig(blank)).toEqual(defaults);
  });

  it('is just what .env.example says, setting by setting', () => {
    const example = Object.fromEntries(settingsInExample());
    expect(Object.keys(example).sort()).toEqual(settingsInCode().sort());
    expect(readConfig({ ...example, ...live })).toEqual(readConfig(live));
  });
});

it('each setting of .env.example is commented out and has a comment of one line', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');
  for (const [name] of settingsInExample()) {
    const at = lines.findIndex((line) => line.startsWith(`# ${name}=`));
    expect(lines[at - 1], name).toMatch(/^# [A-Z1].*\.$/);
  }
  expect(lines.filter((line) => line !== '' && !line.startsWith('# '))).toEqual([]);
});

describe('what is set', () => {
  it('is taken over', () => {
    const read = readConfig({
      ...live,
      DISCORD_MESSAGE_CONTENT: 'TRUE',
      DISCORD_GUILD_ID: ' 123456789012345678 ',
      SEGMIND_RPM: ' 5 ',
      QUOTA_DEFAULT: '0',
      QUOTA_TIMEZONE: 'Europe/Berlin',
      HTTP_PORT: '0',
      SANDBOX_SPEED: '0.5',
    });
    expect(read.discord).toMatchObject({ messageContent: true, guildId: '123456789012345678' });
    expect(read.segmind.requestsPerMinute).toBe(5);
    expect(read.quota).toMatchObject({ credits: 0, timeZone: 'Europe/Berlin' });
    expect(read.httpPort).toBe(0);
    expect(read.sandbox.speed).toBe(0.5);
  });

  it('loses the slash at the end of an address', () => {
    const read = readConfig({ DISCORD_API_URL: 'http://127.0.0.1:8080/api/', SEGMIND_API_URL: 'https://vendor.example//' });
    expect(read.discord.apiUrl).toBe('http://127.0.0.1:8080/api');
    expect(read.segmind.apiUrl).toBe('https://vendor.example');
  });

  it('can no longer be changed', () => {
    const read = readConfig({});
    expect([read, ...Object.values(read)].every((value) => Object.isFrozen(value))).toBe(true);
    expect(() => Object.assign(read.quota, { credits: 9 })).toThrow(TypeError);
  });
});

function settingsInCode(): string[] {
  const code = readFileSync('src/config.ts', 'utf8');
  return [...code.matchAll(/^ {2}([A-Z][A-Z_]+): setting\(/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'NODE_ENV');
}

function settingsInExample(): [string, string][] {
  const example = readFileSync('.env.example', 'utf8');
  return [...example.matchAll(/^# ([A-Z][A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]);
}
