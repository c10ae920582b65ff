// What survives a restart of the sandbox, who is told about changes, and how many requests a minute may come.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.js';
import { OneminClient } from './onemin-client.js';

it('a restart keeps jobs, uploads and credits, and serves pictures from where it is now', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onemin-'));
  const clock = new SandboxClock();
  const before = await OneminClient.start({ clock, folder });
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#f80' } })
    .png()
    .toBuffer();
  const id = await before.submit({ imageUrl: await before.uploaded(png) });
  before.onemin.nextEnds('failed');
  const failing = await before.submit();
  const { jobs, assets } = before.onemin;
  await before.onemin.stop();

  const after = await OneminClient.start({ clock, folder });
  expect(after.onemin.jobs).toEqual(jobs);
  expect(after.onemin.assets).toEqual(assets);
  expect(after.onemin.remainingCredits).toBe(10_000_000 - 500);
  after.finish();
  const { aiRecord } = (await after.result(id)).json;
  expect(aiRecord?.temporaryUrl).toContain(after.onemin.apiUrl);
  expect((await after.ask(aiRecord?.temporaryUrl ?? '')).status).toBe(200);
  expect((await after.result(failing)).json.aiRecord?.status).toBe('FAILED');
  await after.onemin.stop();
  await rm(folder, { recursive: true, force: true });
});

it('whoever listens hears when a job is accepted and when it ends', async () => {
  const vendor = await OneminClient.start({ seconds: () => 0.1 });
  const heard = new Set<string>();
  const over = new Promise<void>((resolve) => {
    const stop = vendor.onemin.onChange(() => {
      const state = vendor.onemin.jobs[0]?.state ?? 'none';
      heard.add(state);
      if (state === 'SUCCESS') resolve(stop());
    });
  });
  await vendor.submit();
  await over;
  expect([...heard]).toEqual(['PROCESSING', 'SUCCESS']);
  await vendor.onemin.stop();
});

it('more requests a minute than allowed are turned away, whatever kind they are', async () => {
  const vendor = await OneminClient.start({ requestsPerMinute: 3 });
  const paths = ['/api/results/any', '/asset.1min.ai/images/none.png', '/api/none'];
  const statuses = [];
  for (const path of [...paths, ...paths]) statuses.push((await vendor.ask(path, { headers: vendor.headers })).status);
  expect(statuses).toEqual([200, 403, 404, 429, 429, 429]);
  expect(vendor.onemin.rate.counts).toEqual({ inLastMinute: 3, highest: 3, refused: 3 });
  vendor.clock.advance(60_001);
  expect((await vendor.result('any')).status).toBe(200);
  await vendor.onemin.stop();
});
