// The sandbox's clock as it was when the world was left: whoever has turned a month forward does not come back to today.
import { z } from 'zod';
import { SandboxClock } from './clock.js';
import { Keep } from './keep.js';

const kept = z.object({ offset: z.number().nonnegative() });

export function keptClock(folder: string | undefined): SandboxClock {
  const keep: Keep<z.infer<typeof kept>> = new Keep(folder, 'clock', () => ({ offset: clock.offset }));
  const found = keep.load();
  const clock = new SandboxClock(found === undefined ? 0 : kept.parse(found).offset);
  clock.onTurn(() => {
    keep.changed();
    keep.flush();
  });
  return clock;
}
