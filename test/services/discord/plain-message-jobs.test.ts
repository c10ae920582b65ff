// Requests that come by a plain message: there is no interaction's token, and the bot's own answer is the message of the job.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { json } from '../../../sandbox/http/answer.js';
import { requestTo } from '../../../sandbox/http/faults.js';
import { DiscordJobReporter } from '../../../src/services/discord/discord-job-reporter.js';
import type { Job } from '../../../src/services/jobs/job.js';
import type { Ending } from '../../../src/services/jobs/job-reporter.js';
import { createLogger } from '../../../src/services/logger.js';
import { PIXEL } from '../../sandbox/discord/bot.js';
import { hurriedClock } from '../../support/hurried-clock.js';
import { DeliveryStage } from './delivery-stage.js';

let stage: DeliveryStage;
let reporter: DiscordJobReporter;
let job: Job;

const picture: Extract<Ending, { kind: 'pictures' }> = {
  kind: 'pictures',
  pictures: [{ bytes: PIXEL, type: 'png' }],
  charged: 11,
  losses: [],
  left: { available: 1989, resetsAt: 0 },
};

beforeEach(async () => {
  stage = await DeliveryStage.open();
  const onShown = () => Promise.reject(new Error('Its message is known.'));
  reporter = new DiscordJobReporter({
    rest: stage.rest,
    clock: hurriedClock(5),
    log: createLogger('silent'),
    onShown,
    guildLocale: () => 'en-US',
  });
  job = await stage.askedByMessage();
});

afterEach(async () => {
  await stage.close();
  expect(stage.asked('POST', /webhooks/) + stage.asked('PATCH', /webhooks/) + stage.asked('DELETE', /./)).toBe(0);
  expect(stage.discord.violations).toEqual([]);
});

function shown(): string | undefined {
  return stage.discord.view(stage.general, stage.ada).find(({ id }) => id === job.place.messageId)?.content;
}

describe('a job of a plain message', () => {
  it('shows its progress in the bot’s answer', async () => {
    reporter.show(job, { kind: 'queued', position: 3 });
    await expect.poll(shown).toContain('3');
  });

  it('is delivered there', async () => {
    expect(await reporter.tell(job, picture)).toBe('bot');
    await reporter.whisper(job, picture);
    expect(stage.pictures(job)).toEqual([job.place.messageId]);
  });

  it('is delivered as a new message when the answer was deleted, though that had the job’s own nonce', async () => {
    stage.discord.deleteMessage(job.place.messageId ?? '');
    expect(await reporter.tell(job, picture)).toBe('channel');
    expect(stage.pictures(job)).toHaveLength(1);
  });

  it('is refused in the bot’s answer, which stays', async () => {
    expect(await reporter.tell(job, { kind: 'refused', loss: { reason: 'short-of-credits' } })).toBe('bot');
    expect(shown()).toContain('No credits were used.');
  });
});

describe('after a restart, a job of a plain message', () => {
  it('is shown while its message is there', async () => {
    expect(await reporter.isShown(job)).toBe(true);
  });

  it('is not shown when its message is gone, or was never sent', async () => {
    expect(await reporter.isShown({ ...job, place: { ...job.place, messageId: null } })).toBe(false);
    stage.discord.deleteMessage(job.place.messageId ?? '');
    expect(await reporter.isShown(job)).toBe(false);
  });

  it.each([500, 403])('counts as shown when Discord answers %d', async (status) => {
    stage.discord.faults.add({ on: requestTo('GET', /messages/), fault: { kind: 'answer', answer: json(status, {}) } });
    expect(await reporter.isShown(job)).toBe(true);
  });
});
