// The port to the one message that shows a job: how it stands, how it ended.
import type { Statement } from '../credits/credit-ledger.js';
import type { PictureType } from '../images/picture-check.js';
import type { Asked } from './approval.js';
import type { Job, Loss } from './job.js';

/** Seconds, while it takes no longer than usual. */
export type TimeLeft = number | 'soon' | 'late';

export type Standing =
  | { readonly kind: 'queued'; readonly position: number }
  /** For a moderator's approval, until then. */
  | { readonly kind: 'unapproved'; readonly until: number }
  /** A vendor has refused it for now; it is tried again until then. */
  | { readonly kind: 'held-up'; readonly until: number }
  /** `step` of `steps` of the time it usually takes is over. */
  | {
      readonly kind: 'drawing';
      readonly step: number;
      readonly steps: number;
      readonly left: TimeLeft;
      readonly drawn: number;
    }
  /** Called off, but the vendor had already begun. */
  | { readonly kind: 'stopping' };

export interface Picture {
  readonly bytes: Buffer;
  readonly type: PictureType;
  /** How it was made small enough for Discord, and where the original is, if that can be had. */
  readonly fitted?: { readonly how: 'lighter' | 'webp' | 'smaller'; readonly original: string | null };
}

export type Ending =
  | {
      readonly kind: 'pictures';
      readonly pictures: readonly Picture[];
      readonly charged: number;
      readonly losses: readonly Loss[];
      /** What the requester has now: for their eyes only. None when it can't be read. */
      readonly left: Pick<Statement, 'available' | 'resetsAt'> | undefined;
    }
  | { readonly kind: 'failed'; readonly losses: readonly Loss[] }
  | { readonly kind: 'cancelled'; readonly charged: number }
  /** Nothing was begun: the public reply goes, and only the asker is told why. */
  | { readonly kind: 'refused'; readonly loss: Loss };

/** Discord could not be told just now; trying again later makes sense. */
export class NotToldError extends Error {
  override readonly name = 'NotToldError';
}

export interface JobReporter {
  /** Answers the message that a request came as, for the first time; asked again soon, it shows it once. */
  open(job: Job): Promise<void>;
  /** Shows how things stand; edits are coalesced and may be dropped. Never waits, never fails. */
  show(job: Job, standing: Standing): void;
  /** Tells the ending, and again if asked again without showing it twice; resolves with the rung of the ladder that held. */
  tell(job: Job, ending: Ending): Promise<string>;
  /** Asks moderators in this channel to approve; asked again, it does so once. Nothing when the channel is closed to the bot. */
  ask(job: Job, channelId: string): Promise<Asked | undefined>;
  /** Says where they were asked what became of it. */
  tellDecision(job: Job, asked: Asked): Promise<void>;
  /** Tells the requester alone what is left; once, or not at all. */
  whisper(job: Job, ending: Extract<Ending, { kind: 'pictures' }>): Promise<void>;
  /** Whether Discord shows this request as under way; false when the asker has seen it fail. */
  isShown(job: Job): Promise<boolean>;
}
