// A member replies to a picture with what to change, and the next one comes as an answer to the reply.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Painter } from '../../sandbox/pictures/picture.js';
import { flat, pixelAt } from '../services/images/made-pictures.js';
import { answersTo, answerTo, drawn, holdsStill, picturesOf, post, reply } from '../support/gestures.js';
import { coloursGiven, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';
import { transcribe } from '../support/transcript.js';

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

async function grantContent(): Promise<void> {
  await studio.close();
  studio = await openStudio({ settings: { DISCORD_MESSAGE_CONTENT: 'true' } });
}

/** Four of one prompt are told apart by their colour. */
const inManyColours: Painter = async ({ variation = 0 }) => {
  const bytes = await flat(32, 32, { r: 60 * variation, g: 0, b: 90, alpha: 1 })
    .png()
    .toBuffer();
  return { bytes, width: 32, height: 32, contentType: 'image/png' };
};

describe('a reply that mentions the bot', () => {
  it('to one of its pictures is an edit, answered as a reply with its status in it from the start', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const release = studio.segmind.hold();
    const asked = await reply(studio, 'Ben', lighthouse.id, '{bot} make it night');
    await studio.until(() => answersTo(studio, 'Ada', asked).length > 0, 'an answer');
    const [first] = answersTo(studio, 'Ada', asked);
    expect(first && transcribe(studio.discord, first)).toMatch(/^🕓 \*\*Waiting\*\* · next in line\n> make it night\n/);
    expect(first?.pinged).toEqual([studio.idOf('Ben')]);
    await answerTo(studio, 'Ada', asked, 'Drawing');
    release();
    const done = await picturesOf(studio, 'Ada', asked);
    expect(transcribe(studio.discord, done)).toBe(
      '> make it night\n-# @Ben · 1 reference · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits\n' +
        '{atelier-1.png: Picture drawn from the prompt: make it night}\n[Again] [Edit] [High quality · 36] [Details] [Delete]',
    );
    expect(done.id).toBe(first?.id);
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
    expect(await studio.credits('Ben')).toMatchObject({ spent: 11 });
  });

  it('anywhere in it works, and what is attached joins as references', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const files = [await png('cat.png', 'red'), await png('dog.png', 'blue')];
    const asked = await reply(studio, 'Ada', lighthouse.id, 'put these in {bot}', { files });
    const { content } = await picturesOf(studio, 'Ada', asked);
    expect(content).toContain('> put these in\n');
    expect(content).toContain('3 references');
    expect((await coloursGiven(studio, 1)).slice(1)).toEqual([RED, BLUE]);
  });

  it.each(['#2 bluer', '#2: bluer', '2: bluer', '2) bluer'])('says which of several: %s', async (words) => {
    await studio.close();
    studio = await openStudio({ paint: inManyColours });
    const jobId = await studio.imagine('Ada', { prompt: 'four houses', count: 4 });
    const houses = await picturesOf(studio, 'Ada', jobId);
    const colours = await Promise.all(
      houses.attachments.map(({ id }) => pixelAt(studio.discord.attachmentBytes(id) ?? Buffer.alloc(0), 2, 2)),
    );
    expect(new Set(colours.map(String)).size).toBe(4);
    const asked = await reply(studio, 'Ada', houses.id, `{bot} ${words}`);
    expect((await picturesOf(studio, 'Ada', asked)).content).toContain('> bluer\n');
    expect(await coloursGiven(studio, 4)).toEqual([colours[1]?.slice(0, 3)]);
  });

  it.each(['#7 bluer', '7: bluer'])('with a number that none of four has is told which there are: %s', async (words) => {
    const houses = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'four houses', count: 4 }));
    const asked = await reply(studio, 'Ben', houses.id, `{bot} ${words}`);
    await answerTo(studio, 'Ben', asked, 'There is no picture #7 in that message: there are #1 to #4. No credits were used.');
    expect(studio.submits).toBe(4);
    expect(await studio.credits('Ben')).toMatchObject({ reserved: 0, spent: 0 });
  });

  it('to one picture alone may say #1, and is told of #2 that there is only one', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await answerTo(studio, 'Ada', await reply(studio, 'Ada', lighthouse.id, '{bot} #2 bluer'), 'There is only one picture');
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} #1 bluer');
    expect((await picturesOf(studio, 'Ada', asked)).content).toContain('> bluer\n');
    expect(await studio.credits('Ada')).toMatchObject({ spent: 22 });
  });

  it('that begins with how many of something is taken as it is', async () => {
    const houses = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'two houses', count: 2 }));
    const asked = await reply(studio, 'Ada', houses.id, '{bot} 3 cats before it');
    expect((await picturesOf(studio, 'Ada', asked)).content).toContain('> 3 cats before it\n');
  });

  it('to somebody else’s picture is led to the menu, once, and costs nothing', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    const asked = await reply(studio, 'Ada', photo, '{bot} in snow');
    const answer = await answerTo(studio, 'Ada', asked, 'Apps → Edit image');
    expect(answer.pinged).toEqual([studio.idOf('Ada')]);
    await studio.credits('Ada');
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
    expect(studio.submits).toBe(0);
  });

  it('to a picture that is still being drawn is told to wait', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'slowly');
    await studio.sees('Ada', 'Drawing');
    const [status] = studio.view('Ada');
    const asked = await reply(studio, 'Ben', status?.id ?? '', '{bot} make it night');
    await answerTo(studio, 'Ben', asked, 'still being drawn');
    release();
    await studio.sees('Ada', '{atelier-1.png');
    expect(studio.submits).toBe(1);
  });

  it('goes on and on, ordinary replies being enough', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const night = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    const second = await picturesOf(studio, 'Ada', night);
    // An answer to a message is an ordinary message: replying to it notifies the bot, and is a mention.
    const snow = await reply(studio, 'Ben', second.id, 'and snow');
    expect((await picturesOf(studio, 'Ada', snow)).content).toContain('> and snow');
  });

  it('in a thread and in direct messages is answered where it was sent', async () => {
    const thread = studio.discord.channels().find(({ kind }) => kind === 'thread')?.id ?? '';
    const direct = studio.discord.directMessageChannel(studio.idOf('Ada'));
    for (const channelId of [thread, direct]) {
      const jobId = await studio.use('Ada', 'imagine', { prompt: 'a lighthouse' }, channelId);
      const lighthouse = await picturesOf(studio, 'Ada', jobId, channelId);
      const words = channelId === direct ? 'make it night' : '{bot} make it night';
      const asked = await reply(studio, 'Ada', lighthouse.id, words, { channelId });
      expect((await picturesOf(studio, 'Ada', asked, channelId)).replyTo).toBe(asked);
    }
  });

  it('can be cancelled by its button', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    studio.segmind.hold();
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    await answerTo(studio, 'Ada', asked, 'Drawing');
    await studio.press('Ada', 'Cancel');
    await answerTo(studio, 'Ada', asked, 'Cancelled');
  });

  it('that can’t be paid, or has a file that is no picture, is refused in a reply', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const files = [{ filename: 'notes.txt', bytes: Buffer.from('words') }];
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} put this in', { files });
    await answerTo(studio, 'Ada', asked, 'notes.txt');
    expect(studio.submits).toBe(1);
    expect(await studio.credits('Ada')).toMatchObject({ reserved: 0, spent: 11 });
  });

  it('delivered twice is one request, at once and after its picture is there', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    studio.discord.redeliverMessage(asked);
    await picturesOf(studio, 'Ada', asked);
    await studio.settled('Ada');
    studio.discord.redeliverMessage(asked);
    expect(await studio.credits('Ada')).toMatchObject({ spent: 22 });
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
    expect(studio.submits).toBe(2);
  });

  it('delivered twice is led to the menu once', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    const asked = await reply(studio, 'Ada', photo, '{bot} in snow');
    studio.discord.redeliverMessage(asked);
    await answerTo(studio, 'Ada', asked, 'Apps → Edit image');
    await studio.credits('Ada');
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
  });

  it('arrives though its answer is deleted while it is drawn', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const release = studio.segmind.hold();
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    studio.discord.deleteMessage((await answerTo(studio, 'Ada', asked, 'Drawing')).id);
    release();
    await picturesOf(studio, 'Ada', asked);
    expect(studio.view('Ada').filter(({ attachments }) => attachments.length > 0)).toHaveLength(2);
  });

  it('to one’s own photo works in direct messages, where the bot may read', async () => {
    const channelId = studio.discord.directMessageChannel(studio.idOf('Ada'));
    const files = [await png('house.png', 'red')];
    const photo = await studio.discord.sendMessage({ userId: studio.idOf('Ada'), channelId, content: 'mine', files });
    const asked = await reply(studio, 'Ada', photo, 'in snow', { channelId });
    await picturesOf(studio, 'Ada', asked, channelId);
    expect(await coloursGiven(studio)).toEqual([RED]);
  });

  it('goes on over a restart, in the same message', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const release = studio.segmind.hold();
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    await answerTo(studio, 'Ada', asked, 'Drawing');
    await studio.stopApp();
    release();
    await studio.startApp();
    await picturesOf(studio, 'Ada', asked);
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
  });

  it('to a picture that was deleted meanwhile says that it can’t be seen', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const on = ({ method, path }: { method: string; path: string }) =>
      method === 'GET' && path.endsWith(`/messages/${lighthouse.id}`);
    studio.discord.faults.add({ on, fault: { kind: 'watch', before: () => studio.discord.deleteMessage(lighthouse.id) } });
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    await studio.sees('Ada', 'I can’t see the picture');
    expect(answersTo(studio, 'Ada', asked).length).toBeLessThanOrEqual(1);
  });

  it('asked by two at once draws one picture for each', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const [night, snow] = await Promise.all([
      reply(studio, 'Ada', lighthouse.id, '{bot} make it night'),
      reply(studio, 'Ben', lighthouse.id, '{bot} make it snow'),
    ]);
    expect((await picturesOf(studio, 'Mia', night)).content).toContain('make it night');
    expect((await picturesOf(studio, 'Mia', snow)).content).toContain('make it snow');
    expect(await studio.credits('Ben')).toMatchObject({ spent: 11 });
  });

  it('that the bot may not answer is not counted as under way', async () => {
    await studio.close();
    studio = await openStudio({ settings: { MAX_JOBS_PER_MEMBER: '1' } });
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const answers = () => studio.discord.seen.filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    studio.discord.levers.setPermission(studio.general, 'SendMessages', false);
    // One may run and ten may wait; each is tried to be answered, and then to be refused.
    for (let count = 1; count <= 11; count += 1) {
      await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
      await studio.until(() => answers().length === 2 * count, 'both tries');
    }
    studio.discord.levers.setPermission(studio.general, 'SendMessages', true);
    await drawn(studio, 'Ada', 'another lighthouse');
    expect(await studio.credits('Ada')).toMatchObject({ reserved: 0, spent: 22 });
  });

  it('whose answer was lost on its way is answered once', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const on = ({ method, path }: { method: string; path: string }) => method === 'POST' && path.endsWith('/messages');
    studio.discord.faults.add({ on, fault: { kind: 'reset', handled: true } });
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    await picturesOf(studio, 'Ada', asked);
    expect(answersTo(studio, 'Ada', asked)).toHaveLength(1);
  });
});

describe('silence', () => {
  it.each(['{bot}', '  {bot}  '])('answers a reply without words (%j)', async (words) => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await holdsStill(studio, await reply(studio, 'Ada', lighthouse.id, words));
  });

  it('answers whoever does not speak to it', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const bare = await reply(studio, 'Ben', lighthouse.id, 'lovely');
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    const among = await reply(studio, 'Ada', photo, 'lovely');
    await post(studio, 'Ada', `<@${studio.discord.botUserId}> hello`);
    await holdsStill(studio, bare);
    await holdsStill(studio, among);
    expect(studio.submits).toBe(1);
  });
});

describe('with the message-content intent', () => {
  beforeEach(grantContent);

  it('a bare reply to one of the bot’s pictures is enough', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const asked = await reply(studio, 'Ben', lighthouse.id, 'make it night');
    expect((await picturesOf(studio, 'Ada', asked)).content).toContain('> make it night');
  });

  it('a mentioning reply to anybody’s picture works, and a bare one is none of the bot’s business', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    const bare = await reply(studio, 'Ada', photo, 'lovely');
    const asked = await reply(studio, 'Ada', photo, '{bot} in snow');
    expect((await picturesOf(studio, 'Ada', asked)).content).toContain('> in snow');
    expect(await coloursGiven(studio)).toEqual([RED]);
    await holdsStill(studio, bare);
  });

  it('a mentioning reply to words says that there is no picture', async () => {
    const words = await post(studio, 'Ben', 'no picture here');
    await answerTo(studio, 'Ada', await reply(studio, 'Ada', words, '{bot} in snow'), 'There is no picture in this message');
  });

  it('a bare reply to the bot’s words is left alone', async () => {
    await studio.use('Ada', 'help');
    const release = studio.segmind.hold();
    const jobId = await studio.imagine('Ada', 'soon gone');
    await studio.sees('Ada', 'Drawing');
    studio.segmind.nextEnds('moderation');
    await studio.press('Ada', 'Cancel');
    release();
    await studio.ending(jobId);
    const [message] = studio.view('Ben');
    await holdsStill(studio, await reply(studio, 'Ben', message?.id ?? '', 'a pity'));
  });
});
