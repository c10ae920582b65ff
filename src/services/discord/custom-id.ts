// What a button remembers: an action and a job, in its custom id, so that it works after any restart.
import { z } from 'zod';

const customId = z
  .string()
  .regex(/^(cancel):\d{17,20}$/)
  .transform((id) => {
    const [action, jobId] = id.split(':');
    return { action, jobId };
  })
  .pipe(z.object({ action: z.enum(['cancel']), jobId: z.string() }));

export type CustomId = z.infer<typeof customId>;

export function writeCustomId({ action, jobId }: CustomId): string {
  return `${action}:${jobId}`;
}

/** Nothing when the id is forged, cut off or somebody else's. */
export function readCustomId(id: string): CustomId | undefined {
  return customId.safeParse(id).data;
}
