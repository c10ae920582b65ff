// What survives a restart of the sandbox, and who is told about changes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../../sandbox/clock.js';
import { VendorClient } from './vendor-client.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'segmind-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a restart', () => {
  it('keeps jobs, assets and the balance, and serves pictures from where it is now', async () => {
    const clock = new SandboxClock();
    const before = await VendorClient.start({ clock, folder });
    const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#f80' } })
      .png()
      .toBuffer();
    const [url = ''] = await before.upload(png);
    const id = await before.submit({ image_urls: [url] }, 'gpt-image-1-edit');
    const jobs = before.segmind.jobs;
    await before.segmind.stop();

    const after = await VendorClient.start({ clock, folder });
    expect(after.segmind.jobs).toEqual(jobs);
    expect(after.segmind.remainingUsd).toBe(99.958);
    after.finish();
    const { output, status } = (await after.get(`/v2/requests/${id}`)).json;
    expect(status).toBe('COMPLETED');
    expect(String(output)).toContain(after.segmind.apiUrl);
    expect((await after.ask(String(output))).status).toBe(200);
    expect((await after.ask(new URL(url).pathname)).bytes.equals(png)).toBe(true);
    await after.segmind.stop();
  });
});

describe('whoever listens', () => {
  it('hears when a job is accepted, begins and ends, until they stop', async () => {
    const vendor = await VendorClient.start({ seconds: () => 0.1 });
    const heard = new Set<string>();
    const over = new Promise<void>((resolve) => {
      const stop = vendor.segmind.onChange(() => {
        const state = vendor.segmind.jobs[0]?.state ?? 'none';
        heard.add(state);
        if (state === 'COMPLETED') resolve(stop());
      });
    });
    await vendor.submit();
    await over;
    expect([...heard]).toEqual(['QUEUED', 'PROCESSING', 'COMPLETED']);
    await vendor.segmind.stop();
  });
});
