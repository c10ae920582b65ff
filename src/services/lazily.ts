// What takes milliseconds to make and may never be needed: made at its first use, so that no start waits for it.

export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The same for what has to be waited for; after a failure it is made anew at its next use. */
export function lazilyAwaited<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
