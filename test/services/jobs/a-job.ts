// A job for tests, ordinary in everything that a test does not name.
import type { Job } from '../../../src/services/jobs/job.js';

export const waiting = { state: 'waiting', notBefore: 0, refusedSince: null, model: null } as const;
export const running = { state: 'running', remoteId: 'remote', since: 1000, model: null } as const;
export const submitting = { state: 'submitting', since: 900, refusedSince: null, model: null } as const;
export const drawing = {
  remoteId: 'remote',
  link: 'https://images.segmind.com/1.png',
  kept: null,
  costUsd: 0.011,
  seed: '7',
  seconds: 40,
};
export const drawn = { state: 'drawn', ...drawing, model: null } as const;
export const lost = { state: 'lost', loss: { reason: 'unavailable' } } as const;

export function aJob(changes: Partial<Job> = {}): Job {
  return {
    id: '100000000000000001',
    createdAt: 1000,
    requester: { userId: 'ada', guildId: 'guild', locale: 'en-US', roles: [] },
    place: {
      applicationId: 'app',
      channelId: 'channel',
      messageId: null,
      token: 'token',
      tokenUntil: 900_000,
      private: false,
      uploadLimit: 10 * 2 ** 20,
    },
    request: {
      model: 'gpt-image-1-mini',
      prompt: 'a lighthouse at dusk',
      size: '1024x1024',
      quality: 'medium',
      background: 'opaque',
      format: 'png',
      compression: 100,
      moderation: 'auto',
    },
    followsPicture: false,
    parent: null,
    attachments: [],
    sources: [],
    notes: [],
    price: 11,
    accountKey: null,
    approval: null,
    cancelledAt: null,
    parts: [waiting],
    state: { name: 'accepted' },
    ...changes,
  };
}
