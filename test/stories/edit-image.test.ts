// Edit image in the menu of a message: anybody's picture becomes the start of the next, with no right to read messages.
import { ComponentType, MessageFlags } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drawn, fieldsOf, menu, openForm, picturesOf, post, sendForm, whispered } from '../support/gestures.js';
import { coloursGiven, cutOutMask, givenToSegmind, png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';

const RED = [255, 0, 0];
const BLUE = [0, 0, 255];

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ remembers: true });
});

afterEach(() => studio.close());

/** Posts in the bot's name what the library would never: a message whose picture is only in an embed. */
function postEmbed(url: string, thumbnail?: string): Promise<string> {
  return postAsBot({ embeds: [{ image: { url }, ...(thumbnail && { thumbnail: { url: thumbnail } }) }] });
}

/** The same for a gallery in a frame. */
function postGallery(...urls: readonly (string | undefined)[]): Promise<string> {
  const gallery = { type: ComponentType.MediaGallery, items: urls.map((url) => ({ media: { url } })) };
  const components = [{ type: ComponentType.Container, components: [gallery] }];
  return postAsBot({ flags: MessageFlags.IsComponentsV2, components });
}

async function postAsBot(body: object): Promise<string> {
  const answer = await fetch(`${studio.discord.apiUrl}/v10/channels/${studio.general}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${studio.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return String(((await answer.json()) as { id: unknown }).id);
}

describe('“Edit image”', () => {
  it('on one of the bot’s pictures opens a form, and what it says is drawn from that picture', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await menu(studio, 'Ben', lighthouse.id);
    expect(fieldsOf(await openForm(studio, 'Ben'))).toEqual([
      'What to change',
      'Quality: Low: quickest and cheapest | *Medium: good for most things | High: finest, and costs most',
      'Reference: more pictures (optional)',
      'Mask: where it may change (optional)',
    ]);
    const jobId = await sendForm(studio, 'Ben', { what: 'make it night' });
    const { content } = await picturesOf(studio, 'Ada', jobId);
    expect(content).toContain('> make it night\n-# <@');
    expect(content).toContain('1 reference · GPT Image 1 Edit Mini · 1024×1024 · medium · 11 credits');
    expect(await studio.credits('Ben')).toMatchObject({ spent: 11 });
    expect(await studio.credits('Ada')).toMatchObject({ spent: 11 });
    expect((await coloursGiven(studio, 1)).length).toBe(1);
  });

  it('on anybody’s photo works though the bot may not read messages', async () => {
    expect(studio.discord.messageContentGranted).toBe(false);
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red', 90, 60)]);
    await menu(studio, 'Ada', photo);
    const jobId = await sendForm(studio, 'Ada', { what: 'in snow', quality: ['low'] });
    const { content } = await picturesOf(studio, 'Ada', jobId);
    expect(content).toContain('1536×1024 · low · 6 credits');
    expect(await coloursGiven(studio)).toEqual([RED]);
  });

  it('on several pictures asks which, by their names and shapes', async () => {
    const files = [await png('one.png', 'red', 60, 90), await png('two.png', 'blue')];
    const photos = await post(studio, 'Ben', 'look', files);
    await menu(studio, 'Ada', photos);
    expect(fieldsOf(await openForm(studio, 'Ada'))[1]).toBe('Which picture: *1: one.png 1024×1536 | 2: two.png 1536×1024');
    const jobId = await sendForm(studio, 'Ada', { what: 'in snow', picture: ['1'] });
    await picturesOf(studio, 'Ada', jobId);
    expect(await coloursGiven(studio)).toEqual([BLUE]);
  });

  it('takes more pictures and a mask from the form', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    await menu(studio, 'Ada', photo);
    const jobId = await sendForm(studio, 'Ada', {
      what: 'put this in',
      reference: [await png('cat.png', 'blue')],
      mask: [await cutOutMask('hole.png', 64, 48)],
    });
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('2 references and a mask');
    expect(await coloursGiven(studio)).toEqual([RED, BLUE]);
    expect((await givenToSegmind(studio)).mask).toBeDefined();
  });

  it('on a picture that is only shown in an embed works when its host is trusted', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    const [attached] = studio.view('Ada').find(({ id }) => id === photo)?.attachments ?? [];
    const shown = await postEmbed('https://example.com/strange.png', attached?.url);
    await menu(studio, 'Ada', shown);
    const jobId = await sendForm(studio, 'Ada', { what: 'in snow' });
    await picturesOf(studio, 'Ada', jobId);
    expect(await coloursGiven(studio)).toEqual([RED]);
  });

  it('on a gallery asks which picture of it, and draws from that one', async () => {
    const photos = await post(studio, 'Ben', 'mine', [await png('house.png', 'red'), await png('cat.png', 'blue')]);
    const { attachments = [] } = studio.view('Ada').find(({ id }) => id === photos) ?? {};
    await menu(studio, 'Ada', await postGallery(...attachments.map(({ url }) => url)));
    expect(fieldsOf(await openForm(studio, 'Ada'))[1]).toMatch(/^Which picture: \*1: house\.png.* \| 2: cat\.png/);
    await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'in snow', picture: ['1'] }));
    expect(await coloursGiven(studio)).toEqual([BLUE]);
  });

  it.each([
    ['words alone', () => post(studio, 'Ben', 'no picture here')],
    ['a text file', () => post(studio, 'Ben', 'notes', [{ filename: 'notes.txt', bytes: Buffer.from('words') }])],
    ['an embed from elsewhere', () => postEmbed('https://example.com/%E0%A4%A.png')],
    ['a gallery from elsewhere', () => postGallery('https://example.com/house.png')],
  ])('on %s says that there is no picture, and costs nothing', async (_, posted) => {
    const interaction = await menu(studio, 'Ada', await posted());
    expect(await whispered(studio, 'Ada', interaction)).toContain('There is no picture in this message');
    expect(studio.submits).toBe(0);
  });

  it('on a picture that is still being drawn says to wait, from the first moment', async () => {
    const release = studio.segmind.hold();
    await studio.imagine('Ada', 'slowly');
    await studio.until(() => studio.view('Ben').length > 0, 'the reply');
    const [early] = studio.view('Ben');
    expect(await whispered(studio, 'Ben', await menu(studio, 'Ben', early?.id ?? ''))).toContain('still being drawn');
    await studio.sees('Ada', 'Drawing');
    expect(await whispered(studio, 'Ben', await menu(studio, 'Ben', early?.id ?? ''))).toContain('still being drawn');
    release();
    await studio.sees('Ada', '{atelier-1.png');
  });

  it('in a thread and in direct messages draws where it was asked', async () => {
    const thread = studio.discord.channels().find(({ kind }) => kind === 'thread')?.id ?? '';
    const direct = studio.discord.directMessageChannel(studio.idOf('Ada'));
    for (const channelId of [thread, direct]) {
      const file = await png('house.png', 'red');
      const photo = await studio.discord.sendMessage({ userId: studio.idOf('Ada'), channelId, content: 'mine', files: [file] });
      await menu(studio, 'Ada', photo, channelId);
      const jobId = await sendForm(studio, 'Ada', { what: 'in snow' });
      expect((await picturesOf(studio, 'Ada', jobId, channelId)).content).toContain('> in snow');
    }
  });

  it('speaks the member’s language', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    const use = { userId: studio.idOf('Ben'), channelId: studio.general, name: 'Edit image', targetMessageId: lighthouse.id };
    await studio.discord.runCommand({ ...use, locale: 'de' });
    expect((await openForm(studio, 'Ben')).title).not.toBe('Edit this picture');
    expect((await picturesOf(studio, 'Ada', await sendForm(studio, 'Ben', { what: 'bei Nacht' }))).content).toContain('mittel');
  });

  it('of a picture that is gone by the time the form is sent is refused in words, and costs nothing', async () => {
    const photo = await post(studio, 'Ben', 'my house', [await png('house.png', 'red')]);
    await menu(studio, 'Ada', photo);
    await openForm(studio, 'Ada');
    studio.discord.deleteMessage(photo);
    const jobId = await sendForm(studio, 'Ada', { what: 'in snow' });
    expect(await whispered(studio, 'Ada', jobId)).toMatch(/house\.png.*No credits were used/);
    expect(await studio.credits('Ada')).toMatchObject({ reserved: 0, spent: 0 });
  });

  it('with words that are all blank is refused in words', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await menu(studio, 'Ben', lighthouse.id);
    expect(await whispered(studio, 'Ben', await sendForm(studio, 'Ben', { what: '   ' }))).toContain('The prompt is empty');
  });

  it('of a private picture is private as well', async () => {
    const jobId = await studio.imagine('Ada', { prompt: 'a secret', private: true });
    const secret = await picturesOf(studio, 'Ada', jobId);
    await menu(studio, 'Ada', secret.id);
    const child = await sendForm(studio, 'Ada', { what: 'darker' });
    expect((await picturesOf(studio, 'Ada', child)).ephemeral).toBe(true);
    expect(studio.story('Ben').join()).toBe('');
  });

  it('sent twice by Discord is one request', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await menu(studio, 'Ada', lighthouse.id);
    const jobId = await sendForm(studio, 'Ada', { what: 'make it night' });
    studio.discord.redeliver(jobId);
    await picturesOf(studio, 'Ada', jobId);
    studio.discord.redeliver(jobId);
    await studio.settled('Ada');
    expect(studio.submits).toBe(2);
    expect(await studio.credits('Ada')).toMatchObject({ spent: 22 });
  });

  it('leaves a form open over a restart', async () => {
    const lighthouse = await drawn(studio, 'Ada', 'a lighthouse');
    await menu(studio, 'Ada', lighthouse.id);
    await openForm(studio, 'Ada');
    await studio.stopApp();
    await studio.startApp();
    const jobId = await sendForm(studio, 'Ada', { what: 'make it night' });
    expect((await picturesOf(studio, 'Ada', jobId)).content).toContain('> make it night');
  });
});
