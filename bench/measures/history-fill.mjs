// A store as it is after so many finished jobs: written straight into its tables, in the formats the bot itself would leave there.
import { TableFill } from './table-fill.mjs';

const MINUTE_MS = 60_000;
const WORDS = ['lighthouse', 'fox', 'harbour', 'snow', 'dusk', 'glass', 'meadow', 'train', 'owl', 'lantern', 'river', 'kite'];
/** Discord's first instant, from which the time in its ids counts. */
const DISCORD_EPOCH = 1_420_070_400_000;

/** Each of `members` has had so many pictures drawn, one a minute or more, the last one just before `now`.
 * @param {any} services @param {string} file @param {{ userId: string, pictures: number }[]} members @param {number} now */
export async function fillStore(services, file, members, now) {
  const fill = await TableFill.open(file);
  const total = members.reduce((sum, { pictures }) => sum + pictures, 0);
  const endings = [];
  const usage = [];
  let number = 0;
  for (const { userId, pictures } of members) {
    const entries = [];
    for (let index = 0; index < pictures; index += 1, number += 1) {
      const job = finishedJob(services, userId, now - (total - number) * (MINUTE_MS / 4), number);
      await fill.put('ended_jobs', job.id, job);
      entries.push(services.historyEntryOf(job));
      endings.push({ id: job.id, at: job.state.at, member: `guild/${userId}` });
      usage.push(usageEntryOf(services, job, number));
    }
    await fill.putList('history', `guild/${userId}`, entries);
    await fill.put('accounts', `guild/${userId}`, services.purseSchema.parse(aPurse(services.period)));
  }
  await fill.putList('endings', 'all', endings);
  await fill.putList('usage', `guild/${services.period}`, usage);
  await fill.close();
}

function finishedJob({ jobSchema, period }, userId, at, number) {
  const word = (step) => WORDS[Math.floor(number / step) % WORDS.length];
  const prompt = `a ${word(1)} and a ${word(12)} by the ${word(144)}, number ${number}, soft light, painted in oil on old wood`;
  const drawn = aJob(snowflake(at - MINUTE_MS, number), userId, at, prompt);
  const job = { ...drawn, accountKey: `guild/${userId}/${period}` };
  // Once is enough to know that the store would take it.
  return number === 0 ? jobSchema.parse(job) : job;
}

/** A job that is drawn and delivered. */
export function aJob(id, userId, at, prompt) {
  return {
    id,
    createdAt: at - MINUTE_MS,
    requester: { userId, guildId: 'guild', roles: [], locale: 'en-US' },
    place: {
      ...{ applicationId: '1100000000000000010', channelId: '1100000000000000201', messageId: id, token: 'x'.repeat(180) },
      ...{ tokenUntil: at, private: false, uploadLimit: 10 * 2 ** 20 },
    },
    request: {
      ...{ model: 'gpt-image-1-mini', prompt, size: '1024x1024', quality: 'medium' },
      ...{ background: 'opaque', format: 'png', compression: 100, moderation: 'auto' },
    },
    ...{
      parent: null,
      attachments: [],
      sources: [],
      notes: [],
      price: 11,
      accountKey: null,
      cancelledAt: null,
    },
    parts: [
      {
        ...{ state: 'drawn', remoteId: '0b9a5b7e-2f5f-4c0e-9d55-0a8a7a2f4d11', model: null, kept: null },
        ...{ link: `https://images.segmind.com/generations/${id}.png`, costUsd: 0.011, seed: '7', seconds: 41.5 },
      },
    ],
    state: { name: 'succeeded', at, charged: 11, rung: 'token' },
  };
}

function usageEntryOf({ usageEntrySchema }, { id, state, requester, request, place }, number) {
  const { at, charged: credits } = state;
  const what = { models: [request.model], pictures: 1, channelId: place.channelId, by: null, reason: null };
  const entry = { id, at, userId: requester.userId, kind: 'spent', credits, ...what };
  return number === 0 ? usageEntrySchema.parse(entry) : entry;
}

/** Twenty pictures in this period, and as much to remember as a purse ever does. */
function aPurse(period) {
  const idOf = (index) => snowflake(1_790_000_000_000, index);
  const spent = { spent: 220, pictures: 20, models: { 'gpt-image-1-mini': 220 }, days: { [`${period}-01`]: 220 } };
  const account = { allowance: 2000, grants: 0, givenBack: 0, reservations: {}, ...spent };
  return {
    ...{ override: null, lasting: 0, accounts: { [period]: account }, done: [] },
    entries: Array.from({ length: 20 }, (_, index) => ({ at: 1_790_000_000_000, id: idOf(index), kind: 'spent', credits: 11 })),
    settled: Array.from({ length: 100 }, (_, index) => idOf(index)),
  };
}

function snowflake(at, number) {
  return ((BigInt(Math.round(at - DISCORD_EPOCH)) << 22n) + BigInt(number % 4096)).toString();
}
