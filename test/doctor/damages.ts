// Damage to the busy store, one kind a row: how it is done, what is told of it, and whether it can be mended.
import { CHAPTER } from '../../src/services/history/long-list.js';
import { drawn } from '../services/jobs/a-job.js';
import { type Clinic, NOW, PERIOD, PRICE } from './clinic.js';

export interface Damage {
  readonly what: string;
  readonly done: (clinic: Clinic) => unknown;
  /** What is told, among other things. */
  readonly told: RegExp;
  /** Whether nothing is off when it was mended. */
  readonly isMended: boolean;
}

const team = `guild/${PERIOD}`;
/** Jobs of the busy store: one of Ada's that gave a picture, one of hers that goes on, and one of two pictures of Ben's. */
const [ended, open, openPair] = ['100000000000001001', '100000000000001008', '100000000000001009'];
const inAccount = (...path: (string | number)[]) => ['accounts', PERIOD, ...path];

export const damages: readonly Damage[] = [
  {
    what: 'a part of the usage book that is missing in the middle',
    done: async (at) => {
      await fillChapters(at);
      at.drop('usage', `${team}/1`);
    },
    told: /The usage book guild\/month-2026-11 has lost its part 1 \(of 0 to \d\)/,
    isMended: false,
  },
  {
    what: 'a part of a history that is missing in the middle',
    done: async (at) => {
      await fillChapters(at);
      at.drop('history', 'guild/cem/1');
    },
    told: /The history guild\/cem has lost its part 1 \(of 0 to 2\).*--fix closes the gap/,
    isMended: true,
  },
  {
    what: 'a usage book whose newest part is gone',
    done: async (at) => {
      await fillChapters(at);
      at.drop('usage', team);
    },
    told: /The usage book guild\/month-2026-11 has lost its newest part, and so none of its 3 others is read/,
    isMended: true,
  },
  {
    what: "a usage book whose newest part can't be read",
    done: async (at) => {
      await fillChapters(at);
      at.garble('usage', team);
    },
    told: /The record guild\/month-2026-11 in usage can't be read/,
    isMended: false,
  },
  {
    what: "a part of a history that can't be read",
    done: async (at) => {
      await fillChapters(at);
      at.garble('history', 'guild/cem/1');
    },
    told: /The record guild\/cem\/1 in history can't be read/,
    isMended: false,
  },
  {
    what: 'an act that is missing in a usage book of which something was set aside long ago',
    done: (at) => {
      at.store.collections.set('set_aside', new Map([[`usage/${team}`, 'nonsense']]));
      const { entries } = JSON.parse(at.store.collections.get('usage')?.get(team) ?? '');
      const granted = entries.findIndex(({ kind }: { kind: string }) => kind === 'granted');
      at.spoil('usage', team, ['entries', granted], undefined);
    },
    told: /The act act-\d+ \(.*\) is missing in the usage book/,
    isMended: true,
  },
  {
    what: 'an act that was begun and can not be finished',
    done: async (at) => {
      const { acts } = await at.collections();
      const deed = { kind: 'reset' as const, member: { userId: 'mia', roles: [] } };
      await acts.set('act-99', { id: 'act-99', at: NOW, guildId: 'guild', by: 'mia', reason: null, deed });
      at.garble('accounts', 'guild/mia');
    },
    told: /The act act-99 \(reset, by mia, server guild\) was begun and can't be finished/,
    isMended: false,
  },
  {
    what: 'a job about to end for which nothing was held or paid',
    done: (at) => {
      at.spoil('open_jobs', open, ['state'], { name: 'delivering' });
      at.spoil('accounts', 'guild/ada', inAccount('reservations', open), undefined);
      at.spoil('team_accounts', team, ['reservations', open], undefined);
    },
    told: /job 100000000000001008 .* about to end, 11 credits are neither held nor paid/,
    isMended: false,
  },
  {
    what: "credits held for another member's job",
    done: (at) => at.spoil('accounts', 'guild/mia', inAccount('reservations', open), PRICE),
    told: /The member mia .*1008, which is the member ada/,
    isMended: false,
  },
  {
    what: 'credits held by the team for a job that its member has settled',
    done: (at) => {
      at.spoil('team_accounts', team, ['reservations', ended], PRICE);
      at.spoil('team_accounts', team, ['spent'], 44);
    },
    told: /holds 11 credits for the job 100000000000001001, which has ended and which its member has settled.*--fix books 11/,
    isMended: true,
  },
  {
    what: 'an ending without its job',
    done: (at) => {
      at.drop('ended_jobs', ended);
      at.drop('history', 'guild/ada');
    },
    told: /The list of endings names the job 100000000000001001 of guild\/ada, and its record is gone/,
    isMended: false,
  },
  {
    what: 'credits held for a job that is not there',
    done: (at) => at.spoil('accounts', 'guild/ada', inAccount('reservations', '777'), 30),
    told: /member ada \(server guild\) holds 30 credits in month-2026-11 for the job 777, and there is no such job.*--fix gives them back/,
    isMended: true,
  },
  {
    what: 'credits held in both accounts for a job that is not there',
    done: (at) => {
      at.spoil('accounts', 'guild/ada', inAccount('reservations', '777'), 30);
      at.spoil('team_accounts', team, ['reservations', '777'], 30);
    },
    told: /holds 30 credits.*777/,
    isMended: true,
  },
  {
    what: 'credits held by the team alone for a job that is not there',
    done: (at) => at.spoil('team_accounts', team, ['reservations', '777'], 30),
    told: /The team's account guild\/month-2026-11 holds 30 credits for the job 777, and there is no such job/,
    isMended: true,
  },
  {
    what: 'credits held for a job that has ended and was paid',
    done: (at) => at.spoil('accounts', 'guild/ada', inAccount('reservations', ended), PRICE),
    told: /which is paid already.*--fix gives them back/,
    isMended: true,
  },
  {
    what: 'a job that has ended and was never booked',
    done: async (at) => {
      const job = await at.ask('ada');
      const { endedJobs, openJobs, history, usage } = await at.books();
      const part = { ...drawn, costUsd: PRICE / 1000 };
      const over = { ...job, parts: [part], state: { name: 'succeeded' as const, at: NOW, charged: PRICE, rung: 'token' } };
      await endedJobs.set(job.id, over);
      await openJobs.delete([job.id]);
      await history.add(over);
      await history.keepEndings([over]);
      await usage.add(over);
    },
    told: /holds 11 credits .* which has ended and has cost 11.*--fix books 11 and gives the rest back/,
    isMended: true,
  },
  {
    what: 'a job that goes on and for which its member holds nothing',
    done: (at) => at.spoil('accounts', 'guild/ada', inAccount('reservations', open), undefined),
    told: /For the job 100000000000001008 of the member ada.* 11 credits should be held and none are.*--fix holds 11/,
    isMended: true,
  },
  {
    what: 'a job that goes on and for which its member holds too much',
    done: (at) => at.spoil('accounts', 'guild/ben', inAccount('reservations', openPair), 50),
    told: /member ben .*holds 50 credits instead of 22/,
    isMended: true,
  },
  {
    what: 'a job that goes on and for which the team holds nothing',
    done: (at) => at.spoil('team_accounts', team, ['reservations', open], undefined),
    told: /team's account guild\/month-2026-11 holds no credits instead of 11/,
    isMended: true,
  },
  {
    what: 'a purse that is gone while a job goes on',
    done: (at) => at.drop('accounts', 'guild/ada'),
    told: /job 100000000000001008 .*none are.*backup/,
    isMended: false,
  },
  {
    what: 'a job that has ended among the open ones',
    done: async (at) => {
      const { endedJobs, openJobs } = await at.collections();
      const job = await endedJobs.get(ended);
      if (job) await openJobs.set(ended, job);
      at.drop('ended_jobs', ended);
    },
    told: /The job 100000000000001001 has ended and still counts as under way/,
    isMended: true,
  },
  {
    what: 'a team that has spent another sum than its members',
    done: (at) => at.spoil('team_accounts', team, ['spent'], 1000),
    told: /team's account guild\/month-2026-11: it says 1000 spent, its members have spent 55.*--fix counts it anew/,
    isMended: true,
  },
  {
    what: 'a team whose days are other ones',
    done: (at) => at.spoil('team_accounts', team, ['days', '2026-11-20'], 7),
    told: /by models or by days it says something else than its members/,
    isMended: true,
  },
  {
    what: 'a team whose biggest spenders are others',
    done: (at) => at.spoil('team_accounts', team, ['top', 0, 'userId'], 'mallory'),
    told: /list of those who have spent most is not right/,
    isMended: true,
  },
  {
    what: 'a team that has counted requests and members wrongly',
    done: (at) => {
      at.spoil('team_accounts', team, ['requests'], 70);
      at.spoil('team_accounts', team, ['members'], 9);
    },
    told: /it says 70 requests, booked are 5; it says 9 members have spent something, 3 have/,
    isMended: true,
  },
  {
    what: "a team's account that is gone",
    done: (at) => at.drop('team_accounts', team),
    told: /\(which is missing\): it says 0 spent, its members have spent 55/,
    isMended: true,
  },
  {
    what: "a team's account that can't be read",
    done: (at) => at.garble('team_accounts', team),
    told: /The record guild\/month-2026-11 in team_accounts can't be read/,
    isMended: true,
  },
  {
    what: 'a report that says something else than the member',
    done: (at) => at.spoil('member_usage', bucketOf(at, 'ada'), ['ada', 'spent'], 5),
    told: /The member ada .*the own account says 22 spent, the report 5.*usage book come to 22.*--fix copies/,
    isMended: true,
  },
  {
    what: 'a report without a member',
    done: (at) => at.spoil('member_usage', bucketOf(at, 'ada'), ['ada'], undefined),
    told: /the report 0, the entries of the usage book come to 22/,
    isMended: true,
  },
  {
    what: 'a purse that says something else than the two others',
    done: (at) => at.spoil('accounts', 'guild/ada', inAccount('spent'), 1000),
    told: /the own account says 1000 .*the report 22, .*come to 22.*--fix puts the member's own account right/,
    isMended: true,
  },
  {
    what: 'a purse whose sum by days is another one',
    done: (at) => at.spoil('accounts', 'guild/ada', inAccount('days'), { '2026-11-20': 1 }),
    told: /22 \(and by models or by days another sum\)/,
    isMended: true,
  },
  {
    what: 'three sums of which no two are the same',
    done: (at) => {
      at.spoil('accounts', 'guild/ada', inAccount('spent'), 1000);
      at.spoil('member_usage', bucketOf(at, 'ada'), ['ada', 'spent'], 5);
    },
    told: /the own account says 1000.*the report 5.*come to 22.*Compare with the entries/,
    isMended: false,
  },
  {
    what: 'a report of a closed period that says something else than the usage book, and so than the team',
    done: (at) => {
      at.spoil('accounts', 'guild/mia', inAccount(), undefined);
      at.spoil('member_usage', bucketOf(at, 'mia'), ['mia', 'spent'], 5);
    },
    told: /says 55 spent, its members have spent 49.* By the entries of the usage book it is 55/,
    isMended: false,
  },
  {
    what: 'a purse outside every guild that does not add up',
    done: (at) => at.spoil('accounts', 'direct/ada', inAccount('spent'), 1000),
    told: /account of direct\/ada in month-2026-11 says 1000/,
    isMended: false,
  },
  {
    what: 'an entry that is missing in the usage book',
    done: (at) => at.spoil('usage', team, ['entries', 0], undefined),
    told: /job 100000000000001001 of the member ada .*missing in the usage book.*--fix books 11 credits/,
    isMended: true,
  },
  {
    what: 'an entry that stands in the usage book twice',
    done: (at) => at.spoil('usage', team, ['entries', 8], { ...entry(at, 'usage', team, 0) }),
    told: /The usage book guild\/month-2026-11 names 100000000000001001 twice/,
    isMended: true,
  },
  {
    what: 'an entry that says something else than its job',
    done: (at) => at.spoil('usage', team, ['entries', 0, 'credits'], 500),
    told: /The job 100000000000001001 has cost 11 credits, and the usage book .* says 500/,
    isMended: false,
  },
  {
    what: 'a job that is missing in its history',
    done: (at) => at.spoil('history', 'guild/ada', ['entries'], []),
    told: /The job 100000000000001001 has ended with pictures and is missing in its member's history/,
    isMended: true,
  },
  {
    what: 'a history that is gone',
    done: (at) => at.drop('history', 'guild/ada'),
    told: /missing in its member's history/,
    isMended: true,
  },
  {
    what: 'a job that stands in its history twice',
    done: (at) => at.spoil('history', 'guild/ada', ['entries', 2], entry(at, 'history', 'guild/ada', 0)),
    told: /The history guild\/ada names the job 100000000000001001 twice/,
    isMended: true,
  },
  {
    what: 'jobs that would never fade',
    done: (at) => at.drop('endings', 'all'),
    told: /The job 100000000000001001 has ended and is missing in the list of endings/,
    isMended: true,
  },
  {
    what: 'an ended job that is gone',
    done: (at) => at.drop('ended_jobs', ended),
    told: /The history guild\/ada names the job 100000000000001001, and its record is gone/,
    isMended: false,
  },
  {
    what: 'an ended job under the name of another',
    done: (at) => at.spoil('ended_jobs', ended, ['id'], '5'),
    told: /An ended job stands under 100000000000001001 and says that it is 5/,
    isMended: false,
  },
  {
    what: "a job that can't be read",
    done: (at) => at.garble('ended_jobs', ended),
    told: /The record 100000000000001001 in ended_jobs can't be read: .*backup/,
    isMended: false,
  },
  {
    what: "a purse that can't be read",
    done: (at) => at.garble('accounts', 'guild/mia'),
    told: /The record guild\/mia in accounts can't be read.*refuses whatever needs it/,
    isMended: false,
  },
  {
    what: 'a record that was set aside and is missed',
    done: (at) => {
      at.store.collections.set('set_aside', new Map([['accounts/guild/zoe', 'nonsense']]));
    },
    told: /The record guild\/zoe in accounts could not be read and was set aside.*DELETE FROM set_aside WHERE key = 'accounts\/guild\/zoe'/,
    isMended: false,
  },
  {
    what: 'an act that is missing in the audit of its member',
    done: (at) => at.drop('audit', 'guild/ada'),
    told: /The act act-\d+ \(grant, server guild\) is missing in the audit of the member ada/,
    isMended: true,
  },
  {
    what: "an audit that can't be read",
    done: (at) => at.garble('audit', 'guild'),
    told: /^The record guild in audit can't be read.*$/,
    isMended: false,
  },
  {
    what: 'an act that is missing in the audit of its guild',
    done: (at) => at.spoil('audit', 'guild', ['entries', 0], undefined),
    told: /is missing in the audit of the server/,
    isMended: true,
  },
  {
    what: 'an act that is missing everywhere',
    done: (at) => {
      at.spoil('audit', 'guild', ['entries', 0], undefined);
      at.drop('audit', 'guild/ada');
    },
    told: /The act act-\d+ was done to the member ada \(server guild\) and is missing in the audit/,
    isMended: false,
  },
  {
    what: 'a preset whose name is gone',
    done: (at) => at.drop('preset_indexes', 'guild/ada'),
    told: /The preset “seaside” of guild\/ada has a record \(preset-1\), and its name leads nowhere.*--fix names it again/,
    isMended: true,
  },
  {
    what: "presets whose names can't be read",
    done: (at) => at.garble('preset_indexes', 'guild/ada'),
    told: /The record guild\/ada in preset_indexes can't be read/,
    isMended: false,
  },
  {
    what: 'a preset whose record is gone',
    done: (at) => at.drop('presets', 'preset-1'),
    told: /The preset “seaside” of guild\/ada has a name and no record/,
    isMended: false,
  },
  {
    what: 'a preset whose picture is gone',
    done: (at) => at.pictures.clear(),
    told: /works from a picture whose file is gone \(preset-1\.picture-1\)/,
    isMended: false,
  },
];

/** The record of the reports in which a member stands. */
function bucketOf(at: Clinic, userId: string): string {
  const found = [...(at.store.collections.get('member_usage') ?? [])].find(([, text]) => text.includes(`"${userId}"`));
  return found?.[0] ?? '';
}

/** The usage book and a history get three full chapters each. */
async function fillChapters(at: Clinic): Promise<void> {
  for (let count = 0; count < 3 * CHAPTER + 5; count += 1) await at.end(await at.ask('cem'));
}

function entry(at: Clinic, collection: string, list: string, index: number): Record<string, unknown> {
  return JSON.parse(at.store.collections.get(collection)?.get(list) ?? '').entries[index];
}
