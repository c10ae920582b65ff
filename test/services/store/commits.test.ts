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

it('a text is written so that nothing in it ends it', () => {
  expect(["it's", "''", 'a\0b'].map(quoted)).toEqual(["'it''s'", "''''''", "CAST(x'610062' AS TEXT)"]);
});
