// The operators' channel: what a team's operators should know is said there once an occasion, and nobody else's day is disturbed.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CHANNELS } from '../../sandbox/discord/people.js';
import { ChosenStore } from '../support/chosen-store.js';
import { quota } from '../support/quota-gestures.js';
import { openStudio, type Studio } from '../support/studio.js';

let studio: Studio;
let store: ChosenStore;

beforeEach(async () => {
  store = await ChosenStore.with({ operatorsChannel: CHANNELS.pictures });
});

afterEach(() => studio.close());

const notices = () => studio.view('Mia', CHANNELS.pictures).map(({ content }) => content);

async function told(count: number): Promise<string> {
  await studio.until(() => notices().length >= count, `notice number ${count}`);
  expect(notices()).toHaveLength(count);
  return notices()[count - 1] ?? '';
}

async function draw(quality = 'medium'): Promise<string> {
  return studio.ending(await studio.imagine('Ada', { prompt: 'a lighthouse', quality }));
}

describe('of a budget they hear', () => {
  it('when most of it is spent and when nothing can be drawn any more: once each, also after a restart', async () => {
    await store.choose({ budget: 30 });
    studio = await openStudio({ store });
    await draw();
    await draw();
    expect(notices()).toEqual([]);
    await draw('low');
    expect(await told(1)).toContain('**The team has used at least 80 % of its budget:** 27 of 30 credits, that is 90 %.');
    await studio.stopApp();
    await studio.startApp();
    for (let refused = 1; refused <= 3; refused += 1) {
      await studio.imagine('Ada', { prompt: 'a lighthouse', quality: 'low' });
      await studio.sees('Ada', 'your team’s budget has not');
      expect(await told(2)).toContain('**The team’s budget is used up:** 27 of 30 credits.');
    }
    await quota(studio, 'Mia', 'set', { scope: 'budget', amount: 32 });
    expect(await told(3)).toContain('**The team has used at least 80 % of its budget:** 27 of 32 credits, that is 84 %.');
    await draw('low');
    expect(await told(4)).toContain('**The team’s budget is used up (100 %):** 32 of 32 credits.');
  });

  it('at once, when it is lowered below what is spent', async () => {
    studio = await openStudio({ store });
    await draw();
    await quota(studio, 'Mia', 'set', { scope: 'budget', amount: 10 });
    expect(await told(1)).toContain('**The team’s budget is used up (100 %):** 11 of 10 credits.');
  });
});

describe('of a vendor they hear', () => {
  it('that it refuses the key, once, and that it works again, also when the bot was started anew in between', async () => {
    studio = await openStudio({ store });
    const callOff = studio.segmind.fault('submit', 'unauthorised', 100);
    await draw();
    expect(await told(1)).toContain('**Segmind refuses this bot’s key.**');
    await draw();
    callOff();
    await studio.stopApp();
    await studio.startApp();
    await draw();
    expect(await told(2)).toContain('**Segmind works again.**');
    await draw();
    expect(notices()).toHaveLength(2);
  });

  it('that the account there is running low, once', async () => {
    studio = await openStudio({ store });
    studio.segmind.leave(4);
    await draw();
    expect(await told(1)).toMatch(/\*\*The account at Segmind is running low:\*\* US\$3\.9\d left\./);
    await draw();
    expect(notices()).toHaveLength(1);
  });
});

it('a channel that is closed to the bot keeps nobody from drawing', async () => {
  studio = await openStudio({ store });
  studio.discord.levers.setPermission(CHANNELS.pictures, 'SendMessages', false);
  studio.segmind.leave(4);
  expect(await draw()).toContain('a lighthouse');
  expect(notices()).toEqual([]);
});
