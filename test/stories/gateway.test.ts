// The connection to Discord breaks while pictures are drawn.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

describe('a gateway that drops the bot while a picture is drawn', () => {
  it.each(['resumable', 'silent'] as const)('(%s) and takes it back loses nothing said in between', async (how) => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'before');
    await studio.sees('Ada', 'Drawing');
    studio.discord.gateway.drop(how);
    await studio.imagine('Ben', 'meanwhile');
    release();
    await studio.sees('Ben', '> meanwhile');
    await studio.until(() => studio.transcript('Mia').filter((text) => text.includes('{atelier')).length === 2, 'two pictures');
    expect(studio.submits).toBe(2);
    expect(await studio.credits('Ada')).toMatchObject({ available: 1989, reserved: 0 });
  });

  it('for good delivers it all the same, and listens again', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'before');
    await studio.sees('Ada', 'Drawing');
    studio.discord.gateway.drop('lost');
    release();
    await studio.sees('Ada', '{atelier-1.png');
    await studio.until(() => studio.discord.gateway.connections === 1, 'the bot to be back');
    await studio.imagine('Ben', 'after');
    expect(await studio.sees('Ben', '{atelier-1.png: Picture drawn from the prompt: after}')).toContain('> after');
    expect(studio.submits).toBe(2);
  });
});
