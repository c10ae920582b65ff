import { defineConfig } from 'vitest/config';
import { TestOrder } from './test/support/test-order.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/temporary-folder.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // More than there may be cores: many files mostly wait.
    maxWorkers: 5,
    sequence: { sequencer: TestOrder },
    // No module has state of its own: a worker need not read them all anew for every file.
    isolate: false,
  },
});
