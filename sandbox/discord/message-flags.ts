// The bits of a message's flags that mean something here, and which of them a bot may set.

export const MESSAGE_FLAGS = {
  suppressEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
  isComponentsV2: 1 << 15,
} as const;

const { suppressEmbeds, ephemeral, suppressNotifications, isComponentsV2 } = MESSAGE_FLAGS;

/** Bits that a bot may set when it sends a message; others are ignored, as Discord does. */
export const SENDABLE_FLAGS = suppressEmbeds | suppressNotifications | isComponentsV2;
export const INTERACTION_FLAGS = SENDABLE_FLAGS | ephemeral;

export function hasFlag(flags: number | null | undefined, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0;
}
