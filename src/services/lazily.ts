// What takes milliseconds to make and may never be needed: made at its first use, so that no start waits for it.

export function lazily<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
