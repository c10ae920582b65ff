// What may happen to a job, as a pure function: an event that does not fit the state is an error, never a guess.
import { type Approval, type Asked, awaitsApproval, type Verdict } from './approval.js';
import { type Drawn, drawnParts, hasEnded, type Job, type Loss, type Part } from './job.js';
import type { Note, Source } from './source.js';

export type JobEvent =
  /** The credits are held; `approval` when a moderator has to say yes before it goes on. */
  | { readonly type: 'reserved'; readonly accountKey: string; readonly approval?: Approval | undefined }
  | { readonly type: 'approval-asked'; readonly asked: Asked }
  | { readonly type: 'decided'; readonly verdict: Verdict }
  | { readonly type: 'approval-filed' }
  /** Nothing will be drawn; the loss says why. */
  | { readonly type: 'refused'; readonly loss: Loss }
  /** Everything attached was read. */
  | { readonly type: 'sources-read'; readonly sources: readonly Source[]; readonly notes: readonly Note[] }
  /** A vendor has a picture to work from, under a name of its own. */
  | { readonly type: 'uploaded'; readonly source: number; readonly provider: string; readonly name: string }
  | { readonly type: 'submitting'; readonly parts: readonly number[]; readonly at: number }
  | { readonly type: 'part-accepted'; readonly part: number; readonly remoteId: string; readonly at: number }
  | {
      readonly type: 'part-refused';
      readonly part: number;
      readonly at: number;
      readonly notBefore: number;
      readonly since: number;
    }
  /** Surely not accepted, and handed to another model. */
  | {
      readonly type: 'part-rerouted';
      readonly part: number;
      readonly at: number;
      readonly model: string;
      readonly notes: readonly Note[];
    }
  | { readonly type: 'part-drawn'; readonly part: number; readonly drawn: Omit<Drawn, 'state' | 'model'> }
  | { readonly type: 'part-lost'; readonly part: number; readonly loss: Loss }
  | { readonly type: 'cancelled'; readonly at: number }
  /** In this message; also in another channel, when the first was closed. */
  | { readonly type: 'shown'; readonly messageId: string; readonly channelId?: string }
  | { readonly type: 'told'; readonly at: number; readonly charged: number; readonly rung: string };

export class ImpossibleEventError extends Error {
  override readonly name = 'ImpossibleEventError';

  constructor(job: Job, event: JobEvent) {
    super(`${event.type} can't happen to a job that is ${job.state.name}`);
  }
}

export function transition(job: Job, event: JobEvent): Job {
  if (event.type === 'shown') {
    const { messageId, channelId = job.place.channelId } = event;
    return { ...job, place: { ...job.place, messageId, channelId } };
  }
  if (hasEnded(job)) throw new ImpossibleEventError(job, event);
  switch (event.type) {
    case 'reserved':
      return reserved(job, event);
    case 'approval-asked':
      return withApproval(job, event, { asked: event.asked });
    case 'decided':
      return decided(job, event);
    case 'approval-filed':
      return withApproval(job, event, { filed: true });
    case 'sources-read':
      return sourcesRead(job, event);
    case 'uploaded':
      return uploaded(job, event);
    case 'refused':
      return refused(job, event.loss);
    case 'cancelled':
      return cancelled(job, event.at);
    case 'told':
      return told(job, event);
    case 'submitting':
      return event.parts.reduce((after, part) => withPart(after, part, event, submitted), job);
    case 'part-rerouted':
      return { ...withPart(job, event.part, event, partAfter), notes: [...job.notes, ...newNotes(job, event.notes)] };
    default:
      return withPart(job, event.part, event, partAfter);
  }
}

function reserved(job: Job, { accountKey, approval }: Extract<JobEvent, { type: 'reserved' }>): Job {
  const known = { ...job, accountKey, approval: job.approval ?? approval ?? null };
  return job.state.name === 'accepted' ? withParts(known, job.parts) : known;
}

function refused(job: Job, loss: Loss): Job {
  const parts = job.parts.map((part): Part => (part.state === 'waiting' ? { state: 'lost', loss } : part));
  return withParts(job, parts);
}

/** Once: what was decided stays so. */
function decided(job: Job, event: Extract<JobEvent, { type: 'decided' }>): Job {
  if (!awaitsApproval(job)) throw new ImpossibleEventError(job, event);
  const { verdict } = event;
  const known = withApproval(job, event, { verdict });
  return verdict.kind === 'given' ? known : refused(known, { reason: 'approval-refused', detail: verdict.by });
}

function withApproval(job: Job, event: JobEvent, change: Partial<Approval>): Job {
  if (job.approval === null) throw new ImpossibleEventError(job, event);
  return { ...job, approval: { ...job.approval, ...change } };
}

function sourcesRead(job: Job, event: Extract<JobEvent, { type: 'sources-read' }>): Job {
  if (job.state.name !== 'accepted') return job;
  return { ...job, request: upright(job, event.sources[0]), sources: [...event.sources], notes: [...job.notes, ...event.notes] };
}

/** Discord measures a photo as it lies in the file, people as they hold it. Both shapes cost the same. */
function upright({ request, followsPicture }: Job, first: Source | undefined): Job['request'] {
  if (!followsPicture || !first || first.width === first.height) return request;
  const [lying, standing] = ['1536x1024', '1024x1536'] as const;
  if (request.size !== lying && request.size !== standing) return request;
  return { ...request, size: first.width > first.height ? lying : standing };
}

function uploaded(job: Job, { source, provider, name }: Extract<JobEvent, { type: 'uploaded' }>): Job {
  const before = job.sources[source];
  if (!before) return job;
  return { ...job, sources: job.sources.with(source, { ...before, uploads: { ...before.uploads, [provider]: name } }) };
}

function cancelled(job: Job, at: number): Job {
  if (job.cancelledAt !== null) return job;
  const parts = job.parts.map((part): Part => (part.state === 'waiting' ? { state: 'dropped' } : part));
  return withParts({ ...job, cancelledAt: at }, parts);
}

function told(job: Job, event: Extract<JobEvent, { type: 'told' }>): Job {
  if (job.state.name !== 'delivering') throw new ImpossibleEventError(job, event);
  const { at, charged, rung } = event;
  return { ...job, state: { name: endingOf(job), at, charged, rung } };
}

/** How a job whose pictures are all drawn, lost or dropped ends. */
export function endingOf(job: Job): 'succeeded' | 'failed' | 'cancelled' {
  if (job.cancelledAt !== null) return 'cancelled';
  return drawnParts(job).length > 0 ? 'succeeded' : 'failed';
}

/** Several pictures of one job may take the same turn. */
function newNotes(job: Job, notes: readonly Note[]): Note[] {
  const known = new Set(job.notes.map((note) => JSON.stringify(note)));
  return notes.filter((note) => !known.has(JSON.stringify(note)));
}

type PartEvent = Extract<JobEvent, { type: `part-${string}` }>;

function submitted(part: Part, { at }: Extract<JobEvent, { type: 'submitting' }>): Part | undefined {
  if (part.state !== 'waiting') return undefined;
  return { state: 'submitting', since: at, refusedSince: part.refusedSince, model: part.model };
}

function partAfter(part: Part, event: PartEvent, job: Job): Part | undefined {
  switch (event.type) {
    case 'part-accepted':
      return part.state === 'submitting'
        ? { state: 'running', remoteId: event.remoteId, since: event.at, model: part.model }
        : undefined;
    case 'part-refused':
      if (part.state !== 'submitting' && part.state !== 'waiting') return undefined;
      // A refused submit was never billed: if the member has called it off meanwhile, it simply does not go out again.
      if (job.cancelledAt !== null) return { state: 'dropped' };
      return { state: 'waiting', notBefore: event.notBefore, refusedSince: event.since, model: part.model };
    case 'part-rerouted':
      if (part.state !== 'submitting' && part.state !== 'waiting') return undefined;
      if (job.cancelledAt !== null) return { state: 'dropped' };
      return { state: 'waiting', notBefore: event.at, refusedSince: part.refusedSince, model: event.model };
    case 'part-drawn':
      if (part.state !== 'running' && part.state !== 'submitting') return undefined;
      return { state: 'drawn', model: part.model, ...event.drawn };
    case 'part-lost':
      return part.state === 'lost' || part.state === 'dropped' ? undefined : { state: 'lost', loss: event.loss };
  }
}

function withPart<Event extends JobEvent>(
  job: Job,
  index: number,
  event: Event,
  change: (part: Part, event: Event, job: Job) => Part | undefined,
): Job {
  const part = job.parts[index];
  const after = part && change(part, event, job);
  if (!after || job.state.name === 'accepted') throw new ImpossibleEventError(job, event);
  return withParts(job, job.parts.with(index, after));
}

function withParts(job: Job, parts: Part[]): Job {
  return { ...job, parts, state: { name: stateOf(parts) } };
}

function stateOf(parts: readonly Part[]): 'queued' | 'submitting' | 'running' | 'delivering' {
  const some = (state: Part['state']) => parts.some((part) => part.state === state);
  if (some('submitting')) return 'submitting';
  if (some('running')) return 'running';
  return some('waiting') ? 'queued' : 'delivering';
}
