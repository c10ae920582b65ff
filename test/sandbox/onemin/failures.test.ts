// How an accepted order can fail, and in which forms the results endpoint tells it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OneminClient } from './onemin-client.js';

let vendor: OneminClient;

beforeEach(async () => {
  vendor = await OneminClient.start();
});

afterEach(() => vendor.onemin.stop());

describe('a failure', () => {
  it.each([
    ['failure', 'FAILURE', /"code":"EXTERNAL_API_RESPONSE_WITH_ERROR".*try again/],
    ['failed', 'FAILED', /try again/],
    ['moderation', 'FAILURE', /safety system.*content_policy_violation/],
    ['out-of-credits', 'FAILURE', /"code":"INSUFFICIENT_CREDITS".*only has 139 credits/],
    ['busy', 'FAILURE', /busy, please try again.*\\"status\\":503/],
    ['busy-permanent', 'FAILURE', /busy, please try again.*\\"status\\":400/],
  ] as const)('called “%s” has the status %s, says why and costs nothing', async (ending, status, words) => {
    vendor.onemin.nextEnds(ending);
    const answer = await vendor.drawn();
    expect([answer.status, answer.json.aiRecord?.status]).toEqual([200, status]);
    expect(answer.text).toMatch(words);
    expect(answer.json.aiRecord?.temporaryUrl).toBeUndefined();
    expect(vendor.onemin.remainingCredits).toBe(10_000_000);
    expect((await vendor.drawn()).json.aiRecord?.status).toBe('SUCCESS');
  });

  it('is told in whichever form it was told to', async () => {
    const told = [];
    for (const wording of ['list', 'beside', 'none', 'refusal'] as const) {
      vendor.onemin.failureWording = wording;
      vendor.onemin.nextEnds('moderation');
      const { status, json } = await vendor.drawn();
      told.push([status, json.aiRecord?.status, json.aiRecord?.aiRecordDetail.resultObject, typeof json.message]);
    }
    expect(told).toEqual([
      [200, 'FAILURE', [expect.stringContaining('safety')], 'undefined'],
      [200, 'FAILURE', [], 'string'],
      [200, 'FAILURE', [], 'undefined'],
      [400, undefined, undefined, 'string'],
    ]);
  });

  it('comes of a prompt with a blocked word', async () => {
    expect((await vendor.drawn({ prompt: 'something NSFW' })).text).toContain('content_policy');
  });

  it('comes of an edit of a file that is not there, or is no picture', async () => {
    expect((await vendor.drawn({ imageUrl: 'images/none.png' })).text).toContain('does not exist');
    const imageUrl = await vendor.uploaded(Buffer.from('hello'));
    expect((await vendor.drawn({ imageUrl })).text).toContain('Invalid image file');
  });
});
