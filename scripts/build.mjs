// Builds dist/: the TypeScript of src/ and sandbox/ in the same folders, the page's own files beside it, and the fonts of the charts; with
// `--tests`, the tests too, which are run there.
// What the bot's process needs of src/, and discord.js, is put together in its one file, for a thousand small ones take longer to read
// than to run.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
const client = join(root, 'sandbox/page/client');

// Built beside it and put in its place at the end: a bot that is running goes on reading whole files.
const built = join(root, 'dist.new');
const before = join(root, 'dist.old');
const remove = (folder) => rmSync(folder, { recursive: true, force: true });

remove(built);
const rooms = process.argv.includes('--tests') ? 'tsconfig.test.json' : 'tsconfig.build.json';
const projects = { [rooms]: built, 'sandbox/page/client/tsconfig.json': join(built, 'sandbox/page/client') };
for (const [project, outDir] of Object.entries(projects)) {
  // `npm run types` looks at the types of everything, and takes longer than all of this.
  const options = ['-p', join(root, project), '--outDir', outDir, '--noCheck'];
  execFileSync(process.execPath, [compiler, ...options], { cwd: root, stdio: 'inherit' });
}
await putTogether(join(built, 'src/index.js'));
cpSync(client, join(built, 'sandbox/page/client'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts') && !path.endsWith('tsconfig.json') && existsSync(path),
});
cpSync(join(root, 'assets'), join(built, 'assets'), { recursive: true });
remove(before);
if (existsSync(join(root, 'dist'))) renameSync(join(root, 'dist'), before);
renameSync(built, join(root, 'dist'));
remove(before);

/**
 * Ours, and discord.js with all that it is made of, which alone would be a third of a start. What is partly not JavaScript, or small,
 * stays where it is, and so does the sandbox.
 */
async function putTogether(file) {
  const apart = /^(@keyv\/sqlite|@resvg\/resvg-js|keyv|pino|prom-client|sharp|sqlite3|\.\.\/sandbox\/start\.js)$/;
  // discord.js and ws try these, and do without.
  const notInstalled = /^(bufferutil|utf-8-validate|zlib-sync)$/;
  const external = (id) => isBuiltin(id) || apart.test(id) || notInstalled.test(id);
  const alias = { undici: join(root, 'scripts/lean-undici.js') };
  // discord.js evaluates what one of its shards sends to another; we have no shards.
  const checks = { eval: false };
  const plugins = [{ name: 'read-once', renderChunk: readOnce }];
  const bundle = await rolldown({ input: file, platform: 'node', external, resolve: { alias }, plugins, checks });
  await bundle.write({ file, comments: { jsdoc: false } });
  await bundle.close();
}

/** Each module has a function around it, and all are called at once: V8 reads such a function twice when it is an arrow. */
function readOnce(code) {
  return code.replaceAll(/(?<=__(?:commonJS|esm)Min\(\()\(([^()]*)\) => \{/g, 'function ($1) {');
}
