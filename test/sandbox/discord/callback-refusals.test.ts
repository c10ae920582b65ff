// First answers that Discord refuses: modals that are wrong, and kinds of answer that don't fit the interaction.
import { Routes } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextInteraction, register, type Stage, setUp } from './bot.js';

let stage: Stage;

beforeAll(async () => {
  stage = await setUp();
  await register(stage.client, [{ name: 'draw', description: 'Draws' }]);
});

afterAll(() => stage.close());

const input = (more: object = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'L', component, ...more });
const options = [{ label: 'A', value: 'a' }];

const MODALS: [why: string, modal: object, error: string][] = [
  ['no components', { components: [] }, 'BASE_TYPE_MIN_LENGTH'],
  [
    'six components',
    { components: Array.from({ length: 6 }, (_, at) => label(input({ custom_id: `${at}` }))) },
    'BASE_TYPE_BAD_LENGTH',
  ],
  ['a title over 45 characters', { title: 'x'.repeat(46) }, 'BASE_TYPE_MAX_LENGTH'],
  ['no custom id', { custom_id: undefined }, 'BASE_TYPE_REQUIRED'],
  ['two fields of one custom id', { components: [label(input()), label(input())] }, 'CUSTOM_ID_DUPLICATED'],
  ['a label over 45 characters', { components: [label(input(), { label: 'x'.repeat(46) })] }, 'BASE_TYPE_MAX_LENGTH'],
  ['a row whose text input has no label', { components: [{ type: 1, components: [input()] }] }, 'BASE_TYPE_REQUIRED'],
  ['a button', { components: [{ type: 1, components: [{ type: 2, style: 1, label: 'b', custom_id: 'b' }] }] }, 'BASE_TYPE'],
  ['a text longer than it allows', { components: [label(input({ max_length: 3, value: 'long' }))] }, 'BASE_TYPE_MAX_LENGTH'],
  ['a minimum above the maximum', { components: [label(input({ max_length: 3, min_length: 4 }))] }, 'MIN_LENGTH_EXCEEDS_MAX'],
  ['a placeholder over 100 characters', { components: [label(input({ placeholder: 'x'.repeat(101) }))] }, 'BASE_TYPE_MAX_LENGTH'],
  ['eleven files', { components: [label({ type: 19, custom_id: 'f', max_values: 11 })] }, 'NUMBER_TYPE_MAX'],
  ['a required upload of no files', { components: [label({ type: 19, custom_id: 'f', min_values: 0 })] }, 'NUMBER_TYPE_MIN'],
  ['a disabled select', { components: [label({ type: 3, custom_id: 's', options, disabled: true })] }, 'DISABLED_IN_MODAL'],
  ['a select without options', { components: [label({ type: 3, custom_id: 's', options: [] })] }, 'BASE_TYPE_MIN_LENGTH'],
];

async function answer(bodies: [body: object, error: string][]): Promise<void> {
  const arrived = nextInteraction(stage.client);
  await stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw' });
  const { id, token } = await arrived;
  for (const [body, error] of bodies) {
    const response = await fetch(`${stage.discord.apiUrl}/v10${Routes.interactionCallback(id, token)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const refused = JSON.parse(await response.text());
    expect(refused.code).toBe(50035);
    expect(JSON.stringify(refused.errors)).toContain(error);
  }
  expect(stage.discord.answerTo(id)).toEqual({ answer: 'none' });
}

describe('a modal is refused with', () => {
  it.each(MODALS)('%s', async (_why, modal, error) => {
    const data = { custom_id: 'm', title: 'T', components: [label(input())], ...modal };
    await answer([[{ type: 9, data }, error]]);
  });
});

it('refuses kinds of answer that do not fit a command', async () => {
  await answer([
    [{ type: 6 }, 'BASE_TYPE_CHOICES'],
    [{ type: 7, data: { content: 'x' } }, 'BASE_TYPE_CHOICES'],
    [{ type: 8, data: { choices: [] } }, 'BASE_TYPE_CHOICES'],
    [{ type: 99 }, 'BASE_TYPE_CHOICES'],
    [{}, 'type'],
    [{ type: 4, data: { content: 'x'.repeat(2001) } }, '"data"'],
  ]);
});

it('takes a modal with everything in it', async () => {
  const arrived = nextInteraction(stage.client);
  await stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw' });
  const { id, token } = await arrived;
  const components = [
    { type: 10, content: 'Words' },
    label(input({ min_length: 1, max_length: 4000, value: 'x', placeholder: 'p' })),
    label({ type: 3, custom_id: 's', options, required: false, min_values: 0 }),
    label({ type: 19, custom_id: 'f', min_values: 0, max_values: 10, required: false }),
    label({ type: 5, custom_id: 'u' }),
  ];
  const body = { type: 9, data: { custom_id: 'm', title: 'T', components } };
  await stage.client.rest.post(Routes.interactionCallback(id, token), { body, auth: false });
  expect(stage.discord.openModal(stage.ada)?.components).toHaveLength(5);
  await stage.discord.submitModal({ userId: stage.ada, interactionId: id, values: { u: [stage.ben] } });
  await expect(stage.discord.submitModal({ userId: stage.ada, interactionId: id, values: {} })).rejects.toThrow('No such modal');
});
