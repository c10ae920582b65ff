// A private request that needs approval: moderators are asked in the operators' channel, where nobody reads the prompt.
import { afterEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../sandbox/discord/people.js';
import { json } from '../../sandbox/http/answer.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { ChosenStore } from '../support/chosen-store.js';
import { openStudio, type Studio } from '../support/studio.js';

const ASKED =
  '✋ **A private request waits for approval** · @Ada asks to spend 36 credits. Nobody else sees the prompt.\n-# @Ada · GPT Image 1 Mini · 1024×1024 · high · 1 picture · 36 credits\n[Approve · 36 credits] [Refuse]';
const PRINT = '-# @Ada · GPT Image 1 Mini · 1024×1024 · high';
const secret = { prompt: 'a surprise', quality: 'high', private: true };
const OPERATORS = CHANNELS.pictures;

let studio: Studio;

afterEach(() => studio.close());

async function open(operatorsChannel: string | null): Promise<ChosenStore> {
  const store = await ChosenStore.with({ approvalAbove: 20, operatorsChannel });
  studio = await openStudio({ store, remembers: true });
  return store;
}

const inOperators = () => studio.transcript('Mia', OPERATORS);

async function decide(label: string): Promise<void> {
  const [message] = studio.view('Mia', OPERATORS);
  const action = label === 'Refuse' ? 'refuse' : 'approve';
  const customId = JSON.stringify(message?.components).match(new RegExp(`${action}:\\d+`))?.[0] ?? '';
  await studio.discord.pressButton({ userId: studio.idOf('Mia'), messageId: message?.id ?? '', customId });
}

describe('a private request above the price', () => {
  it('is refused at once where there is no operators’ channel, with nothing reserved', async () => {
    await open(null);
    await studio.imagine('Ada', secret);
    await studio.sees(
      'Ada',
      '(only you) This costs 36 credits. Here, whatever costs more than 20 needs a moderator’s approval, and no moderator can see a private request. No credits were used. Ask without **private**, or ask an admin to choose an operators’ channel in `/settings`.',
    );
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
    expect(studio.transcript('Ada')).toHaveLength(2);
  });

  it('is asked for there, and its own message has no button but Cancel', async () => {
    await open(OPERATORS);
    await studio.imagine('Ada', secret);
    expect(await studio.sees('Ada', 'Waiting for a moderator')).toBe(
      `(only you) ✋ **Waiting for a moderator’s approval** · a request of this price needs it. They see its price, but not your prompt. Without an answer it ends <soon>, and the credits come back.\n> a surprise\n${PRINT} · 36 credits reserved\n[Cancel]`,
    );
    await studio.sees('Mia', 'waits for approval', OPERATORS);
    expect(inOperators()).toEqual([ASKED]);
    expect(await studio.credits('Ada')).toEqual({ available: 1964, reserved: 36, spent: 0 });
  });

  it('is drawn when it is approved there, and the message there says so', async () => {
    await open(OPERATORS);
    await studio.imagine('Ada', secret);
    await studio.sees('Mia', 'waits for approval', OPERATORS);
    await decide('Approve');
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: a surprise}');
    expect(await studio.sees('Mia', 'approved', OPERATORS)).toBe(`✅ @Mia approved a private request of @Ada’s.\n${PRINT}`);
    expect(inOperators()).toHaveLength(1);
    expect(studio.submits).toBe(1);
    expect(studio.story('Mia').join()).not.toContain('surprise');
  });

  it('is refused there, and both messages say so', async () => {
    await open(OPERATORS);
    await studio.imagine('Ada', secret);
    await studio.sees('Mia', 'waits for approval', OPERATORS);
    await decide('Refuse');
    expect(await studio.sees('Ada', 'Not drawn')).toContain('@Mia refused this request.');
    expect(inOperators()).toEqual([`🚫 @Mia refused a private request of @Ada’s. The credits came back.\n${PRINT}`]);
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('that is called off takes its question back', async () => {
    await open(OPERATORS);
    await studio.imagine('Ada', secret);
    await studio.sees('Mia', 'waits for approval', OPERATORS);
    await studio.press('Ada', 'Cancel');
    await studio.sees('Mia', '⏹️ A private request of @Ada’s has ended before anybody decided.', OPERATORS);
    await studio.sees('Ada', 'Cancelled');
  });

  it('ends, told and given back, when the bot may not write there', async () => {
    await open(OPERATORS);
    studio.discord.levers.setPermission(OPERATORS, 'SendMessages', false);
    await studio.imagine('Ada', secret);
    expect(await studio.sees('Ada', 'Not drawn')).toContain('there is no operators’ channel that the bot may write in');
    expect(await studio.credits('Ada')).toEqual({ available: 2000, reserved: 0, spent: 0 });
  });

  it('is asked for once, though the answer to the question was lost and the bot has started anew', async () => {
    const store = await open(OPERATORS);
    const posts = requestTo('POST', new RegExp(`/channels/${OPERATORS}/messages$`));
    studio.discord.faults.add({ on: posts, fault: { kind: 'reset', handled: true }, times: 1 });
    studio.discord.faults.add({ on: posts, fault: { kind: 'answer', answer: json(500, {}) }, times: 50 });
    await studio.imagine('Ada', secret);
    await studio.sees('Mia', 'waits for approval', OPERATORS);
    await studio.stopApp();
    expect([...(store.collections.get('open_jobs')?.values() ?? [])].join()).toContain('"asked":null');
    await studio.startApp();
    await decide('Approve');
    await studio.sees('Mia', '✅', OPERATORS);
    expect(inOperators()).toHaveLength(1);
    await studio.sees('Ada', '{atelier-1.png');
  });
});
