// Discord's refusals: status, code and words, and for invalid bodies the tree of what is wrong where.
import { type ApiAnswer, json } from '../http/answer.js';

const REFUSALS = {
  0: [401, '401: Unauthorized'],
  404: [404, '404: Not Found'],
  405: [405, '405: Method Not Allowed'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10014: [400, 'Unknown Emoji'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  10066: [404, 'Unknown application command permissions'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30015: [400, 'Maximum number of attachments in a message reached (10)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30034: [400, 'Max number of daily application command creates has been reached (200)'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
} as const satisfies Record<number, readonly [status: number, message: string]>;

export type RefusalCode = keyof typeof REFUSALS;

/** One thing wrong with a body: where it is, and what Discord calls it. */
export interface Flaw {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly flaws: readonly Flaw[];

  constructor(code: RefusalCode, flaws: readonly Flaw[] = []) {
    super(REFUSALS[code][1]);
    this.code = code;
    this.flaws = flaws;
  }

  /** Refused because the request itself is wrong, which a well-behaved bot never causes. */
  get isViolation(): boolean {
    return [404, 405, 30015, 30032, 40005, 50006, 50035, 50109].includes(this.code);
  }

  toAnswer(): ApiAnswer {
    const code = this.code === 404 || this.code === 405 ? 0 : this.code;
    const errors = this.flaws.length > 0 ? { errors: treeOf(this.flaws) } : {};
    return json(REFUSALS[this.code][0], { message: this.message, code, ...errors });
  }
}

export function flaw(path: readonly (string | number)[], code: string, message: string): Flaw {
  return { path, code, message };
}

interface Branch {
  [name: string]: Branch | { code: string; message: string }[];
}

function treeOf(flaws: readonly Flaw[]): Branch {
  const root: Branch = {};
  for (const { path, code, message } of flaws) {
    let branch = root;
    for (const step of path) {
      const known = branch[step];
      const next: Branch = known && !Array.isArray(known) ? known : {};
      branch[step] = next;
      branch = next;
    }
    const known = branch._errors;
    branch._errors = [...(Array.isArray(known) ? known : []), { code, message }];
  }
  return root;
}
