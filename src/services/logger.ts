// One line an event, as JSON: constant messages, data in fields, secrets never.
import { type Logger, pino } from 'pino';

export type { Logger };

const SECRETS = ['token', 'key', 'apiKey', 'authorization', '*.token', '*.key', '*.apiKey', 'headers', '*.headers'];

export function createLogger(level: string): Logger {
  const options = { level, base: null, redact: { paths: SECRETS, censor: '[redacted]' }, serializers: { error: plainError } };
  // Each line at once: the last ones before a crash are those that are needed, and to write a few hundred bytes later costs more.
  return pino(options, pino.destination({ dest: process.stdout.fd, sync: true }));
}

/** An error's name, words and stack, without the request or answer that libraries hang on it. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { code, status } = error as { code?: unknown; status?: unknown };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { name: error.name, message: error.message.slice(0, 500), stack: error.stack?.slice(0, 2000), code, status, cause };
}
