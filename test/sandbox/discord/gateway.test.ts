// The gateway: who gets in, what is told to whom, and what a dropped connection costs.
import { Client, Events, GatewayIntentBits, type Message, Partials } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { INTENTS, logIn, nextInteraction, refusal, register, type Stage, setUp, until } from './bot.js';

let stage: Stage;

beforeEach(async () => {
  stage = await setUp({}, { partials: [Partials.Channel] });
});

afterEach(() => stage.close());

/** Speaks the protocol by hand, and says which code it was closed with. */
function closedAfter(...frames: unknown[]): Promise<number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${stage.discord.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`);
    socket.on('open', () => {
      for (const frame of frames) socket.send(JSON.stringify(frame));
    });
    socket.on('close', (code) => resolve(code));
  });
}

const identify = (more: object = {}) => ({ op: 2, d: { token: stage.discord.token, intents: 1, properties: {}, ...more } });

it.each([
  ['another token', 4004, () => [identify({ token: 'x' })]],
  ['intents that do not exist', 4013, () => [identify({ intents: 2 ** 30 })]],
  ['an intent that is not granted', 4014, () => [identify({ intents: 2 ** 15 })]],
  ['a shard that does not exist', 4010, () => [identify({ shard: [1, 1] })]],
  ['a second identify', 4005, () => [identify(), identify()]],
  ['an unknown opcode', 4001, () => [{ op: 77, d: null }]],
  ['no JSON object', 4002, () => ['x']],
  ['a presence before it is in', 4003, () => [{ op: 3, d: {} }]],
  ['another token on resuming', 4004, () => [{ op: 6, d: { token: 'x', session_id: 'x', seq: 1 } }]],
] as const)('closes a connection for %s with %i', async (_why, code, frames) => {
  expect(await closedAfter(...frames())).toBe(code);
});

it('closes a connection that stops its heartbeat', async () => {
  stage.discord.gateway.heartbeatInterval = 20;
  expect(await closedAfter(identify())).toBe(4009);
});

it('refuses discord.js a wrong token and an ungranted intent', async () => {
  const stranger = new Client({ intents: INTENTS, rest: { api: stage.discord.apiUrl } });
  expect(await refusal(stranger.login('x.y.z'))).toBe('TokenInvalid');
  const curious = new Client({ intents: [GatewayIntentBits.MessageContent], rest: { api: stage.discord.apiUrl } });
  const error = await curious.login(stage.discord.token).catch(String);
  expect(error).toContain('disallowed intents');
});

describe('a drop', () => {
  beforeEach(() => register(stage.client, [{ name: 'draw', description: 'Draws' }]));
  const draw = () => stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw' });

  it.each(['resumable', 'silent'] as const)('that is %s loses nothing', async (how) => {
    const resumed = new Promise((resolve) => stage.client.once(Events.ShardResume, resolve));
    const arrived = nextInteraction(stage.client);
    stage.discord.gateway.drop(how);
    await until(() => stage.discord.gateway.connections === 0, 'the drop');
    const { interactionId } = await draw();
    await resumed;
    expect((await arrived).id).toBe(interactionId);
    expect(stage.discord.gateway.connections).toBe(1);
  });

  it('that loses the session loses what happened meanwhile', async () => {
    const heard: string[] = [];
    stage.client.on(Events.InteractionCreate, ({ id }) => heard.push(id));
    stage.discord.gateway.drop('lost');
    await until(() => stage.discord.gateway.connections === 0, 'the drop');
    await draw();
    // discord.js identifies once in five seconds.
    await until(() => stage.discord.gateway.connections === 1, 'the return', 8000);
    const { interactionId } = await draw();
    await until(() => heard.includes(interactionId));
    expect(heard).toEqual([interactionId]);
  }, 20_000);
});

it('forgets a session after minutes, and refuses a sequence it never sent', async () => {
  const opened = await new Promise<{ socket: WebSocket; sessionId: string }>((resolve) => {
    const socket = new WebSocket(`${stage.discord.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`);
    socket.on('open', () => socket.send(JSON.stringify(identify())));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.t === 'READY') resolve({ socket, sessionId: frame.d.session_id });
    });
  });
  opened.socket.terminate();
  const resume = { op: 6, d: { token: stage.discord.token, session_id: opened.sessionId, seq: 999 } };
  expect(await closedAfter(resume)).toBe(4007);
  stage.clock.advance(6 * 60_000);
  const answer = await new Promise<unknown>((resolve) => {
    const socket = new WebSocket(`${stage.discord.apiUrl.replace('http', 'ws').replace('/api', '')}/?v=10&encoding=json`);
    socket.on('open', () => socket.send(JSON.stringify({ ...resume, d: { ...resume.d, seq: 1 } })));
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.op !== 10) {
        socket.close();
        resolve(frame);
      }
    });
  });
  expect(answer).toMatchObject({ op: 9, d: false });
});

describe('what a bot may read', () => {
  function heard(client = stage.client): Promise<Message> {
    return new Promise((resolve) => {
      const listen = (message: Message) => {
        if (message.author.bot) return;
        client.off(Events.MessageCreate, listen);
        resolve(message);
      };
      client.on(Events.MessageCreate, listen);
    });
  }
  const write = (content: string, replyTo?: string) =>
    stage.discord.sendMessage({
      userId: stage.ada,
      channelId: stage.general,
      content,
      replyTo,
      files: [{ filename: 'a.txt', bytes: Buffer.from('a') }],
    });

  it('is nothing of an ordinary message, by gateway or by REST', async () => {
    const arrived = heard();
    await write('Secret');
    const message = await arrived;
    expect([message.content, message.attachments.size]).toEqual(['', 0]);
    const fetched = await message.fetch(true);
    expect(fetched.content).toBe('');
  });

  it('is what mentions it, with its attachments; of the message replied to only what qualifies by itself', async () => {
    const first = heard();
    const secret = await write('Secret');
    await first;
    const arrived = heard();
    await write(`<@${stage.client.user.id}> make it blue`, secret);
    const message = await arrived;
    expect([message.content, message.attachments.size]).toEqual([`<@${stage.client.user.id}> make it blue`, 1]);
    expect((await message.fetchReference()).content).toBe('');
  });

  it('is a reply to its ordinary message, not one to its answer to a command', async () => {
    await register(stage.client, [{ name: 'draw', description: 'Draws' }]);
    const interactions = nextInteraction(stage.client);
    await stage.discord.runCommand({ userId: stage.ada, channelId: stage.general, name: 'draw' });
    const interaction = await interactions;
    if (interaction.isRepliable()) await interaction.reply('Drawn');
    const channel = await stage.client.channels.fetch(stage.general);
    if (channel?.isSendable()) await channel.send('Ordinary');
    const [drawn, ordinary] = stage.discord.view(stage.general, stage.ada);
    const first = heard();
    await write('to the answer', drawn?.id);
    expect((await first).content).toBe('');
    const second = heard();
    await write('to the message', ordinary?.id);
    expect((await second).content).toBe('to the message');
  });

  it('is everything once the intent is granted and asked for', async () => {
    stage.discord.messageContentGranted = true;
    const reader = await logIn(stage.discord, { intents: [...INTENTS, GatewayIntentBits.MessageContent] });
    const [open, stripped] = [heard(reader), heard()];
    await write('Secret');
    expect((await open).content).toBe('Secret');
    expect((await stripped).content).toBe('');
    await reader.destroy();
  });

  it('is nothing without the intent for messages', async () => {
    const deaf = await logIn(stage.discord, { intents: [GatewayIntentBits.Guilds] });
    let told = false;
    deaf.on(Events.MessageCreate, () => {
      told = true;
    });
    const arrived = heard();
    await write('Hello');
    await arrived;
    expect(told).toBe(false);
    await deaf.destroy();
  });
});
