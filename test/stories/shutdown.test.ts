// The bot is stopped and started again while requests are under way.
import { afterEach, describe, expect, it } from 'vitest';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

afterEach(() => studio.close());

async function restart(): Promise<void> {
  await studio.stopApp();
  await studio.startApp();
}

const drawn = (prompt: string) => `{atelier-1.png: Picture drawn from the prompt: ${prompt}}`;

describe('after a restart', () => {
  it('a picture that was being drawn is delivered, and paid once', async () => {
    studio = await openStudio();
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    await restart();
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 11, spent: 0 });
    release();
    await studio.sees('Ada', drawn('a lighthouse'));
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.submits).toBe(1);
    expect(studio.transcript('Ben')).toHaveLength(1);
  });

  it('a picture that was finished meanwhile is delivered', async () => {
    studio = await openStudio();
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    await studio.stopApp();
    release();
    await studio.startApp();
    await studio.sees('Ada', drawn('a lighthouse'));
    expect(studio.submits).toBe(1);
  });

  it('those who waited still wait, in their order, and can be cancelled', async () => {
    studio = await openStudio({ settings: { MAX_JOBS_PER_MEMBER: '1' } });
    const release = studio.segmind.hold();
    for (const prompt of ['first', 'second', 'third']) {
      await studio.imagine('Ada', prompt);
      await studio.sees('Ada', `> ${prompt}`);
    }
    await restart();
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', '⏹️ **Cancelled** · No credits were used.\n> third');
    release();
    await studio.sees('Ada', drawn('first'));
    await studio.sees('Ada', drawn('second'));
    expect(await studio.credits('Ada')).toEqual({ available: 1978, reserved: 0, spent: 22 });
    expect(studio.submits).toBe(2);
  });

  it('the button of a request that was being drawn cancels it', async () => {
    studio = await openStudio();
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    await restart();
    await studio.press('Ada', 'Cancel');
    await studio.sees('Ada', 'already begun and can’t be stopped');
    release();
    await studio.sees('Ada', 'so 11 credits were charged.');
  });

  it('the ending that could not be told before is told', async () => {
    studio = await openStudio();
    const release = studio.segmind.hold();
    await studio.imagine('Ada');
    await studio.sees('Ada', 'Drawing');
    const mend = studio.discord.faults.add({
      on: ({ method, path }) => method !== 'GET' && /original|messages/.test(path),
      fault: { kind: 'answer', answer: { status: 503, body: '{}' } },
      times: 1000,
    });
    release();
    await studio.until(() => studio.segmind.seen.some(({ path }) => path.startsWith('/generations/')), 'a download');
    await studio.stopApp();
    mend();
    await studio.startApp();
    await studio.sees('Ada', drawn('a lighthouse'));
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.submits).toBe(1);
  });
});

describe('a request that comes just as the bot leaves', () => {
  it('is refused in words, not heard, or drawn after the next start; never lost', async () => {
    studio = await openStudio();
    for (let count = 0; count < 6; count += 1) await studio.imagine('Ada', { prompt: `last ${count}`, quality: 'low' });
    await studio.stopApp();
    const promised = studio.transcript('Ben').length;
    await studio.startApp();
    await studio.until(() => studio.transcript('Ben').every((text) => /\{atelier|Not drawn/.test(text)), 'every promise kept');
    expect(studio.transcript('Ben')).toHaveLength(promised);
    const pictures = studio.transcript('Ben').filter((text) => text.includes('{atelier')).length;
    expect(await studio.credits('Ada')).toEqual({ available: 2000 - 5 * pictures, reserved: 0, spent: 5 * pictures });
  });
});
