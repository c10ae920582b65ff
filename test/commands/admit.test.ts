// Whether a request may be made at all, judged before anything else is done about it.
import { expect, it } from 'vitest';
import { admitted } from '../../src/commands/admit.js';
import { choicesSchema, noChoices } from '../../src/services/guild/choices.js';
import { GuildChoices } from '../../src/services/guild/guild-choices.js';
import { filledIn } from '../../src/services/presets/blanks.js';
import { LineUp } from '../../src/services/providers/line-up.js';
import { MemoryStore } from '../../src/services/store/memory-store.js';
import { fakeProvider } from '../support/fake-provider.js';

const ada = { guildId: 'guild', userId: 'ada', roles: [], channelId: 'general', parentId: null, isOverheard: false };

it('what blanks make longer than any model takes is refused as too long, and not searched for words first', async () => {
  const records = await new MemoryStore().records('guild_choices', choicesSchema);
  await records.set('guild', { ...noChoices, blockedWords: ['snow'] });
  const prompt = filledIn('{a}'.repeat(2000), ['snow'.padEnd(4000, ' !')]);
  const given = { wish: { prompt }, attachments: [], shape: undefined, count: 1 };
  const parts = { choices: new GuildChoices(records), lineUp: new LineUp([fakeProvider('segmind', {})]) };
  await expect(admitted(ada, given, parts)).rejects.toMatchObject({ key: 'refused.longPrompt', params: { length: 8_000_000 } });
});
