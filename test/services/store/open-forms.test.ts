// What a form is about is there for as long as the form can be sent, and not for ever.
import { describe, expect, it } from 'vitest';
import { type EditTarget, editTargetSchema } from '../../../src/services/jobs/edit-targets.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { OpenForms } from '../../../src/services/store/open-forms.js';
import { ManualClock } from '../../support/manual-clock.js';

const HOUR_MS = 60 * 60_000;

const target = {
  pictures: [
    {
      attachment: {
        slot: 'reference' as const,
        name: 'a.png',
        contentType: null,
        places: [{ kind: 'discord' as const, url: 'https://cdn.discordapp.com/a.png', size: 1 }],
      },
      shape: null,
      parent: null,
    },
  ],
  basis: null,
  isPrivate: false,
};

async function world() {
  const store = new MemoryStore();
  const clock = new ManualClock();
  const records = await store.records('edit_targets', editTargetSchema);
  return { clock, records, targets: new OpenForms<EditTarget>(records, clock) };
}

describe('what a form is about', () => {
  it('is found again for as long as the form can be sent', async () => {
    const { clock, targets } = await world();
    await targets.open('1', target);
    await clock.advance(15 * 60_000);
    await targets.tidy();
    expect(await targets.get('1')).toMatchObject(target);
    expect(await targets.get('2')).toBeUndefined();
  });

  it('is taken away when nobody has sent it, without a restart too', async () => {
    const { clock, records, targets } = await world();
    await targets.tidy();
    await targets.open('1', target);
    await clock.advance(HOUR_MS + 1);
    await targets.open('2', target);
    await expect.poll(async () => (await records.all()).map(({ key }) => key)).toEqual(['2']);
  });
});
