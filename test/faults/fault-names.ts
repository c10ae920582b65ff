// The names of all faults that the pretend vendors know.
import { SandboxClock } from '../../sandbox/clock.js';
import { SandboxOnemin } from '../../sandbox/onemin/onemin.js';
import { SandboxSegmind } from '../../sandbox/segmind/segmind.js';

const vendors = { segmind: SandboxSegmind, onemin: SandboxOnemin };

export async function faultNamesOf(vendor: keyof typeof vendors): Promise<readonly string[]> {
  const sandbox = await vendors[vendor].start({ clock: new SandboxClock() });
  const names = sandbox.faultNames;
  await sandbox.stop();
  return names;
}
