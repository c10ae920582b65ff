// The buttons Details and Delete: everything about a picture for whoever asks, and its message taken away by who may.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawn, picturesOf, pressOn, reply, whispered } from '../support/gestures.js';
import { png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

describe('“Details”', () => {
  it('tells whoever presses, and only them, everything about the picture', async () => {
    const lighthouse = await drawn(studio, 'Ada', {
      prompt: 'a *lighthouse* @everyone',
      quality: 'low',
      format: 'jpeg',
      compression: 80,
    });
    const text = await whispered(studio, 'Ben', await pressOn(studio, 'Ben', lighthouse, 'Details'));
    const lines = text.split('\n');
    expect(lines[1]).toBe('> a \\*lighthouse\\* @\u200beveryone');
    expect(lines.slice(2, 6)).toEqual([
      '**Model** GPT Image 1 Mini',
      '**Size** square, 1024×1024 · **Quality** low',
      '**Background** opaque · **Format** JPEG',
      '**Compression** 80 of 100 · **Moderation** normal',
    ]);
    expect(text).toMatch(/\*\*Cost\*\* 5 credits · \*\*Time\*\* \d+ s/);
    expect(text).toContain(`**Asked for by** <@${studio.idOf('Ada')}> <t:`);
    const [link] = /<(http[^>]+)>/.exec(text)?.slice(1) ?? [];
    expect((await fetch(link ?? '')).status).toBe(200);
    expect(text).not.toContain('From the first prompt');
    expect(studio.transcript('Ada').join()).not.toContain('**Details**');
  });

  it('still does after a restart', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await studio.stopApp();
    await studio.startApp();
    expect(await whispered(studio, 'Ben', await pressOn(studio, 'Ben', lighthouse, 'Details'))).toContain('> a lighthouse');
  });

  it('of a very long prompt fits, links whole', async () => {
    const lighthouse = await drawn(studio, 'Ada', { prompt: '*_~` '.repeat(800), count: 4 });
    const text = await whispered(studio, 'Ada', await pressOn(studio, 'Ada', lighthouse, 'Details'));
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toMatch(/<http[^>]+>$/);
  });
});

describe('“Delete”', () => {
  it('takes the message away for who asked, and tells them alone', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const interaction = await pressOn(studio, 'Ada', lighthouse, 'Delete');
    expect(await whispered(studio, 'Ada', interaction)).toBe('The message is deleted. What it cost stays booked.');
    expect(studio.transcript('Ben')).toEqual([]);
    expect(await studio.credits('Ada')).toMatchObject({ spent: 11 });
  });

  it('is for a moderator as well', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await whispered(studio, 'Mia', await pressOn(studio, 'Mia', lighthouse, 'Delete'));
    expect(studio.transcript('Ben')).toEqual([]);
  });

  it('is not for others, who are told so alone', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const before = studio.transcript('Mia');
    expect(await whispered(studio, 'Ben', await pressOn(studio, 'Ben', lighthouse, 'Delete'))).toContain(
      'Only the person who asked',
    );
    expect(studio.transcript('Mia')).toEqual(before);
  });

  it('works on a private picture, on an answer to a reply, and after a restart', async () => {
    const secret = await picturesOf(studio, 'Ada', await studio.imagine('Ada', { prompt: 'a secret', private: true }));
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const asked = await reply(studio, 'Ada', lighthouse.id, '{bot} make it night');
    const night = await picturesOf(studio, 'Ada', asked);
    await studio.stopApp();
    await studio.startApp();
    for (const message of [secret, night]) await whispered(studio, 'Ada', await pressOn(studio, 'Ada', message, 'Delete'));
    const left = studio.view('Ada').map(({ id }) => id);
    expect(left).not.toContain(secret.id);
    expect(left).not.toContain(night.id);
    expect(left).toContain(lighthouse.id);
  });

  it('pressed by two at once tells both that it is deleted', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const on = ({ method, path }: { method: string; path: string }) => method === 'DELETE' && path.includes('/webhooks/');
    const fault = { kind: 'watch', before: () => studio.discord.deleteMessage(lighthouse.id) } as const;
    studio.discord.faults.add({ on, fault });
    expect(await whispered(studio, 'Ada', await pressOn(studio, 'Ada', lighthouse, 'Delete'))).toContain(
      'The message is deleted',
    );
    expect(studio.transcript('Ben')).toEqual([]);
  });

  it('with an id whose record is gone is for moderators', async () => {
    const customId = 'delete:123456789012345678';
    const messageId = await studio.postButton(customId);
    const press = (name: 'Ada' | 'Mia') => studio.discord.pressButton({ userId: studio.idOf(name), messageId, customId });
    expect(await whispered(studio, 'Ada', (await press('Ada')).interactionId)).toContain('Only the person who asked');
    expect(await whispered(studio, 'Mia', (await press('Mia')).interactionId)).toContain('deleted');
  });

  it('leaves what was drawn from the picture as it is', async () => {
    const house = await studio.imagine('Ada', 'in snow', { reference: await png('house.png', 'red') });
    const inSnow = await picturesOf(studio, 'Ada', house);
    const asked = await reply(studio, 'Ben', inSnow.id, '{bot} at night');
    const atNight = await picturesOf(studio, 'Ada', asked);
    await whispered(studio, 'Ada', await pressOn(studio, 'Ada', inSnow, 'Delete'));
    const text = await whispered(studio, 'Ben', await pressOn(studio, 'Ben', atNight, 'Details'));
    expect(text).toContain('1. in snow');
  });
});
