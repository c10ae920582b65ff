// What Discord refuses, the sandbox refuses too: the same code, where it is wrong, and a note for tests to see.
import { MessageFlags, Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Stage, setUp } from './bot.js';

let stage: Stage;

beforeAll(async () => {
  stage = await setUp();
});

afterAll(() => stage.close());

interface Refused {
  readonly status: number;
  readonly code: number;
  readonly errors: string;
}

async function send(method: string, path: string, body: unknown): Promise<Refused> {
  const response = await fetch(`${stage.discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const answer = text === '' ? {} : JSON.parse(text);
  return { status: response.status, code: answer.code, errors: JSON.stringify(answer.errors ?? {}) };
}

const button = (custom_id: string | undefined, more: object = {}) => ({ type: 2, style: 1, label: 'B', custom_id, ...more });
const row = (...components: object[]) => ({ type: 1, components });
const option = (more: object = {}) => ({ type: 3, name: 'o', description: 'd', ...more });
const command = (more: object = {}) => ({ name: 'c', description: 'd', ...more });

const MESSAGES: [why: string, body: object, error: string][] = [
  ['content over 2,000 characters', { content: 'x'.repeat(2001) }, 'BASE_TYPE_MAX_LENGTH'],
  ['content that is no text', { content: 7 }, 'STRING_TYPE_CONVERT'],
  ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, 'BASE_TYPE_MAX_LENGTH'],
  [
    'embeds of more than 6,000 characters',
    { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] },
    'MAX_EMBED_SIZE_EXCEEDED',
  ],
  ['an empty embed', { embeds: [{}] }, 'BASE_TYPE_REQUIRED'],
  ['an embed field without a value', { embeds: [{ fields: [{ name: 'a', value: '' }] }] }, 'BASE_TYPE'],
  ['an embed image that is no link', { embeds: [{ image: { url: 'data:image/png;base64,AA' } }] }, 'URL_TYPE_INVALID_SCHEME'],
  ['an embed colour out of range', { embeds: [{ title: 'x', color: 0x1000000 }] }, 'NUMBER_TYPE_MAX'],
  ['six rows', { components: Array.from({ length: 6 }, (_, at) => row(button(`b${at}`))) }, 'BASE_TYPE_BAD_LENGTH'],
  [
    'six buttons in a row',
    { components: [row(...Array.from({ length: 6 }, (_, at) => button(`b${at}`)))] },
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['a row without components', { components: [row()] }, 'BASE_TYPE_MIN_LENGTH'],
  ['a button outside a row', { components: [button('a')] }, 'UNION_TYPE_CHOICES'],
  ['a button without a custom id', { components: [row(button(undefined))] }, 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
  ['two buttons with one custom id', { components: [row(button('a'), button('a'))] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
  ['a custom id over 100 characters', { components: [row(button('a'.repeat(101)))] }, 'BASE_TYPE_MAX_LENGTH'],
  [
    'a link button with a custom id',
    { components: [row(button('a', { style: 5, url: 'https://x.org' }))] },
    'MUTUALLY_EXCLUSIVE',
  ],
  ['a link button without a link', { components: [row(button(undefined, { style: 5 }))] }, 'BASE_TYPE_REQUIRED'],
  ['a button without label and emoji', { components: [row(button('a', { label: undefined }))] }, 'LABEL_REQUIRED'],
  ['an emoji that is none', { components: [row(button('a', { emoji: { name: 'cat' } }))] }, 'INVALID_EMOJI'],
  [
    'a select next to a button',
    { components: [row(button('a'), { type: 3, custom_id: 's', options: [{ label: 'x', value: 'x' }] })] },
    'WIDTH_EXCEEDED',
  ],
  ['a select without options', { components: [row({ type: 3, custom_id: 's', options: [] })] }, 'BASE_TYPE_MIN_LENGTH'],
  [
    'a select with equal values',
    { components: [row({ type: 3, custom_id: 's', options: ['a', 'b'].map((label) => ({ label, value: 'x' })) })] },
    'VALUE_DUPLICATED',
  ],
  ['mentions both parsed and listed', { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } }, 'PARSE_EXCLUSIVE'],
  ['a nonce over 25 characters', { content: 'x', nonce: 'n'.repeat(26) }, 'BASE_TYPE_MAX_LENGTH'],
  ['an attachment that was not sent', { content: 'x', attachments: [{ id: '0' }] }, 'ATTACHMENT_NOT_FOUND'],
  [
    'alt text over 1,024 characters',
    { content: 'x', attachments: [{ id: '0', description: 'x'.repeat(1025) }] },
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'content along with newer components',
    { content: 'x', flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: 'x' }] },
    'LEGACY_FIELDS',
  ],
  ['newer components without their flag', { components: [{ type: 10, content: 'x' }] }, 'UNION_TYPE_CHOICES'],
  [
    'newer components with 4,001 letters',
    { flags: MessageFlags.IsComponentsV2, components: [0, 1].map(() => ({ type: 10, content: 'x'.repeat(2001) })) },
    'TEXT_SIZE_EXCEEDED',
  ],
  [
    'media that was not uploaded',
    { flags: MessageFlags.IsComponentsV2, components: [{ type: 12, items: [{ media: { url: 'attachment://a.png' } }] }] },
    'ATTACHMENT_NOT_FOUND',
  ],
];

const COMMANDS: [why: string, body: object, error: string][] = [
  [
    'a required option after an optional one',
    command({ options: [option(), option({ name: 'p', required: true })] }),
    'REQUIRED_INVALID',
  ],
  ['a name with capitals', command({ name: 'Draw' }), 'INVALID_NAME'],
  ['a name with a space', command({ name: 'draw it' }), 'INVALID_NAME'],
  ['a translated name with a space', command({ name_localizations: { de: 'zeichne es' } }), 'INVALID_NAME'],
  ['a language Discord does not know', command({ description_localizations: { tlh: 'nuq' } }), 'DICT_TYPE_KEY_INVALID'],
  ['a name over 32 characters', command({ name: 'x'.repeat(33) }), 'BASE_TYPE_MAX_LENGTH'],
  ['no description', { name: 'c' }, 'BASE_TYPE_REQUIRED'],
  ['a description over 100 characters', command({ description: 'x'.repeat(101) }), 'BASE_TYPE_MAX_LENGTH'],
  ['a menu with a description', command({ type: 3 }), 'CONTEXT_MENU_DESCRIPTION'],
  ['26 options', command({ options: Array.from({ length: 26 }, (_, at) => option({ name: `o${at}` })) }), 'BASE_TYPE_MAX_LENGTH'],
  [
    '26 choices',
    command({ options: [option({ choices: Array.from({ length: 26 }, (_, at) => ({ name: `${at}`, value: `${at}` })) })] }),
    'BASE_TYPE_MAX_LENGTH',
  ],
  ['choices of the wrong type', command({ options: [option({ choices: [{ name: 'a', value: 1 }] })] }), 'STRING_TYPE_CONVERT'],
  ['two options of one name', command({ options: [option(), option()] }), 'NAME_ALREADY_EXISTS'],
  [
    'choices along with autocomplete',
    command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
    'CHOICES_INVALID',
  ],
  ['subcommands among options', command({ options: [{ type: 1, name: 's', description: 'd' }, option()] }), 'TYPE_INVALID'],
  [
    'a minimum above the maximum',
    command({ options: [{ type: 4, name: 'n', description: 'd', min_value: 5, max_value: 4 }] }),
    'MIN_GREATER_THAN_MAX',
  ],
  ['an option type that does not exist', command({ options: [option({ type: 99 })] }), 'UNION_TYPE_CHOICES'],
  ['permissions that are no number', command({ default_member_permissions: 'ManageGuild' }), 'NUMBER_TYPE_COERCE'],
  [
    '8,001 characters',
    command({
      options: Array.from({ length: 25 }, (_, at) =>
        option({ name: `o${at}`, choices: Array.from({ length: 4 }, (_, i) => ({ name: `${i}`.repeat(80), value: `${i}` })) }),
      ),
    }),
    'TOO_LARGE',
  ],
];

describe('a message is refused with', () => {
  it.each(MESSAGES)('%s', async (_why, body, error) => {
    const before = stage.discord.violations.length;
    const refused = await send('POST', Routes.channelMessages(stage.general), body);
    expect(refused).toMatchObject({ status: 400, code: 50035 });
    expect(refused.errors).toContain(error);
    expect(stage.discord.violations).toHaveLength(before + 1);
  });
});

describe('a command is refused with', () => {
  it.each(COMMANDS)('%s', async (_why, body, error) => {
    for (const [method, sent] of [
      ['POST', body],
      ['PUT', [body]],
    ] as const) {
      const refused = await send(method, Routes.applicationCommands(stage.discord.applicationId), sent);
      expect(refused).toMatchObject({ status: 400, code: 50035 });
      expect(refused.errors).toContain(error);
    }
    expect(stage.discord.registeredCommands()).toEqual([]);
  });
});

it('names the place of a flaw as Discord does', async () => {
  const response = await fetch(`${stage.discord.apiUrl}/v10${Routes.channelMessages(stage.general)}`, {
    method: 'POST',
    headers: { authorization: `Bot ${stage.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ components: [row(button('a'), button('a'))] }),
  });
  expect(await response.json()).toEqual({
    message: 'Invalid Form Body',
    code: 50035,
    errors: {
      components: {
        0: {
          components: {
            1: {
              custom_id: {
                _errors: [{ code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: 'Component custom id cannot be duplicated' }],
              },
            },
          },
        },
      },
    },
  });
  expect(response.headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
});

it('takes what is within the limits', async () => {
  const fine = {
    content: 'x'.repeat(2000),
    embeds: [{ title: 'x', timestamp: new Date().toISOString(), color: 0xffffff, fields: [{ name: 'a', value: 'b' }] }],
    components: Array.from({ length: 5 }, (_, at) =>
      row(...Array.from({ length: 5 }, (_, b) => button(`${at}-${b}`, { emoji: { name: '🎨' } }))),
    ),
    allowed_mentions: { parse: [] },
    nonce: 7,
  };
  expect((await send('POST', Routes.channelMessages(stage.general), fine)).status).toBe(200);
  const grown = command({
    default_member_permissions: '32',
    name_localizations: { de: 'größe', ja: '描く' },
    options: [{ type: 1, name: 'grant', description: 'd', options: [option({ required: true }), option({ name: 'p' })] }],
  });
  expect(
    (await send('PUT', Routes.applicationCommands(stage.discord.applicationId), [grown, { name: 'Edit image', type: 3 }])).status,
  ).toBe(200);
  await send('PUT', Routes.applicationCommands(stage.discord.applicationId), []);
});

it('knows no other token, route, method, or body that is no JSON', async () => {
  const channel = `${stage.discord.apiUrl}/v10/channels/${stage.general}`;
  const stranger = await fetch(channel, { headers: { authorization: 'Bot stranger' } });
  expect([stranger.status, await stranger.json()]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
  expect((await send('POST', '/nowhere', {})).status).toBe(404);
  expect((await send('PUT', `/channels/${stage.general}/messages`, {})).status).toBe(405);
  const broken = await fetch(`${channel}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${stage.discord.token}` },
    body: '{',
  });
  expect(await broken.json()).toMatchObject({ code: 50109 });
  expect(stage.discord.violations.slice(-3).map(({ code }) => code)).toEqual([404, 405, 50109]);
});

it('takes anything well-shaped when it is not to judge', async () => {
  const lax = await setUp({ validate: false });
  const response = await fetch(`${lax.discord.apiUrl}/v10${Routes.channelMessages(lax.general)}`, {
    method: 'POST',
    headers: { authorization: `Bot ${lax.discord.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ content: 'x'.repeat(2001) }),
  });
  expect(response.status).toBe(200);
  await lax.close();
});
