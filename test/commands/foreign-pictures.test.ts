// Which pictures are found in messages as Discord sends them: the library itself reads them here.
import { Client, ComponentType, Message, MessageReferenceType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { foreignPictures } from '../../src/commands/edit/foreign-pictures.js';

const CHANNEL = '1100000000000000201';
const ELSEWHERE = '1100000000000000202';
const author = { id: '1100000000000000101', username: 'ben', discriminator: '0', avatar: null };
const isTrusted = (url: string) => /^https:\/\/(cdn\.discordapp\.com|media\.discordapp\.net|images-ext-1\.)/.test(url);

let number = 0;
const newId = () => `12000000000000${String(1000 + number++)}`;

function messageOf(data: object): Message {
  const raw = { id: newId(), channel_id: CHANNEL, author, content: '', embeds: [], attachments: [], components: [], type: 0 };
  return Reflect.construct(Message, [new Client({ intents: [] }), { ...raw, ...data }]);
}

function file(filename: string, more: object = {}) {
  const id = newId();
  const url = `https://cdn.discordapp.com/attachments/${CHANNEL}/${id}/${filename}?ex=1&is=2&hm=3`;
  return { id, filename, url, size: 1000, content_type: 'image/png', width: 1600, height: 900, ...more };
}

const forwarded = (message: object) => ({
  message_reference: { type: MessageReferenceType.Forward, channel_id: ELSEWHERE, message_id: '1300000000000000001' },
  message_snapshots: [{ message: { content: '', embeds: [], attachments: [], components: [], type: 0, ...message } }],
});
const gallery = (...items: object[]) => ({ type: ComponentType.MediaGallery, id: 1, items: items.map((media) => ({ media })) });

const found = (data: object) => foreignPictures(messageOf(data), isTrusted);
const names = (data: object) => found(data).map(({ attachment }) => attachment.name);

describe('pictures are found', () => {
  it('among what is attached, other files left out', () => {
    const notes = file('notes.txt', { content_type: 'text/plain', width: undefined, height: undefined });
    expect(names({ attachments: [file('house.png'), notes, file('cat.png')] })).toEqual(['house.png', 'cat.png']);
  });

  it('in a message that was passed on, with the way to where it came from', () => {
    const house = file('house.png');
    expect(found(forwarded({ attachments: [house] }))).toEqual([
      {
        attachment: {
          slot: 'reference',
          name: 'house.png',
          contentType: 'image/png',
          places: [
            { kind: 'discord', url: house.url, size: 1000 },
            { kind: 'message', channelId: ELSEWHERE, messageId: '1300000000000000001', file: house.id },
          ],
        },
        shape: '1536x1024',
        parent: null,
      },
    ]);
  });

  it('in the embeds and galleries of a message that was passed on', () => {
    const image = { url: 'https://cdn.discordapp.com/attachments/1/2/shown.png', width: 10, height: 10 };
    const components = [gallery({ url: 'https://media.discordapp.net/attachments/1/3/hung.png' })];
    expect(names(forwarded({ embeds: [{ image }], components }))).toEqual(['shown.png', 'hung.png']);
  });

  it('in a gallery, also inside a container, and beside a section', () => {
    const url = (name: string) => `https://cdn.discordapp.com/attachments/1/2/${name}`;
    const accessory = { type: ComponentType.Thumbnail, id: 2, media: { url: url('beside.png') } };
    const section = { type: ComponentType.Section, id: 3, components: [], accessory };
    const inside = { type: ComponentType.Container, id: 4, components: [gallery({ url: url('inside.png') }), section] };
    const wide = { url: url('wide.png'), content_type: 'image/png', width: 900, height: 1600 };
    const pictures = found({ components: [gallery(wide, { url: url('other.png') }), inside] });
    expect(pictures.map(({ attachment }) => attachment.name)).toEqual(['wide.png', 'other.png', 'inside.png', 'beside.png']);
    expect(pictures.map(({ shape }) => shape)).toEqual(['1024x1536', null, null, null]);
  });

  it('once where a file is attached and shown as well, whatever host and signature the link has', () => {
    const house = file('house.png');
    const { pathname } = new URL(house.url);
    const shown = { url: `https://media.discordapp.net${pathname}?ex=9&width=100` };
    expect(names({ attachments: [house], embeds: [{ image: shown }], components: [gallery(shown)] })).toEqual(['house.png']);
  });
});

describe('no picture is', () => {
  it.each([
    ['an embed', { embeds: [{ image: { url: 'https://example.com/a.png' } }] }],
    ['a gallery', { components: [gallery({ url: 'https://example.com/a.png', proxy_url: 'https://example.org/a.png' })] }],
    ['what is passed on', forwarded({ components: [gallery({ url: 'https://example.com/a.png' })] })],
  ])('fetched from hosts that are not trusted, for %s', (_, data) => {
    expect(found(data)).toEqual([]);
  });

  it('a link without a host, nor a film', () => {
    const film = { url: 'https://cdn.discordapp.com/attachments/1/2/film.mp4', content_type: 'video/mp4' };
    expect(found({ components: [gallery(film, { url: 'attachment://a.png' })] })).toEqual([]);
  });

  it('lost for coming from elsewhere: Discord’s own copy of it is taken', () => {
    const proxy = 'https://images-ext-1.discordapp.net/external/abc/https/example.com/a.png';
    const media = { url: 'https://example.com/a.png', proxy_url: proxy };
    expect(found({ components: [gallery(media)] })[0]?.attachment.places).toEqual([
      { kind: 'discord', url: proxy, size: 50_000_000 },
    ]);
  });
});
