// /quota usage and /quota export: who spent what, in words, as a chart, page by page, and as a table.
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { GUILD } from '../../sandbox/discord/people.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { Calendar } from '../../src/services/credits/period.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { quota, turn, wordsOf } from '../support/quota-gestures.js';
import { spendAMonth } from '../support/spent-month.js';
import { openStudio, type Studio, type StudioOptions } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

let studio: Studio;

async function open(options: StudioOptions = {}): Promise<void> {
  studio = await openStudio(options);
}

afterEach(() => studio.close());

/** Members with these ids, the first of whom has asked most and the others less and less. */
function manyMembers(count: number, requests: number): Map<string, number[]> {
  const ids = Array.from({ length: count }, (_, index) => `12000000000000${String(1000 + index)}`);
  return new Map(ids.map((id, index) => [id, Array.from({ length: requests }, () => count - index)]));
}

/** The numbers behind the members of a page, by the last digits of their ids. */
function amountsOn({ content }: SeenMessage): Map<string, number> {
  const lines = content.matchAll(/<@\d+?(\d{4})> \([^)]*\) · \*\*(\d+)\*\*/g);
  return new Map([...lines].map(([, id = '', amount = '']) => [id, Number(amount)]));
}

function fileOf({ attachments }: SeenMessage): string {
  return studio.discord.attachmentBytes(attachments[0]?.id ?? '')?.toString() ?? '';
}

describe('/quota usage', () => {
  it('says so when nothing was spent', async () => {
    await open();
    expect((await quota(studio, 'Mia', 'usage')).content).toMatch(/^Nothing was spent in \w+ \d{4} so far\.$/);
    const before = await quota(studio, 'Mia', 'usage', { period: 'previous' });
    expect(before.content).toMatch(/^Nothing was spent in \w+ \d{4}\.$/);
    expect(before.attachments).toEqual([]);
  });

  it('names members, models and days with their amounts, and the budget, in text and beside the chart', async () => {
    await open();
    await quota(studio, 'Mia', 'set', { scope: 'budget', amount: 500 });
    await studio.ending(await studio.imagine('Ada', { prompt: 'a fox', count: 3 }));
    await studio.ending(await studio.imagine('Ben', { prompt: 'a fox', quality: 'high' }));
    const answer = await quota(studio, 'Mia', 'usage');
    const words = wordsOf(studio, answer);
    expect(words).toContain('**69** credits · 2 requests · 4 pictures · 2 members\nBudget: 69 of 500\n');
    expect(words).toContain('**By member**\n**1.** @Ben (Ben) · **36**\n**2.** @Ada (Ada) · **33**\n');
    expect(words).toContain('**By model**\nGPT Image 1 Mini · **69**');
    expect(words).toMatch(/\*\*By day\*\*\n\d+\s\w+:\s69$/);
    const [chart] = answer.attachments;
    expect(chart).toMatchObject({ contentType: 'image/png', width: 1000 });
    expect(chart?.description).toMatch(
      /69 credits in all\. Budget: 69 of 500\. By member: Ben 36, Ada 33\. By model: GPT Image 1 Mini 69\./,
    );
    expect(buttonsOf(answer)).toEqual([]);
  });

  it('tells one member’s figures, and what they have left', async () => {
    await open();
    await studio.ending(await studio.imagine('Ada', { prompt: 'a fox', count: 3 }));
    const ada = await quota(studio, 'Mia', 'usage', { member: studio.idOf('Ada') });
    expect(wordsOf(studio, ada)).toMatch(
      /^\*\*Credits spent by @Ada \(Ada\) in .*\n\*\*33\*\* credits · 3 pictures\nAvailable: 1967 of 2000\n/,
    );
    expect(ada.attachments[0]?.description).toContain('Ada · ');
    const ben = await quota(studio, 'Mia', 'usage', { member: studio.idOf('Ben') });
    expect(wordsOf(studio, ben)).toMatch(/^@Ben \(Ben\) has spent nothing in .* so far\.\nAvailable: 2000 of 2000$/);
    const before = await quota(studio, 'Mia', 'usage', { member: studio.idOf('Ada'), period: 'previous' });
    expect(wordsOf(studio, before)).toMatch(/^@Ada \(Ada\) has spent nothing in \w+ \d{4}\.$/);
  });

  it('refuses what is no period, with what would be one', async () => {
    await open();
    const { content } = await quota(studio, 'Mia', 'usage', { period: 'the @everyone month' });
    expect(content).toMatch(
      /^“the @\u200beveryone month” is not a period of this server\. Try `\d{4}-\d{2}`, `\d{4}-\d{2}` or `previous`/,
    );
  });

  it('offers periods while one is typed', async () => {
    await open();
    const typing = {
      userId: studio.idOf('Mia'),
      channelId: studio.general,
      name: 'quota',
      subcommand: 'usage',
      focused: 'period',
    };
    const offered = await studio.discord.autocomplete({ ...typing, options: { period: '' } });
    expect(offered[0]?.name).toMatch(/^\w+ \d{4} · now$/);
    expect(offered[1]?.name).toMatch(/ · the one before$/);
  });
});

describe('a team of many', () => {
  const store = () => new MemoryStore();

  it('is shown page by page, everybody once, sums included, also after a restart', async () => {
    const records = store();
    const { spent } = await spendAMonth(records, { guildId: GUILD.id, costs: manyMembers(34, 2) });
    await open({ store: records });
    const first = await quota(studio, 'Mia', 'usage');
    expect(first.content).toMatch(/· 34 members\n/);
    expect(first.content).toContain('**1.** <@120000000000001000> (Member …1000) · **68**');
    await studio.stopApp();
    await studio.startApp();
    const pages = [first];
    for (let page = 1; page < 4; page += 1) pages.push(await turn(studio, 'Mia', pages.at(-1) ?? first, 'Next'));
    expect(pages.map(({ content }) => [...(content.match(/\d+ others? · \*\*\d+/) ?? [])][0])).toEqual([
      '24 others · **600',
      '14 others · **210',
      '4 others · **20',
      undefined,
    ]);
    const shown = pages.flatMap((page) => [...amountsOn(page)]);
    expect(shown).toEqual([...spent].map(([id, amount]) => [id.slice(-4), amount]));
    expect(pages.every(({ attachments }) => attachments[0]?.id === first.attachments[0]?.id)).toBe(true);
    const back = await turn(studio, 'Mia', pages.at(-1) ?? first, 'Previous');
    expect([...amountsOn(back)]).toEqual([...amountsOn(pages[2] ?? first)]);
  });

  it('shows nobody twice and leaves nobody out when all have spent the same', async () => {
    const records = store();
    const costs = new Map([...manyMembers(60, 1).keys()].map((id) => [id, [11]]));
    await spendAMonth(records, { guildId: GUILD.id, costs });
    await open({ store: records });
    const pages = [await quota(studio, 'Mia', 'usage')];
    for (let page = 1; page < 6; page += 1) pages.push(await turn(studio, 'Mia', pages.at(-1) as SeenMessage, 'Next'));
    const shown = pages.flatMap((page) => [...amountsOn(page).keys()]);
    expect(shown.toSorted()).toEqual([...costs.keys()].map((id) => id.slice(-4)));
  });

  it('fits a message and its alt text, however large the figures', async () => {
    const records = store();
    const costs = new Map([...manyMembers(40, 1).keys()].map((id, index) => [id, [900_000_000 - index]]));
    await spendAMonth(records, { guildId: GUILD.id, costs });
    await open({ store: records });
    const answer = await quota(studio, 'Mia', 'usage');
    expect(answer.content).toContain('30 others · **26999999265**');
    expect(answer.attachments[0]?.description?.length).toBeLessThanOrEqual(1024);
  });
});

it('a month gone by is there with all of its figures, for the team, for a member and as a table', async () => {
  const store = new MemoryStore();
  const calendar = new Calendar('month', 'UTC');
  const at = calendar.periodAt(Date.now()).startsAt - 86_400_000;
  await open({ store });
  const costs = new Map([
    [studio.idOf('Ada'), [11, 22]],
    [studio.idOf('Ben'), [36]],
  ]);
  await studio.close();
  await spendAMonth(store, { guildId: GUILD.id, costs, at });
  await open({ store });
  await quota(studio, 'Mia', 'set', { scope: 'budget', amount: 50 });
  const month = calendar.dayKeyAt(at).slice(0, 7);
  for (const period of ['previous', month, calendar.dayKeyAt(at)]) {
    const words = wordsOf(studio, await quota(studio, 'Mia', 'usage', { period }));
    expect(words).toMatch(/^\*\*Credits spent in \w+ \d{4}\*\*\n\*\*69\*\* credits · 3 requests · 3 pictures · 2 members\n/);
    expect(words).toContain('Budget: 69 of 50 · as it is set now');
    expect(words).toContain('**1.** @Ben (Ben) · **36**\n**2.** @Ada (Ada) · **33**');
  }
  const ada = await quota(studio, 'Mia', 'usage', { period: month, member: studio.idOf('Ada') });
  expect(wordsOf(studio, ada)).toMatch(/\*\*33\*\* credits · 2 pictures\n\n\*\*By model\*\*\nGPT Image 1 Mini · \*\*33\*\*/);
  const table = await quota(studio, 'Mia', 'export', { period: 'previous' });
  expect(table.attachments[0]?.filename).toBe(`atelier-usage-${month}.csv`);
  expect(fileOf(table).split('\r\n').length).toBe(1 + 3 + 1);
  expect((await quota(studio, 'Mia', 'usage')).content).toMatch(/^Nothing was spent in .* so far\.\nBudget: 0 of 50$/);
});

describe('/quota export', () => {
  it('says so when there is nothing', async () => {
    await open();
    const answer = await quota(studio, 'Mia', 'export', { period: '2024-02' });
    expect(answer.content).toMatch(/^There are no entries in February 2024/);
    expect(answer.attachments).toEqual([]);
  });

  it('lists what was spent, granted, taken and given back, and makes no formula of a reason', async () => {
    await open();
    await studio.ending(await studio.imagine('Ada', 'a fox'));
    await quota(studio, 'Mia', 'grant', { member: studio.idOf('Ada'), amount: 100, reason: '=HYPERLINK("http://x")' });
    await quota(studio, 'Mia', 'grant', { member: studio.idOf('Ada'), amount: -40, reason: 'too, much' });
    await quota(studio, 'Mia', 'reset', { member: studio.idOf('Ada') });
    const answer = await quota(studio, 'Mia', 'export');
    expect(answer.attachments[0]?.filename).toMatch(/^atelier-usage-\d{4}-\d{2}\.csv$/);
    const rows: Record<string, string>[] = parse(fileOf(answer), { columns: true });
    expect(rows.map(({ kind, credits, member, by, reason }) => [kind, credits, member, by, reason])).toEqual([
      ['spent', '11', 'Ada', '', ''],
      ['granted', '100', 'Ada', studio.idOf('Mia'), '\'=HYPERLINK("http://x")'],
      ['taken', '40', 'Ada', studio.idOf('Mia'), 'too, much'],
      ['granted', '11', 'Ada', studio.idOf('Mia'), ''],
    ]);
    expect(rows.every(({ member_id, time }) => member_id === studio.idOf('Ada') && /^\d{4}-.*Z$/.test(time ?? ''))).toBe(true);
  });

  it('of 10,000 entries adds up to what the ledger says, to the credit', async () => {
    const records = new MemoryStore();
    const costs = new Map([...manyMembers(40, 250)].map(([id, each]) => [id, each.map((cost, index) => cost * 7 + index)]));
    const { spent } = await spendAMonth(records, { guildId: GUILD.id, costs });
    await open({ store: records });
    studio.discord.attachmentSizeLimit = 400_000;
    const first = await quota(studio, 'Mia', 'export');
    const files = () =>
      studio
        .view('Mia')
        .filter(({ interaction, attachments }) => interaction?.id === first.interaction?.id && attachments.length > 0);
    await studio.until(() => files().at(-1)?.content.includes('the last') ?? false, 'the last part');
    expect(files().map(({ attachments }) => attachments[0]?.filename.replace(/\d{4}-\d{2}/, 'M'))).toEqual([
      'atelier-usage-M.csv',
      'atelier-usage-M-part-2.csv',
      'atelier-usage-M-part-3.csv',
    ]);
    expect(files().every(({ ephemeral, attachments }) => ephemeral && (attachments[0]?.size ?? 0) <= 400_000)).toBe(true);
    const rows = files().flatMap((file): Record<string, string>[] => parse(fileOf(file), { columns: true }));
    expect(rows.length).toBe(10_000);
    const sums = new Map<string, number>();
    for (const { member_id = '', credits } of rows) sums.set(member_id, (sums.get(member_id) ?? 0) + Number(credits));
    expect(sums).toEqual(spent);
    const total = [...spent.values()].reduce((sum, each) => sum + each, 0);
    expect((await quota(studio, 'Mia', 'usage')).content).toContain(`**${total}** credits · 10000 requests`);
  });
});
