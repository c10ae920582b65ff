// Whose turn it is: members take turns, so that one member's tenth request does not hold up another's first.
import { memberKey } from '../member.js';
import { modelById, type ProviderName } from '../providers/catalogue.js';
import { awaitsApproval } from './approval.js';
import { isRunning, type Job } from './job.js';

export interface Limits {
  readonly runningPerMember: number;
  /** With one vendor, so that its requests a minute suffice for all of them. */
  readonly runningTogether: (vendor: ProviderName | undefined) => number;
  /** Of one guild, by its own choice; without limit where it has made none. */
  readonly runningInGuild?: (guildId: string | null) => number;
}

export interface Turns {
  /** May begin now, in this order. */
  readonly begin: readonly Job[];
  /** Everybody who waits for a turn, the next one first. */
  readonly line: readonly Job[];
}

export function memberOf(job: Job): string {
  return memberKey(job.requester);
}

/** `starting`: jobs that have been let in and whose submit has not gone out yet. */
export function takeTurns(open: readonly Job[], starting: ReadonlySet<string>, limits: Limits, now: number): Turns {
  const line = open.filter((job) => job.state.name === 'queued' && !awaitsApproval(job) && !starting.has(job.id));
  if (line.length === 0) return { begin: [], line };
  const running = new Map<string, number>();
  const together = new Map<ProviderName | undefined, number>();
  const inGuild = new Map<string | null, number>();
  for (const job of open) {
    if (!isRunning(job) && !starting.has(job.id)) continue;
    running.set(memberOf(job), (running.get(memberOf(job)) ?? 0) + 1);
    together.set(vendorOf(job), (together.get(vendorOf(job)) ?? 0) + 1);
    inGuild.set(guildOf(job), (inGuild.get(guildOf(job)) ?? 0) + 1);
  }
  inRounds(line, running);
  const begin = line.filter((job) => {
    const own = running.get(memberOf(job)) ?? 0;
    const vendor = vendorOf(job);
    const withVendor = together.get(vendor) ?? 0;
    const guild = guildOf(job);
    const withGuild = inGuild.get(guild) ?? 0;
    if (own >= limits.runningPerMember || withVendor >= limits.runningTogether(vendor) || !isReady(job, now)) return false;
    if (withGuild >= (limits.runningInGuild?.(guild) ?? Number.POSITIVE_INFINITY)) return false;
    running.set(memberOf(job), own + 1);
    together.set(vendor, withVendor + 1);
    inGuild.set(guild, withGuild + 1);
    return true;
  });
  return { begin, line };
}

function vendorOf({ request }: Job): ProviderName | undefined {
  return modelById(request.model)?.provider;
}

function guildOf({ requester }: Job): string | null {
  return requester.guildId;
}

/** Sorts by rounds: a member's k-th waiting job stands in the round after what that member has running. */
function inRounds(line: Job[], running: ReadonlyMap<string, number>): void {
  line.sort((one, other) => one.createdAt - other.createdAt);
  const taken = new Map<string, number>();
  const rounds = new Map<string, number>();
  for (const job of line) {
    const member = memberOf(job);
    const round = taken.get(member) ?? running.get(member) ?? 0;
    rounds.set(job.id, round);
    taken.set(member, round + 1);
  }
  line.sort((one, other) => (rounds.get(one.id) ?? 0) - (rounds.get(other.id) ?? 0) || one.createdAt - other.createdAt);
}

/** When the first of its waiting pictures may be submitted; after a refusal that is a while ahead. */
export function readyAt(job: Job): number {
  return Math.min(...job.parts.flatMap((part) => (part.state === 'waiting' ? [part.notBefore] : [])));
}

function isReady(job: Job, now: number): boolean {
  return readyAt(job) <= now;
}
