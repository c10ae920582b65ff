// Where requests come in: judged by the member's balance and what they have under way, then recorded as jobs.
import type { Clock } from '../clock.js';
import type { CreditLedger, Statement } from '../credits/credit-ledger.js';
import { UserError } from '../errors.js';
import type { GuildChoices } from '../guild/guild-choices.js';
import type { Model } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';
import { inTime } from '../time-limit.js';
import { unixSeconds } from '../unix-seconds.js';
import { isUnaskable, needsApproval } from './approval.js';
import type { Job, Requester } from './job.js';
import type { JobEngine } from './job-engine.js';
import type { JobStore } from './job-store.js';
import type { Attachment, Note } from './source.js';
import { whatFits } from './what-fits.js';

interface Parts {
  readonly jobs: JobStore;
  readonly engine: JobEngine;
  readonly ledger: CreditLedger;
  readonly choices: GuildChoices;
  readonly clock: Clock;
  readonly limits: { readonly runningPerMember: number; readonly waitingPerMember: number };
}

export interface Order {
  readonly id: string;
  readonly requester: Requester;
  readonly place: Job['place'];
  readonly request: ImageRequest;
  /** Nobody has named a size: it is that of the first picture. */
  readonly followsPicture: boolean;
  readonly parent: Job['parent'];
  readonly attachments: readonly Attachment[];
  readonly notes: readonly Note[];
  readonly price: number;
  readonly count: number;
}

/** A store that is slow must not cost the answer its three seconds: after this, the reservation itself decides. */
const BALANCE_TIMEOUT_MS = 300;

export class FrontDesk {
  readonly #parts: Parts;
  #leaving = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** From now on nothing is taken in. */
  leave(): void {
    this.#leaving = true;
  }

  /** Refuses what the member can't pay, saying what would fit. */
  async checkBalance({ requester, request, price, count, place }: Order, model: Model): Promise<void> {
    if (this.#leaving) throw new UserError('refused.leaving', undefined);
    const statement = this.#parts.ledger.knownStatement(requester) ?? (await this.#statementInTime(requester));
    const cost = price * count;
    if (!statement) return;
    const { available, teamLeft = Number.POSITIVE_INFINITY } = statement;
    if (cost <= Math.min(available, teamLeft)) return this.#checkAskable(requester, place, cost);
    const fits = whatFits(model, request, count, Math.min(available, teamLeft));
    const resetsAt = unixSeconds(statement.resetsAt);
    if (cost > available) throw new UserError('refused.short', { cost, available, fits, resetsAt });
    if (requester.guildId !== null) await this.#parts.ledger.teamWasShort(requester.guildId);
    throw new UserError('refused.budget', { cost, left: teamLeft, fits, resetsAt });
  }

  /**
   * Takes an order in: a crash of the process does not lose it any more, once its asker was answered. False when it is here already:
   * the same interaction came twice.
   */
  accept(order: Order): boolean {
    if (this.#leaving) throw new UserError('refused.leaving', undefined);
    if (this.#parts.jobs.get(order.id)) return false;
    this.#checkUnderWay(order.requester);
    this.#parts.jobs.takeIn(jobOf(order, this.#parts.clock.now()));
    return true;
  }

  /** Resolves when the order is in the store, synced to the disk. */
  record(jobId: string): Promise<void> {
    return this.#parts.jobs.record(jobId);
  }

  /** The member has been answered: the job begins. */
  begin(jobId: string): void {
    this.#parts.engine.begin(jobId);
  }

  /** The member could not be answered and has seen it fail: the job never was. */
  forget(jobId: string): Promise<void> {
    return this.#parts.jobs.forget(jobId);
  }

  /** The guild's choices are known with the balance; if they should not be, the reservation decides. */
  #checkAskable({ guildId }: Requester, place: Job['place'], cost: number): void {
    const choices = this.#parts.choices.known(guildId);
    if (!choices || !needsApproval(choices, cost) || !isUnaskable(choices, place.private)) return;
    throw new UserError('refused.unaskable', { cost, above: choices.approvalAbove ?? 0 });
  }

  #checkUnderWay(member: Requester): void {
    const { runningPerMember, waitingPerMember } = this.#parts.limits;
    if (this.#parts.jobs.openOf(member).length < runningPerMember + waitingPerMember) return;
    throw new UserError('refused.tooMany', { running: runningPerMember, waiting: waitingPerMember });
  }

  #statementInTime(requester: Requester): Promise<Statement | undefined> {
    const { ledger, clock } = this.#parts;
    return inTime(BALANCE_TIMEOUT_MS, () => ledger.statement(requester), clock);
  }
}

function jobOf(order: Order, createdAt: number): Job {
  const { id, requester, place, request, followsPicture, parent, price } = order;
  return {
    id,
    createdAt,
    requester,
    place,
    request,
    followsPicture,
    parent,
    price,
    attachments: [...order.attachments],
    notes: [...order.notes],
    sources: [],
    accountKey: null,
    approval: null,
    cancelledAt: null,
    parts: Array.from({ length: order.count }, () => ({ state: 'waiting', notBefore: 0, refusedSince: null, model: null })),
    state: { name: 'accepted' },
  };
}
