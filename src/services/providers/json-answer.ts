// The fields of a vendor's answer, read with tolerance: what is missing or odd in it must not cost us the rest.
import { z } from 'zod';

/** A field that counts as absent when it is not as expected. */
export function lenient<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}

/** A number that may come as text. */
export const numeric = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().nonnegative());
