// Orders as the bot places them: without waiting, or blocking; what is answered, billed and kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatOf } from '../../../sandbox/vendor/image-header.js';
import { OneminClient, order } from './onemin-client.js';

let vendor: OneminClient;

beforeEach(async () => {
  vendor = await OneminClient.start();
});

afterEach(() => vendor.onemin.stop());

describe('an order that wants no waiting', () => {
  it('is answered at once, then drawn, and its picture can be had without a key', async () => {
    const { status, json } = await vendor.post({ ...order(), async: true });
    expect([status, json.aiRecord?.status, json.aiRecord?.temporaryUrl]).toEqual([200, 'PROCESSING', undefined]);
    const id = json.aiRecord?.uuid ?? '';
    expect((await vendor.result(id)).json.aiRecord).toMatchObject({ uuid: id, status: 'PROCESSING' });

    vendor.finish();
    const { aiRecord } = (await vendor.result(id)).json;
    expect(aiRecord).toMatchObject({
      uuid: id,
      status: 'SUCCESS',
      model: 'gpt-image-1-mini',
      type: 'IMAGE_GENERATOR',
      aiRecordDetail: { resultObject: [expect.stringMatching(/^images\/\d{4}_.*\.png$/)] },
      teamUser: { creditLimit: 10_000_000, usedCredit: 500 },
    });
    const picture = await vendor.ask(aiRecord?.temporaryUrl ?? '');
    expect([picture.headers.get('content-type'), formatOf(picture.bytes)]).toEqual(['image/png', 'png']);
    expect(vendor.onemin.leaks).toEqual([]);
  });

  it('is answered with how it ended after all, when told to', async () => {
    const hasty = await OneminClient.start({ seconds: () => 0.05 });
    hasty.onemin.asyncAnswer = 'final';
    hasty.onemin.nextEnds('completed');
    hasty.onemin.nextEnds('failure');
    const statuses = [];
    for (let count = 0; count < 2; count += 1) {
      const { status, json } = await hasty.post({ ...order(), async: true });
      statuses.push([status, json.aiRecord?.status]);
    }
    expect(statuses).toEqual([
      [200, 'SUCCESS'],
      [200, 'FAILURE'],
    ]);
    await hasty.onemin.stop();
  });

  it('takes about as long as in life, divided by the speed', async () => {
    for (let count = 0; count < 40; count += 1) await vendor.submit();
    const seconds = vendor.onemin.jobs.map(({ acceptedAt, doneAt }) => (doneAt - acceptedAt) / 1000);
    const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
    expect(mean).toBeGreaterThan((44 / 5) * 0.8);
    expect(mean).toBeLessThan((44 / 5) * 1.2);
    expect(new Set(seconds).size).toBeGreaterThan(30);
  });

  it('stays in PROCESSING while it is held, however late it gets', async () => {
    const release = vendor.onemin.hold();
    const id = await vendor.submit();
    vendor.clock.advance(24 * 3600_000);
    expect((await vendor.result(id)).json.aiRecord?.status).toBe('PROCESSING');
    release();
    expect((await vendor.result(id)).json.aiRecord?.status).toBe('SUCCESS');
  });

  it('is asked about in vain when nobody knows it', async () => {
    const { status, json } = await vendor.result('5a7c');
    expect([status, json]).toEqual([200, { aiRecord: null }]);
  });
});

describe('an order that waits', () => {
  it('is answered when the picture is there, and a failure under 400', async () => {
    const hasty = await OneminClient.start({ seconds: () => 0.05 });
    const answer = await hasty.post(order());
    expect([answer.status, answer.json.aiRecord?.status]).toEqual([200, 'SUCCESS']);
    expect((await hasty.ask(answer.json.aiRecord?.temporaryUrl ?? '')).status).toBe(200);
    const refused = await hasty.post(order({ prompt: 'forbidden-test' }));
    expect([refused.status, refused.json.errorCode]).toEqual([400, 'EXTERNAL_API_RESPONSE_WITH_ERROR']);
    await hasty.onemin.stop();
  });

  it('waits as long as it takes', async () => {
    const release = vendor.onemin.hold();
    const accepted = new Promise<void>((resolve) => vendor.onemin.onChange(resolve));
    const answer = vendor.post(order());
    await accepted;
    vendor.finish();
    expect(await Promise.race([answer, vendor.result('none').then(() => 'still waiting')])).toBe('still waiting');
    release();
    expect((await answer).json.aiRecord?.status).toBe('SUCCESS');
  });
});

describe('a link to a picture', () => {
  it('is good for a week, and only as it was signed', async () => {
    const url = (await vendor.drawn()).json.aiRecord?.temporaryUrl ?? '';
    const [path = ''] = url.split('?');
    vendor.clock.advance(7 * 24 * 3600_000 - 2000);
    expect((await vendor.ask(url)).status).toBe(200);
    expect((await vendor.ask(path)).status).toBe(403);
    expect((await vendor.ask(url.replace(/Date=2/, 'Date=3'))).status).toBe(403);
    vendor.clock.advance(2000);
    const expired = await vendor.ask(url);
    expect([expired.status, expired.text]).toEqual([403, expect.stringContaining('Request has expired')]);
  });

  it.each([
    ['top', [false, true]],
    ['nowhere', [false, false]],
    ['record', [true, false]],
  ] as const)('is in the record and at the top according to “%s”', async (place, found) => {
    vendor.onemin.temporaryUrlIn = place;
    const { json } = await vendor.drawn();
    expect([json.aiRecord?.temporaryUrl !== undefined, json.temporaryUrl !== undefined]).toEqual(found);
  });

  it('is one, however many pictures are ordered and billed', async () => {
    const { json } = await vendor.drawn({ n: 3, size: '1536x1024', quality: 'medium' });
    expect(json.aiRecord?.aiRecordDetail.resultObject).toHaveLength(3);
    expect(json.aiRecord?.temporaryUrl).toMatch(/_0\.png\?/);
    expect(vendor.onemin.remainingCredits).toBe(10_000_000 - 3 * 1500);
  });

  it('leads to another picture when the same is asked for again', async () => {
    await vendor.submit({ n: 2 });
    await vendor.submit();
    await vendor.submit({ prompt: 'another' });
    expect(vendor.onemin.jobs.map(({ variation }) => variation)).toEqual([0, 2, 0]);
  });
});

describe('the key', () => {
  it('is noticed when it is sent to where files are', async () => {
    const url = (await vendor.drawn()).json.aiRecord?.temporaryUrl ?? '';
    await vendor.ask(url, { headers: vendor.headers });
    await vendor.ask(`/api/results/${vendor.onemin.apiKey}`, { headers: vendor.headers });
    expect(vendor.onemin.leaks).toEqual([`GET ${new URL(url).pathname}`, `GET /api/results/${vendor.onemin.apiKey}`]);
  });
});
