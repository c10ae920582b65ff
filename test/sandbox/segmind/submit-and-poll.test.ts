// v2 as the bot uses it: submit, ask for the status, fetch the result, download the picture.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatOf } from '../../../sandbox/vendor/image-header.js';
import { VendorClient } from './vendor-client.js';

let vendor: VendorClient;

beforeEach(async () => {
  vendor = await VendorClient.start();
});

afterEach(() => vendor.segmind.stop());

describe('a submit', () => {
  it('is queued, then drawn, then completed, and the picture can be had without a key', async () => {
    const submitted = await vendor.post('/v2/gpt-image-1-mini', { prompt: 'a lighthouse' });
    expect(submitted.json).toMatchObject({ status: 'QUEUED', poll_url: expect.stringContaining('/v1/requests/') });
    const id = String(submitted.json.request_id);
    expect((await vendor.get(`/v2/requests/${id}/status`)).json).toEqual({ status: 'QUEUED', request_id: id, metrics: {} });

    const [job] = vendor.segmind.jobs;
    vendor.clock.advance((job?.startedAt ?? 0) - vendor.clock.now());
    expect((await vendor.get(`/v2/requests/${id}/status`)).json.status).toBe('PROCESSING');
    expect((await vendor.get(`/v2/requests/${id}`)).json).toMatchObject({ status: 'PROCESSING' });

    vendor.finish();
    expect((await vendor.get(`/v2/requests/${id}/status`)).json).toMatchObject({
      status: 'COMPLETED',
      metrics: { inference_time: expect.any(Number) },
    });
    const result = await vendor.get(`/v2/requests/${id}`);
    expect(result.json).toMatchObject({
      status: 'COMPLETED',
      error: null,
      images: [{ url: result.json.output, content_type: 'image/png' }],
      metrics: { cost: 0.036, remaining_credits: 99.964, queue_time: expect.any(Number), total_time: expect.any(Number) },
    });
    const picture = await vendor.ask(String(result.json.output));
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(formatOf(picture.bytes)).toBe('png');
    expect(vendor.segmind.leaks).toEqual([]);
  });

  it('takes about as long as in life, divided by the speed', async () => {
    for (let count = 0; count < 40; count += 1) await vendor.submit();
    const seconds = vendor.segmind.jobs.map(({ acceptedAt, doneAt }) => (doneAt - acceptedAt) / 1000);
    const mean = seconds.reduce((sum, each) => sum + each, 0) / seconds.length;
    expect(mean).toBeGreaterThan((44 / 5) * 0.8);
    expect(mean).toBeLessThan((44 / 5) * 1.2);
    expect(new Set(seconds).size).toBeGreaterThan(30);
  });

  it('stays in PROCESSING while it is held, however late it gets', async () => {
    const release = vendor.segmind.hold();
    const id = await vendor.submit();
    vendor.clock.advance(24 * 3600_000);
    expect((await vendor.get(`/v2/requests/${id}/status`)).json.status).toBe('PROCESSING');
    release();
    expect((await vendor.get(`/v2/requests/${id}/status`)).json.status).toBe('COMPLETED');
  });
});

describe('what is kept', () => {
  it('is forgotten after an hour, and the picture after a week', async () => {
    const id = await vendor.submit();
    vendor.finish();
    const { output } = (await vendor.get(`/v2/requests/${id}`)).json;
    vendor.clock.advance(3600_000 - 1000);
    expect((await vendor.get(`/v2/requests/${id}/status`)).status).toBe(200);
    vendor.clock.advance(1000);
    for (const path of [`/v2/requests/${id}/status`, `/v2/requests/${id}`]) {
      const answer = await vendor.get(path);
      expect(answer.status).toBe(404);
      expect(answer.json).toEqual({ error: `Request ${id} not found` });
    }
    expect((await vendor.ask(String(output))).status).toBe(200);
    vendor.clock.advance(7 * 24 * 3600_000);
    expect((await vendor.ask(String(output))).status).toBe(404);
  });
});

describe('a failure', () => {
  it('comes under 422 with the detail in the body, and costs nothing', async () => {
    vendor.segmind.nextEnds('failed-422');
    const id = await vendor.submit();
    vendor.finish();
    for (const path of [`/v2/requests/${id}/status`, `/v2/requests/${id}`]) {
      const answer = await vendor.get(path);
      expect(answer.status).toBe(422);
      expect(answer.json).toMatchObject({ status: 'FAILED', request_id: id, error: expect.any(String), metrics: { cost: 0 } });
    }
    expect(vendor.segmind.remainingUsd).toBe(100);
  });

  it('comes under 200 in one case', async () => {
    vendor.segmind.nextEnds('failed-200');
    const id = await vendor.submit();
    vendor.finish();
    const answer = await vendor.get(`/v2/requests/${id}`);
    expect([answer.status, answer.json.status]).toEqual([200, 'FAILED']);
  });

  it('names the content policy when the prompt holds a blocked word', async () => {
    const id = await vendor.submit({ prompt: 'something NSFW' });
    vendor.finish();
    const answer = await vendor.get(`/v2/requests/${id}`);
    expect(answer.json).toMatchObject({ status: 'FAILED', error: expect.stringContaining('content_policy') });
  });

  it('ends an edit of a picture that cannot be fetched', async () => {
    const id = await vendor.submit({ image_urls: ['https://example.com/a.png'] }, 'gpt-image-1-edit');
    vendor.finish();
    const answer = await vendor.get(`/v2/requests/${id}`);
    expect(answer.json).toMatchObject({ status: 'FAILED', error: expect.stringContaining('image_urls[0]') });
  });
});

describe('two pictures of one prompt', () => {
  it('are drawn as variations', async () => {
    await vendor.submit();
    await vendor.submit();
    await vendor.submit({ prompt: 'another' });
    expect(vendor.segmind.jobs.map(({ variation }) => variation)).toEqual([0, 1, 0]);
  });
});
