// How something was refused.
import { UserError } from '../../src/services/errors.js';

/** Nothing when it went well; anything but a UserError goes on. */
export function caught(act: () => unknown): UserError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}
