// Ten edits in a row: every picture knows the one that it came from, and Details shows the way back to the first prompt.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { drawn, picturesOf, pressOn, reply, sendForm, whispered } from '../support/gestures.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio();
});

afterEach(() => studio.close());

const long = 'and with many more words about the sky, the sea, the rocks, the birds and everything that lives between them';

/** Goes on from a picture, by a reply and by the button in turn. */
async function tenEdits(first: SeenMessage): Promise<SeenMessage[]> {
  const messages = [first];
  for (let step = 1; step <= 10; step += 1) {
    const last = messages.at(-1) ?? first;
    const words = `step ${step} ${long}`;
    const byButton = async () => {
      await pressOn(studio, 'Ada', last, 'Edit');
      return sendForm(studio, 'Ada', { what: words });
    };
    const jobId = step % 2 === 0 ? await byButton() : await reply(studio, 'Ada', last.id, `{bot} ${words}`);
    messages.push(await picturesOf(studio, 'Ada', jobId));
  }
  return messages;
}

async function detailsOf(message: SeenMessage): Promise<string> {
  return whispered(studio, 'Ada', await pressOn(studio, 'Ada', message, 'Details'));
}

describe('ten edits in a row', () => {
  it('are shown from the first prompt to here with links, with the original, and a deleted one among them breaks nothing', async () => {
    const first = await drawn(studio, 'Ada', 'a lighthouse');
    const messages = await tenEdits(first);
    const last = messages.at(-1) ?? first;
    const text = await detailsOf(last);
    expect(text.length).toBeLessThanOrEqual(2000);
    expect(text).toContain('1. a lighthouse');
    for (let step = 1; step <= 10; step += 1) expect(text).toContain(`${step + 1}. step ${step} `);
    expect(text).toContain('(this picture)');
    // By a reply the message is known at once; by a command as soon as its status was shown.
    for (const message of messages.slice(0, -1)) expect(text).toContain(`/${message.id}`);
    studio.discord.deleteMessage(messages[3]?.id ?? '');
    studio.discord.deleteMessage(messages[9]?.id ?? '');
    expect(await detailsOf(last)).toContain('4. step 3 ');
    await pressOn(studio, 'Ada', last, 'Edit');
    const child = await picturesOf(studio, 'Ada', await sendForm(studio, 'Ada', { what: 'once more' }));
    expect(await detailsOf(child)).toContain('12. once more (this picture)');
  });
});

describe('the way back', () => {
  it('forks where two members go on from the same picture', async () => {
    const first = await drawn(studio, 'Ada', 'a lighthouse');
    const [night, snow] = await Promise.all([
      reply(studio, 'Ada', first.id, '{bot} make it night'),
      reply(studio, 'Ben', first.id, '{bot} make it snow'),
    ]);
    expect(await detailsOf(await picturesOf(studio, 'Ada', night))).toMatch(/1\. a lighthouse.*\n2\. make it night/);
    expect(await detailsOf(await picturesOf(studio, 'Ada', snow))).toMatch(/1\. a lighthouse.*\n2\. make it snow/);
  });

  it('of the same once more leads to the same parent', async () => {
    const first = await drawn(studio, 'Ada', 'a lighthouse');
    const night = await picturesOf(studio, 'Ada', await reply(studio, 'Ada', first.id, '{bot} make it night'));
    const again = await picturesOf(studio, 'Ada', await pressOn(studio, 'Ada', night, 'Again'));
    expect(await detailsOf(again)).toMatch(/1\. a lighthouse.*\n2\. make it night \(this picture\)/);
  });
});
