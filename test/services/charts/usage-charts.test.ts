// The picture itself, as it goes to Discord.
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { COLOUR } from '../../../src/services/charts/look.js';
import { UsageCharts } from '../../../src/services/charts/usage-charts.js';
import { FONTS } from './drawn.js';
import { crowded, sample } from './sample-figures.js';

const home = process.cwd();
const charts = new UsageCharts(FONTS);
afterEach(() => process.chdir(home));

describe('a chart as a picture', () => {
  it.each([
    ['a small team', sample],
    ['ten thousand members', crowded],
    ['a period without spending', { ...sample, total: 0 }],
  ])('is a whole PNG of at most 100 kB, for %s', async (_, figures) => {
    const png = await charts.draw(figures);
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width }).toEqual({ format: 'png', width: 1000 });
    expect((await sharp(png, { failOn: 'warning' }).raw().toBuffer()).length).toBe(4 * 1000 * (height ?? 0));
    expect(png.length).toBeLessThan(100_000);
  });

  it('is an opaque card, with its letters, on any background', async () => {
    const { data, info } = await sharp(await charts.draw(sample))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => data.subarray(4 * (y * info.width + x), 4 * (y * info.width + x) + 4).toString('hex');
    const card = Buffer.from(COLOUR.card.slice(1), 'hex');
    const corner = Buffer.from(pixel(500, 20), 'hex');
    expect(corner[3]).toBe(255);
    expect(Math.max(...card.map((channel, index) => Math.abs(channel - (corner[index] ?? 0))))).toBeLessThan(3);
    const light = Array.from({ length: info.width }, (_, x) => pixel(x, 160)).filter((colour) => colour > 'e0');
    expect(light.length).toBeGreaterThan(20);
  });

  it('is the same wherever the bot was started', async () => {
    const here = await charts.draw(sample);
    process.chdir(tmpdir());
    vi.resetModules();
    const elsewhere = await import('../../../src/services/charts/usage-charts.js');
    expect((await new elsewhere.UsageCharts(FONTS).draw(sample)).equals(here)).toBe(true);
  });

  it('is drawn for many at once', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => new UsageCharts(FONTS).draw(sample)));
    expect(new Set(all.map((png) => png.toString('base64'))).size).toBe(1);
  });
});
