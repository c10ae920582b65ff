// Where all tests put what they write: one folder for the whole run, gone with it. Where there is a disk in memory with room enough it
// is there: thousands of small files are made, and each is waited for until it is really written.
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY_DISK = '/dev/shm';
/** Twice what has been seen to lie there at a time. */
const ROOM_BYTES = 50_000_000;

// biome-ignore lint/style/noDefaultExport: Vitest asks for one.
export default function setUp(): () => void {
  const folder = mkdtempSync(join(hasRoom(MEMORY_DISK) ? MEMORY_DISK : tmpdir(), 'atelier-tests-'));
  // The workers are begun after this, and look there.
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

function hasRoom(disk: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(disk);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
