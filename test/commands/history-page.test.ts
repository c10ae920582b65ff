// A page of /history as Discord gets it: what is said of each picture, and which buttons there are.
import { describe, expect, it } from 'vitest';
import { type HistoryPage, renderHistory } from '../../src/commands/history/page.js';
import { parentsOf } from '../../src/commands/history/parents.js';
import type { HistoryEntry } from '../../src/services/history/history-entry.js';
import type { Job } from '../../src/services/jobs/job.js';
import { english } from '../../src/services/messages/english/english.js';
import { aJob } from '../services/jobs/a-job.js';

const ADA = '1100000000000000101';

function anEntry(changes: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    ...{ id: '100000000000000001', at: 1_790_000_000_000, prompt: 'a fox', pictures: 1, model: 'gpt-image-1-mini', charged: 11 },
    ...{ private: false, rung: 'token', channelId: 'channel', messageId: 'message', parent: null },
    ...changes,
  };
}

function rendered(changes: Partial<HistoryPage> = {}) {
  const page = { memberId: ADA, isOwn: true, page: 0, search: '', entries: [anEntry()], hasOlder: false };
  return renderHistory(english, { ...page, shown: new Map(), parents: new Map(), ...changes });
}

const buttonsOf = ({ components }: ReturnType<typeof rendered>) => components.flatMap((row) => row.components);
const description = (changes: Partial<HistoryPage>) => rendered(changes).embeds[0]?.description;
const undelivered = (id: string) => anEntry({ id, rung: 'undelivered' });

describe('a picture', () => {
  it('that can not be found is listed without link and thumbnail', () => {
    expect(rendered().embeds).toEqual([{ description: 'a fox\n<t:1790000000:R> · 11 credits · GPT Image 1 Mini' }]);
  });

  it('that is an edit says of what, harmlessly', () => {
    const entries = [anEntry({ parent: { jobId: 'parent', part: 0 } })];
    expect(description({ entries, parents: new Map([['parent', 'an *owl*']]) })).toContain('an edit of “an \\*owl\\*”');
    expect(description({ entries })).toContain('an edit of an earlier picture');
  });

  it('of somebody else’s private one does not say of what', async () => {
    const { place, requester } = aJob();
    const parent = (changes: Partial<Job>) => aJob({ id: 'parent', requester: { ...requester, userId: 'ben' }, ...changes });
    const told = async (job: Job, viewer: string) => [
      ...(await parentsOf({ find: async () => job }, [anEntry({ parent: { jobId: 'parent', part: 0 } })], viewer)).keys(),
    ];
    expect(await told(parent({ place: { ...place, private: true } }), 'ada')).toEqual([]);
    expect(await told(parent({ place: { ...place, private: true } }), 'ben')).toEqual(['parent']);
    expect(await told(parent({}), 'ada')).toEqual(['parent']);
  });

  it('that never arrived has a button of its own, for its owner', () => {
    const one = rendered({ entries: [undelivered('1')] });
    expect(buttonsOf(one)).toMatchObject([{ label: 'Deliver', customId: 'deliver:1' }]);
    const two = rendered({ entries: [undelivered('1'), anEntry(), undelivered('2')] });
    expect(buttonsOf(two).map(({ label }) => label)).toEqual(['Deliver 1', 'Deliver 2']);
    expect(two.embeds[2]?.description).toContain('Deliver 2');
    expect(buttonsOf(rendered({ entries: [undelivered('1')], isOwn: false }))).toEqual([]);
  });
});

describe('the buttons between pages', () => {
  it('are not there when there is one page, and end at both ends', () => {
    const disabled = (changes: Partial<HistoryPage>) => buttonsOf(rendered(changes)).map((each) => each.disabled);
    expect(disabled({})).toEqual([]);
    expect(disabled({ hasOlder: true })).toEqual([true, false]);
    expect(disabled({ page: 1, hasOlder: true })).toEqual([false, false]);
    expect(disabled({ page: 1 })).toEqual([false, true]);
  });

  it('remember everything in a hundred characters, each its own', () => {
    for (const page of [0, 1, 99_999]) {
      const ids = buttonsOf(rendered({ page, hasOlder: true, search: 'x'.repeat(50) })).map(({ customId }) => customId);
      expect(new Set(ids).size).toBe(2);
      for (const id of ids) expect(id).toMatch(new RegExp(`^history:${ADA}:\\d+:x{50}$`));
      expect(Math.max(...ids.map(({ length }) => length))).toBeLessThanOrEqual(100);
    }
  });
});

describe('a page without pictures', () => {
  it('says what to do instead', () => {
    const content = (changes: Partial<HistoryPage>) => rendered({ entries: [], ...changes }).content;
    expect(content({})).toContain('/imagine');
    expect(content({ search: '@everyone' })).toContain('@\u200beveryone');
    expect(content({ isOwn: false })).toContain(`<@${ADA}>`);
    expect(content({ page: 3 })).toContain('nothing on this page');
  });
});
