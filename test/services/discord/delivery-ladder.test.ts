// The delivery ladder over the lives of a process: what has arrived is found again, and what was refused is not asked for again.
import { Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../../sandbox/http/answer.js';
import { requestTo } from '../../../sandbox/http/faults.js';
import { systemClock } from '../../../src/services/clock.js';
import { DeliveryLadder } from '../../../src/services/discord/delivery-ladder.js';
import { NotToldError } from '../../../src/services/jobs/job-reporter.js';
import { fileMark } from '../../../src/services/jobs/picture-file.js';
import { PIXEL } from '../../sandbox/discord/bot.js';
import { countUploads, isUpload, withoutNonces } from '../../support/discord-traffic.js';
import { hurriedClock } from '../../support/hurried-clock.js';
import { DeliveryStage, pictureOf } from './delivery-stage.js';

let stage: DeliveryStage;

beforeEach(async () => {
  stage = await DeliveryStage.open();
});

afterEach(() => stage.close());

function ladder(rest = stage.rest): DeliveryLadder {
  return new DeliveryLadder(rest, hurriedClock(5));
}

describe('after the process has died over it, a picture that had arrived', () => {
  it('in its own message is not uploaded again', async () => {
    const job = await stage.askedByMessage();
    const uploads = countUploads(stage.discord.faults);
    expect(await ladder().deliver({ ...job, createdAt: systemClock.now() + 60_000 }, pictureOf(job))).toBe('bot');
    expect(await ladder().deliver({ ...job, createdAt: 1000 }, pictureOf(job))).toBe('bot');
    expect(uploads()).toBe(1);
    expect(stage.pictures(job)).toEqual([job.place.messageId]);
  });

  it('as a new message is found by its file, behind hundreds of others, when its nonce is forgotten', async () => {
    const job = await stage.askedByMessage();
    stage.discord.deleteMessage(job.place.messageId ?? '');
    const uploads = countUploads(stage.discord.faults);
    expect(await ladder().deliver({ ...job, place: { ...job.place, messageId: null } }, pictureOf(job))).toBe('channel');
    for (let count = 0; count < 220; count += 1) {
      await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: String(count) });
    }
    stage.discord.faults.add({ on: requestTo('GET', /messages/), fault: { kind: 'change', change: withoutNonces }, times: 10 });
    const forgotten = { ...job, createdAt: 1000, place: { ...job.place, messageId: null } };
    expect(await ladder().deliver(forgotten, pictureOf(job))).toBe('channel');
    expect(uploads()).toBe(1);
    expect(stage.pictures(job)).toHaveLength(1);
  });
});

it('a file of that name from anybody else is not taken for the picture', async () => {
  const job = await stage.askedByMessage();
  stage.discord.deleteMessage(job.place.messageId ?? '');
  // Without this Discord shows the bot nobody else's files.
  stage.discord.messageContentGranted = true;
  const file = { filename: `${fileMark(job.id)}-1.png`, bytes: PIXEL };
  await stage.discord.sendMessage({ userId: stage.ada, channelId: stage.general, content: 'mine', files: [file] });
  expect(await ladder().deliver(job, pictureOf(job))).toBe('channel');
  expect(stage.pictures(job)).toHaveLength(2);
});

describe('what Discord refuses is not asked for again', () => {
  it('by the bot’s token, once that is refused: the next process delivers', async () => {
    const job = await stage.askedByMessage();
    stage.discord.faults.add({ on: isUpload, fault: { kind: 'answer', answer: json(401, { message: '401: Unauthorized' }) } });
    const first = ladder();
    await expect(first.deliver(job, pictureOf(job))).rejects.toThrow(NotToldError);
    const seen = stage.discord.seen.length;
    await expect(first.deliver(job, pictureOf(job))).rejects.toThrow(NotToldError);
    expect(stage.discord.seen.length).toBe(seen);
    expect(await ladder(stage.newRest()).deliver(job, pictureOf(job))).toBe('bot');
    expect(stage.pictures(job)).toHaveLength(1);
  });

  it('on a rung that is closed, when the engine comes back because another does not answer', async () => {
    const job = await stage.askedByMessage();
    stage.discord.levers.setPermission(stage.general, 'SendMessages', false);
    stage.discord.deleteMessage(job.place.messageId ?? '');
    const opening = requestTo('POST', /\/users\/@me\/channels$/);
    stage.discord.faults.add({ on: opening, fault: { kind: 'answer', answer: json(500, {}) }, times: 3 });
    const same = ladder();
    await expect(same.deliver(job, pictureOf(job))).rejects.toThrow(NotToldError);
    expect(await same.deliver(job, pictureOf(job))).toBe('direct');
    // None, when it was looked for first: it may be a job of an earlier life.
    expect(stage.asked('PATCH', /\/messages\/\d+$/)).toBeLessThanOrEqual(1);
    // Ours when the job began, the one that was refused, and the direct message.
    expect(stage.asked('POST', /\/channels\/\d+\/messages$/)).toBe(3);
  });

  it('as a picture, when it was too large and the links did not get through', async () => {
    const job = await stage.askedByMessage();
    const uploads = countUploads(stage.discord.faults);
    stage.discord.faults.add({ on: isUpload, fault: { kind: 'answer', answer: json(413, {}) } });
    const editing = requestTo('PATCH', /\/messages\/\d+$/);
    stage.discord.faults.add({ on: editing, fault: { kind: 'answer', answer: json(503, {}) }, times: 3 });
    const same = ladder();
    await expect(same.deliver(job, pictureOf(job))).rejects.toThrow(NotToldError);
    expect(await same.deliver(job, pictureOf(job))).toBe('bot');
    expect(uploads()).toBe(1);
  });
});

it('a picture that is too large and has no link is not taken for delivered', async () => {
  const asked = await stage.askedByMessage();
  const job = { ...asked, parts: asked.parts.map((part) => (part.state === 'drawn' ? { ...part, link: null } : part)) };
  stage.discord.faults.add({ on: isUpload, fault: { kind: 'answer', answer: json(413, {}) } });
  expect(await ladder().deliver(job, pictureOf(job))).toBe('undelivered');
  const shown = await stage.rest.get(Routes.channelMessage(stage.general, job.place.messageId ?? ''));
  expect(shown).toMatchObject({ content: expect.stringContaining('open `/history`') });
});

it('the new message answers the one it stands for, where that is still there', async () => {
  const job = await stage.askedByMessage();
  stage.discord.faults.add({ on: requestTo('PATCH', /./), fault: { kind: 'answer', answer: json(403, { code: 50013 }) } });
  expect(await ladder().deliver(job, pictureOf(job))).toBe('channel');
  const [sent] = stage.pictures(job);
  expect(await stage.rest.get(Routes.channelMessage(stage.general, sent ?? ''))).toMatchObject({
    message_reference: { message_id: job.place.messageId },
  });
});
