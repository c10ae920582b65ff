// Where all tests put what they write: one folder for the whole run, gone with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// biome-ignore lint/style/noDefaultExport: Vitest asks for one.
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'atelier-tests-'));
  // The workers are begun after this, and look there.
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
