// Builds dist/: the TypeScript of src/ and sandbox/, the page's own files beside it, and the fonts of the charts.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const client = join(root, 'sandbox/page/client');

rmSync(join(root, 'dist'), { recursive: true, force: true });
for (const project of ['tsconfig.build.json', 'sandbox/page/client/tsconfig.json']) {
  execFileSync(process.execPath, [compiler, '-p', join(root, project)], { cwd: root, stdio: 'inherit' });
}
cpSync(client, join(root, 'dist/sandbox/page/client'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') && !path.endsWith('tsconfig.json') && existsSync(path),
});
cpSync(join(root, 'assets'), join(root, 'dist/assets'), { recursive: true });
