// The pictures of open jobs on disk: whole under their names, and gone when their job is.
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { PictureShelf } from '../../../src/services/images/picture-shelf.js';

let folder: string;
let shelf: PictureShelf;
const open = () => new PictureShelf(join(folder, 'pictures'));
const onDisk = async () => (await readdir(join(folder, 'pictures'))).sort();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-shelf-'));
  shelf = open();
});

describe('a picture on the shelf', () => {
  it('is the same to the byte, also for the next process', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
    await shelf.put('1', 'source-1', bytes);
    expect(await open().get('1', 'source-1')).toEqual(bytes);
    expect(await onDisk()).toEqual(['1.source-1']);
  });

  it('replaces an earlier one of its name whole, though that was longer', async () => {
    await shelf.put('1', 'source-1', Buffer.alloc(1000, 'a'));
    await shelf.put('1', 'source-1', Buffer.from('b'));
    expect((await shelf.get('1', 'source-1')).toString()).toBe('b');
  });

  it('is not there under its name when the process died while it was written', async () => {
    await mkdir(join(folder, 'pictures'));
    await writeFile(join(folder, 'pictures', '1.source-1.part'), 'half');
    await expect(shelf.get('1', 'source-1')).rejects.toThrow('There is no source-1 of 1 on the shelf');
    await shelf.put('1', 'source-1', Buffer.from('whole'));
    expect((await shelf.get('1', 'source-1')).toString()).toBe('whole');
  });

  it('stands beside others that are put there at the same time', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `drawn-${index}`);
    await Promise.all(names.map((name) => shelf.put('1', name, Buffer.from(name))));
    expect((await Promise.all(names.map((name) => shelf.get('1', name)))).map(String)).toEqual(names);
  });
});

it('a picture is weighed, and one that is not there is not', async () => {
  await shelf.put('1', 'source-1', Buffer.alloc(700));
  expect([await shelf.weigh('1', 'source-1'), await shelf.weigh('1', 'source-2'), await open().weigh('2', 'source-1')]).toEqual([
    700,
    undefined,
    undefined,
  ]);
});

describe('the shelf is cleared', () => {
  it('of a job’s pictures and of nobody else’s', async () => {
    await shelf.put('1', 'source-1', Buffer.from('one'));
    await shelf.put('12', 'source-1', Buffer.from('twelve'));
    await shelf.clear('1');
    expect(await onDisk()).toEqual(['12.source-1']);
    await expect(shelf.get('1', 'source-1')).rejects.toThrow('There is no source-1 of 1 on the shelf');
  });

  it('of what an earlier process has left of a job, finished or not', async () => {
    await shelf.put('1', 'source-1', Buffer.from('one'));
    await writeFile(join(folder, 'pictures', '1.source-2.part'), 'half');
    const next = open();
    await next.put('1', 'drawn-1', Buffer.from('more'));
    await next.clear('1');
    expect(await onDisk()).toEqual([]);
  });

  it('of a picture that somebody else has taken away already', async () => {
    await shelf.put('1', 'source-1', Buffer.from('one'));
    await rm(join(folder, 'pictures', '1.source-1'));
    await shelf.clear('1');
    await shelf.put('1', 'source-1', Buffer.from('anew'));
    expect((await shelf.get('1', 'source-1')).toString()).toBe('anew');
  });

  it('also of a job that has none, and twice', async () => {
    await shelf.clear('1');
    await shelf.clear('1');
  });

  it('at a start, of what belongs to no open job', async () => {
    for (const jobId of ['1', '2', '3', '4']) await shelf.put(jobId, 'source-1', Buffer.from(jobId));
    const longAgo = Date.now() / 1000 - 8 * 24 * 3600;
    for (const jobId of ['1', '2', '3']) await utimes(join(folder, 'pictures', `${jobId}.source-1`), longAgo, longAgo);
    await shelf.tidy(new Set(['2', '9']));
    // The fourth has ended a while ago, and its pictures may still be asked for.
    expect(await onDisk()).toEqual(['2.source-1', '4.source-1']);
    expect((await shelf.get('2', 'source-1')).toString()).toBe('2');
  });

  it('at the very first start, when there is no shelf yet', async () => {
    await shelf.tidy(new Set());
  });
});
