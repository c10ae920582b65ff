// What a form to edit is about, kept from the moment it is opened: the pictures to choose from, and what the last one was drawn with.
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { imageRequestSchema, sizes } from '../providers/image-request.js';
import type { Records } from '../store/store.js';
import { attachmentSchema } from './source.js';

const pictureSchema = z.object({
  attachment: attachmentSchema,
  /** The size that comes nearest to it. */
  shape: z.enum(sizes).nullable(),
  /** The job that has drawn it. */
  parent: z.object({ jobId: z.string(), part: z.number().int().nonnegative() }).nullable(),
});

export const editTargetSchema = z.object({
  openedAt: z.number(),
  pictures: z.array(pictureSchema).min(1),
  /** The options it was drawn with. */
  basis: imageRequestSchema.omit({ prompt: true }).nullable(),
  isPrivate: z.boolean(),
});

export type EditTarget = z.infer<typeof editTargetSchema>;
export type EditablePicture = z.infer<typeof pictureSchema>;

/** A form that is left open lives as long as its interaction, 15 minutes. */
const LIFE_MS = 60 * 60_000;

export class EditTargets {
  readonly #records: Records<EditTarget>;
  readonly #clock: Clock;
  #tidiedAt = 0;

  constructor(records: Records<EditTarget>, clock: Clock) {
    this.#records = records;
    this.#clock = clock;
  }

  async open(id: string, target: Omit<EditTarget, 'openedAt'>): Promise<void> {
    await this.#records.set(id, { ...target, openedAt: this.#clock.now() });
    // Nobody waits for it: what was not tidied is the next time.
    if (this.#tidiedAt + LIFE_MS <= this.#clock.now()) this.tidy().catch(() => {});
  }

  get(id: string): Promise<EditTarget | undefined> {
    return this.#records.get(id);
  }

  /** Takes away forms that nobody has sent. Few are open at any time. */
  async tidy(): Promise<void> {
    this.#tidiedAt = this.#clock.now();
    const old = (await this.#records.all()).filter(({ value }) => value.openedAt < this.#clock.now() - LIFE_MS);
    await this.#records.delete(old.map(({ key }) => key));
  }
}
