// The store as a port: records by key in named collections, each parsed by its schema whenever it is read.
import type { z } from 'zod';

export interface Records<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  /** Every record: only for collections that stay small. What does not parse is set aside and left out. */
  all(): Promise<{ key: string; value: Value }[]>;
  /**
   * Every record in the order of the keys' bytes, a few at a time: for collections of any size. What is written meanwhile does no harm,
   * and may or may not be seen. What does not parse is set aside and left out.
   */
  scan(): AsyncIterable<{ key: string; value: Value }>;
}

export interface Store {
  records<Value>(collection: string, schema: z.ZodType<Value>): Promise<Records<Value>>;
  readonly together: Together;
  close(): Promise<void>;
}

/** What `act` writes, and it writes all of it at once, reaches the disk as one: whatever happens, all of it or nothing. */
export type Together = <Result>(act: () => Result) => Result;

/** Told of every record that does not parse; the record itself is kept in the collection `set_aside`. */
export type TellSetAside = (aside: { collection: string; key: string; problem: string }) => void;

/** A record that can't be understood. It stays where it is: to read it as absent would be to forget what it says. */
export class UnreadableRecordError extends Error {
  override readonly name = 'UnreadableRecordError';

  constructor(collection: string, key: string, problem: string) {
    super(`The record ${key} in ${collection} can't be read: ${problem}`);
  }
}

/** The store can't be opened; the message says why in plain words. */
export class StoreUnusableError extends Error {
  override readonly name = 'StoreUnusableError';
  /** `in use`: all is well with it, but another process holds it. */
  readonly reason: 'in use' | 'broken';

  constructor(reason: 'in use' | 'broken', message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
