// The answer to /credits as a text: within Discord's limit whatever it is about, its first numbers first, its sums right.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { creditsText, type Shown } from '../../src/commands/credits-text.js';
import { emptyAccount } from '../../src/services/credits/account.js';
import type { Job } from '../../src/services/jobs/job.js';
import { languageFor } from '../../src/services/messages/messages.js';
import { aJob } from '../services/jobs/a-job.js';

const END = 1_800_000_000_000;
const offer = { model: 'GPT Image 1 Mini', size: '1024x1024', costs: [{ quality: 'medium', cost: 11 }] } as const;
const snowflake = '1573656929027227648';

function shown(changes: Partial<Shown>, statement: Partial<Shown['statement']> = {}): Shown {
  const account = emptyAccount(2000);
  const whole = {
    account,
    grants: 0,
    reserved: 0,
    available: 2000,
    entries: [],
    resetsAt: END,
    teamLeft: undefined,
    ...statement,
  };
  const rest = { held: [], heldBesides: 0, entries: [], jobs: new Map<string, Job>() };
  return { statement: whole, period: 'month', isOwn: false, offer, ...rest, ...changes };
}

function job(id: string, prompt: string): Job {
  const plain = aJob({ id });
  const requester = { ...plain.requester, guildId: snowflake };
  return {
    ...plain,
    requester,
    place: { ...plain.place, channelId: snowflake, messageId: snowflake },
    request: { ...plain.request, prompt },
  };
}

it.each(['en-US', 'de'])('fits into a message, whatever was typed: %s', (locale) => {
  const words = fc.string({ unit: fc.constantFrom('*', '[', ']', '(', '`', 'x', '\n', '@', '😀', '<'), maxLength: 300 });
  const kind = fc.constantFrom('spent' as const, 'returned' as const, 'granted' as const, 'taken' as const);
  fc.assert(
    fc.property(fc.array(words, { minLength: 6, maxLength: 6 }), kind, fc.nat({ max: 1_000_000 }), (prompts, each, credits) => {
      const jobs = new Map(prompts.map((prompt, index) => [String(index), job(String(index), prompt)]));
      const entries = prompts.map((reason, index) => ({ at: END, id: String(index), kind: each, credits, reason }));
      const held = prompts.slice(0, 4).map((_, index) => ({ id: String(index), credits, isEarlier: index % 2 === 0 }));
      const text = creditsText(languageFor(locale), shown({ jobs, entries, held, heldBesides: 9 }));
      expect(text.length).toBeLessThanOrEqual(2000);
      expect(text.split('\n').length).toBeGreaterThan(10);
    }),
  );
});

it('says in English what is available and what is reserved before any other number', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -500, max: 5000 }),
      fc.nat({ max: 500 }),
      fc.integer({ min: -300, max: 300 }),
      (available, reserved, granted) => {
        const account = { ...emptyAccount(2000), grants: granted };
        const text = creditsText(languageFor('en-US'), shown({}, { account, grants: granted, available, reserved }));
        expect(text).toMatch(new RegExp(`^Available: ${available}\nReserved: ${reserved}\n`));
      },
    ),
  );
});

it('shows all of the bar only who has all, and none of it only who has none', () => {
  const bar = (available: number) =>
    /▰*▱*(?= )/.exec(creditsText(languageFor('en-US'), shown({}, { available })).split('\n')[3] ?? '')?.[0];
  expect([2000, 1999, 1000, 1, 0, -5].map(bar)).toEqual([
    '▰'.repeat(12),
    `${'▰'.repeat(11)}▱`,
    `${'▰'.repeat(6)}${'▱'.repeat(6)}`,
    `▰${'▱'.repeat(11)}`,
    '▱'.repeat(12),
    '▱'.repeat(12),
  ]);
});
