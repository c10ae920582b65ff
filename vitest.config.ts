import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { TestOrder } from './test/support/test-order.js';

// Whoever starts the tests, they try what stands in the sources now.
const build = fileURLToPath(new URL('scripts/build.mjs', import.meta.url));
execFileSync(process.execPath, [build, '--tests'], { stdio: 'inherit' });

export default defineConfig({
  test: {
    // Built, and run by Node as they are: to have each file made fit for every worker would be a twentieth of the whole.
    include: ['dist/test/**/*.test.js'],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    globalSetup: 'dist/test/support/temporary-folder.js',
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
