// A picture that is paid for reaches its people, whatever happens to the message it was to appear in.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requestTo } from '../../sandbox/http/faults.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let release: () => void;

beforeEach(async () => {
  studio = await openStudio();
  release = studio.segmind.hold();
});

afterEach(() => studio.close());

async function drawing(options: Record<string, string | boolean> = {}): Promise<string> {
  const id = await studio.imagine('Ada', { prompt: 'a fox', ...options });
  await studio.sees('Ada', 'Drawing');
  return id;
}

function pictures(): string[] {
  return studio.transcript('Ben').filter((text) => text.includes('{atelier-1.png'));
}

describe('a picture is delivered', () => {
  it('into the same message when the interaction’s token is dead', async () => {
    const id = await drawing();
    studio.discord.levers.expireToken(id);
    release();
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.transcript('Ben')).toHaveLength(1);
    expect(await studio.credits('Ada')).toMatchObject({ available: 1989, reserved: 0 });
  });

  it('once, as a new message in the channel, when its message was deleted', async () => {
    await drawing();
    studio.discord.deleteMessage(studio.view('Ada')[0]?.id ?? '');
    release();
    await studio.until(() => pictures().length === 1, 'the picture');
    expect(await studio.credits('Ada')).toMatchObject({ available: 1989, reserved: 0 });
    expect(studio.transcript('Ben')).toHaveLength(1);
  });

  it('once, although Discord’s answer to the new message was lost', async () => {
    await drawing();
    studio.discord.deleteMessage(studio.view('Ada')[0]?.id ?? '');
    const sending = requestTo('POST', /\/channels\/\d+\/messages$/);
    studio.discord.faults.add({ on: sending, fault: { kind: 'reset', handled: true } });
    release();
    await studio.until(() => pictures().length === 1, 'the picture');
    await studio.settled('Ada');
    expect(pictures()).toHaveLength(1);
  });

  it('as links when it is larger than Discord takes', async () => {
    await drawing();
    studio.discord.faults.add({
      on: requestTo('PATCH', /%40original|@original/),
      fault: { kind: 'answer', answer: { status: 413, body: '{"code":40005,"message":"Request entity too large"}' } },
    });
    release();
    const told = await studio.sees('Ada', 'larger than Discord takes');
    expect(told).toContain(`<${studio.segmind.apiUrl}/generations/`);
  });
});

describe('an interaction that comes twice', () => {
  it('at once is one job', async () => {
    const id = await studio.imagine('Ada');
    studio.discord.redeliver(id);
    release();
    await studio.sees('Ada', 'credits left');
    expect(studio.submits).toBe(1);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
  });

  it('after its job has ended is no second one', async () => {
    const id = await drawing();
    release();
    await studio.sees('Ada', 'credits left');
    studio.discord.redeliver(id);
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    await studio.stopApp();
    await studio.startApp();
    expect(await studio.credits('Ada')).toEqual({ available: 1989, reserved: 0, spent: 11 });
    expect(studio.submits).toBe(1);
    expect(studio.transcript('Ben')).toHaveLength(1);
  });
});
