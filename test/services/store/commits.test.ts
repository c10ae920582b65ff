// What becomes of changes that are committed together when the file refuses them.
import { expect, it } from 'vitest';
import { Commits, quoted } from '../../../src/services/store/commits.js';

/** A connection that refuses every commit for which `refusal` has an error, and writes down what it is asked. */
function setUp(refusal: (commit: string) => string | undefined) {
  const asked: string[] = [];
  const run = async (statements: readonly string[]) => {
    const words = statements.slice(1, -1).join(' ') || statements.join();
    asked.push(words);
    const code = words === 'ROLLBACK' ? undefined : refusal(words);
    if (code !== undefined) throw Object.assign(new Error(code), { code });
  };
  return { asked, commits: new Commits({ run, close: async () => {} }) };
}

it.each(['SQLITE_BUSY', 'SQLITE_FULL', 'SQLITE_IOERR'])(
  'what is wrong with the whole file (%s) is not tried again for each',
  async (code) => {
    const { asked, commits } = setUp(() => code);
    const made = await Promise.allSettled(['one', 'two', 'three'].map((change) => commits.make(change)));
    expect(made.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked).toEqual(['one two three', 'ROLLBACK']);
  },
);

it('what is wrong with one of them spoils no other, and what comes later goes on', async () => {
  const { asked, commits } = setUp((words) => (words.includes('two') ? 'SQLITE_ERROR' : undefined));
  const made = await Promise.allSettled(['one', 'two', 'three'].map((change) => commits.make(change)));
  expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(asked).toEqual(['one two three', 'ROLLBACK', 'one', 'two', 'ROLLBACK', 'three']);
  await commits.make('four');
  expect(asked.at(-1)).toBe('four');
});

it('what belongs together is made together or not at all', async () => {
  const { asked, commits } = setUp((words) => (words.includes('two') ? 'SQLITE_ERROR' : undefined));
  const one = commits.make('one');
  const both = commits.together(() => [commits.make('two'), commits.make('three')]);
  const made = await Promise.allSettled([one, ...both, commits.make('four')]);
  expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(asked).toEqual(['one two three four', 'ROLLBACK', 'one', 'two three', 'ROLLBACK', 'four']);
});

it('what is asked for in one turn is committed together, however many steps lie in between', async () => {
  const { asked, commits } = setUp(() => undefined);
  const stepping = async (change: string, steps: number) => {
    for (let step = 0; step < steps; step += 1) await undefined;
    await commits.make(change);
  };
  await Promise.all([stepping('first', 0), stepping('last', 40), stepping('middle', 10)]);
  expect(asked).toEqual(['first middle last']);
});

it('a text is written so that nothing in it ends it', () => {
  expect(["it's", "''", 'a\0b'].map(quoted)).toEqual(["'it''s'", "''''''", "CAST(x'610062' AS TEXT)"]);
});
