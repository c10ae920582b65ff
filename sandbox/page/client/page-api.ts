// The page's own requests to its server; every refusal comes back as words to show, never as an exception.
import type { Choice, World } from './world.js';

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly words: string };

const UNREACHABLE = 'The sandbox does not answer. Is it still running?';

export async function fetchWorld(user: string, channel: string): Promise<World | undefined> {
  try {
    const response = await fetch(`/api/world?${new URLSearchParams({ user, channel })}`);
    return response.ok ? ((await response.json()) as World) : undefined;
  } catch {
    return undefined;
  }
}

export async function fetchChoices(question: Record<string, unknown>): Promise<readonly Choice[]> {
  try {
    const response = await fetch('/api/autocomplete', jsonRequest(question));
    return response.ok ? ((await response.json()) as { choices: Choice[] }).choices : [];
  } catch {
    return [];
  }
}

/** Files travel as multipart beside the JSON, each under `files.<name>`. */
export async function post(
  path: string,
  payload: Record<string, unknown>,
  files: readonly (readonly [string, File])[] = [],
): Promise<Outcome> {
  try {
    const response = await fetch(path, files.length > 0 ? multipartRequest(payload, files) : jsonRequest(payload));
    if (response.ok) return { ok: true };
    const answer = (await response.json().catch(() => ({}))) as { error?: string };
    return { ok: false, words: answer.error ?? `The sandbox answered ${response.status}.` };
  } catch {
    return { ok: false, words: UNREACHABLE };
  }
}

/** Calls back at every change of the world, and when the connection comes or goes. */
export function watchWorld(onChange: () => void, onConnection: (connected: boolean) => void): void {
  const events = new EventSource('/api/events');
  events.addEventListener('change', onChange);
  events.addEventListener('open', () => {
    onConnection(true);
    onChange();
  });
  events.addEventListener('error', () => onConnection(false));
}

function jsonRequest(payload: Record<string, unknown>): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) };
}

function multipartRequest(payload: Record<string, unknown>, files: readonly (readonly [string, File])[]): RequestInit {
  const body = new FormData();
  body.append('payload', JSON.stringify(payload));
  for (const [name, file] of files) body.append(`files.${name}`, file);
  return { method: 'POST', body };
}
