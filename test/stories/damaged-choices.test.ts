// A guild whose choices can't be read is in trouble alone: the bot starts, and what was under way there is delivered.
import { afterEach, expect, it } from 'vitest';
import { GUILD } from '../../sandbox/discord/people.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { picturesOf, whispered } from '../support/gestures.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

afterEach(() => studio.close());

it('after a restart with a guild’s choices damaged, its picture under way comes, and new requests are answered in words', async () => {
  const store = new MemoryStore();
  studio = await openStudio({ store, seconds: 1 });
  const jobId = await studio.imagine('Ada');
  await studio.until(() => studio.segmind.jobs.length > 0, 'the job with the vendor');
  await studio.stopApp();
  const choices = store.collections.get('guild_choices');
  choices?.set(GUILD.id, 'spoilt');
  await studio.startApp();
  expect((await picturesOf(studio, 'Ada', jobId)).attachments).toHaveLength(1);
  expect(await whispered(studio, 'Ben', await studio.imagine('Ben'))).toContain('Something went wrong');
});
