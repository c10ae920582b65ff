// Uploads, and edits of what was uploaded.
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawPicture } from '../../../sandbox/pictures/draw.js';
import type { PictureRequest } from '../../../sandbox/pictures/picture.js';
import { flatPainter } from '../segmind/flat-painter.js';
import { OneminClient } from './onemin-client.js';

let vendor: OneminClient;
let painted: PictureRequest[];
let picture: Buffer;

beforeEach(async () => {
  painted = [];
  picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#f80' } })
    .png()
    .toBuffer();
  vendor = await OneminClient.start({
    paint: (request) => {
      painted.push(request);
      return flatPainter(request);
    },
  });
});

afterEach(() => vendor.onemin.stop());

async function download(promptObject: Record<string, unknown>) {
  const { aiRecord } = (await vendor.drawn(promptObject)).json;
  return vendor.ask(aiRecord?.temporaryUrl ?? '');
}

describe('an upload', () => {
  it('is kept byte for byte, under the same path by both of its names', async () => {
    const { status, json } = await vendor.upload(picture, 'my cat/../b.png');
    const path = Object(json.asset).key;
    expect([status, path]).toEqual([200, expect.stringMatching(/^images\/[\w.-]+\.png$/)]);
    expect(Object(json.fileContent).path).toBe(path);
    expect(vendor.onemin.assets).toMatchObject([{ path, contentType: 'image/png', bytes: picture }]);
  });

  it('is refused without an extension, and without the field', async () => {
    const answers = [
      await vendor.upload(picture, 'cat'),
      await vendor.ask('/api/assets', { method: 'POST', headers: vendor.headers }),
    ];
    expect(answers.map(({ status, json }) => [status, json.errorCode])).toEqual([
      [400, 'UNKNOWN_ERROR'],
      [400, 'MISSING_REQUIRED_FIELDS'],
    ]);
    expect(vendor.onemin.assets).toEqual([]);
  });

  it('is private', async () => {
    expect((await vendor.ask(`/asset.1min.ai/${await vendor.uploaded(picture)}`)).status).toBe(403);
  });
});

describe('an edit', () => {
  it('is drawn from what was uploaded', async () => {
    await download({ imageUrl: await vendor.uploaded(picture), output_format: 'webp', output_compression: 60, quality: 'high' });
    expect(painted).toMatchObject([{ base: picture, format: 'webp', compression: 60, quality: 'high', background: 'auto' }]);
  });

  it('may start from an earlier result', async () => {
    const { aiRecord } = (await vendor.drawn()).json;
    const [imageUrl] = [aiRecord?.aiRecordDetail.resultObject].flat();
    expect((await download({ imageUrl })).status).toBe(200);
    expect(painted.map(({ base }) => base !== undefined)).toEqual([false, true]);
  });

  it.each([
    ['auto', 'auto'],
    ['preserve', 'auto'],
    ['transparent', 'transparent'],
  ])('on the background “%s” is painted with “%s”', async (background, painter) => {
    await download({ imageUrl: await vendor.uploaded(picture), background });
    expect(painted).toMatchObject([{ background: painter }]);
  });

  it.each([
    ['white', 255],
    ['black', 0],
  ])('on %s lies on that colour, and looks like its base', async (background, shade) => {
    const artist = await OneminClient.start({ paint: (request) => drawPicture({ ...request, size: '96x64' }) });
    const imageUrl = await artist.uploaded(picture);
    const { aiRecord } = (await artist.drawn({ imageUrl, background, prompt: 'a bit warmer' })).json;
    const { bytes } = await artist.ask(aiRecord?.temporaryUrl ?? '');
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    expect([...data.subarray(0, 3)].every((value) => Math.abs(value - shade) < 40)).toBe(true);
    const middle = 3 * (info.width * Math.floor(info.height / 2) + Math.floor(info.width / 2));
    expect(data[middle]).toBeGreaterThan(data[middle + 2] ?? 255);
    await artist.onemin.stop();
  });
});
