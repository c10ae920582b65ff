// A job's message as data: the line that says how things stand, the prompt, and the small print under it.
import { ComponentType, type RESTPatchAPIChannelMessageJSONBody } from 'discord.js';
import { drawnParts, estimateOf, type Job, type Loss } from '../jobs/job.js';
import type { Ending, Standing } from '../jobs/job-reporter.js';
import { requestOf } from '../jobs/part-request.js';
import { fileOf } from '../jobs/picture-file.js';
import { type Language, languageFor, say } from '../messages/messages.js';
import { modelById } from '../providers/catalogue.js';
import { unixSeconds } from '../unix-seconds.js';
import { approvalButtons, cancelButton, endingButtons, type JobButton } from './job-buttons.js';
import { fittedText, noteTexts, sourcesText } from './job-notes.js';
import { LONGEST_MESSAGE } from './message-length.js';
import { plain, shortened } from './plain-text.js';

export interface MessageFile {
  readonly name: string;
  readonly data: Buffer;
  readonly contentType: string;
}

export interface JobMessage {
  readonly body: RESTPatchAPIChannelMessageJSONBody & { content: string };
  readonly files: MessageFile[];
}

const PROMPT_LENGTH = 300;
const REASON_LENGTH = 200;
const FILE_NAME_LENGTH = 60;
const ALT_TEXT_LENGTH = 900;
const DONE = '▰';
const TO_DO = '▱';

export function renderStanding(job: Job, standing: Standing): JobMessage {
  const language = languageFor(job.requester.locale);
  const price = say(language, 'job.estimate', { most: estimateOf(job) });
  const lines = [
    standingLine(language, job, standing),
    quote(job),
    smallPrint(language, job, price),
    ...noteTexts(language, job),
  ];
  return message(lines, standingButtons(language, job, standing));
}

function standingButtons(language: Language, job: Job, { kind }: Standing): JobButton[] {
  if (kind === 'stopping') return [];
  // Nobody but the asker sees a private one: moderators are asked elsewhere.
  const isAskedHere = kind === 'unapproved' && !job.place.private;
  return [...(isAskedHere ? approvalButtons(language, job) : []), cancelButton(language, job)];
}

export function renderEnding(job: Job, ending: Exclude<Ending, { kind: 'refused' }>): JobMessage {
  const language = languageFor(job.requester.locale);
  switch (ending.kind) {
    case 'pictures':
      return renderPictures(language, job, ending);
    case 'failed': {
      const loss = ending.losses[0] ?? { reason: 'internal' as const };
      return message([say(language, 'job.failed', { loss: harmless(loss) }), quote(job), smallPrint(language, job)], []);
    }
    case 'cancelled':
      return message([say(language, 'job.cancelled', { charged: ending.charged }), quote(job), smallPrint(language, job)], []);
  }
}

/** The refusal of a request before anything began, for the asker alone. */
export function refusalText(job: Job, loss: Loss): string {
  return say(languageFor(job.requester.locale), 'job.refused', { loss: harmless(loss) });
}

export interface LinkedMessage extends JobMessage {
  /** Some pictures are neither in it nor linked to: not every vendor has links, and not any number of them has room. */
  readonly isIncomplete: boolean;
}

/** The same ending without its files, which were too large: with links to the originals instead. */
export function withLinks(rendered: JobMessage, job: Job): LinkedMessage {
  const drawn = drawnParts(job);
  const links = drawn.flatMap(({ link }) => link ?? []);
  const language = languageFor(job.requester.locale);
  const contentWith = (count: number) => {
    const words = say(language, 'job.tooLarge', { links: links.slice(0, count), isIncomplete: count < drawn.length });
    return `${rendered.body.content}\n${words}`;
  };
  let count = links.length;
  while (count > 0 && contentWith(count).length > LONGEST_MESSAGE) count -= 1;
  const body = { ...rendered.body, content: contentWith(count), attachments: [] };
  return { body, files: [], isIncomplete: count < drawn.length };
}

function renderPictures(language: Language, job: Job, ending: Extract<Ending, { kind: 'pictures' }>): JobMessage {
  const [firstLoss] = ending.losses;
  const over = ending.charged - estimateOf(job);
  const left = job.place.private ? leftText(job, ending) : undefined;
  const lines = [
    quote(job),
    smallPrint(language, job, say(language, 'job.cost', { charged: ending.charged })),
    ...fittedText(language, ending.pictures),
    ...noteTexts(language, job),
    ...(over > 0 ? [say(language, 'job.overrun', { over })] : []),
    ...(firstLoss ? [say(language, 'job.someLost', { lost: ending.losses.length, loss: harmless(firstLoss) })] : []),
    ...(left === undefined ? [] : [left]),
  ];
  const files = ending.pictures.map(({ bytes, type }, index) => ({
    name: `${fileOf(job.id, index + 1)}.${type === 'jpeg' ? 'jpg' : type}`,
    data: bytes,
    contentType: `image/${type}`,
  }));
  const description = say(language, 'job.altText', { prompt: shortened(job.request.prompt, ALT_TEXT_LENGTH) });
  const rendered = message(lines, endingButtons(language, job));
  return { body: { ...rendered.body, attachments: files.map(({ name }, id) => ({ id, filename: name, description })) }, files };
}

export function leftText(job: Job, { left }: Pick<Extract<Ending, { kind: 'pictures' }>, 'left'>): string | undefined {
  if (!left) return undefined;
  const resetsAt = unixSeconds(left.resetsAt);
  return say(languageFor(job.requester.locale), 'job.left', { available: left.available, resetsAt });
}

function standingLine(language: Language, job: Job, standing: Standing): string {
  switch (standing.kind) {
    case 'queued':
      return say(language, 'job.queued', { position: standing.position });
    case 'held-up':
      return say(language, 'job.heldUp', { until: unixSeconds(standing.until) });
    case 'unapproved':
      return say(language, 'job.unapproved', { until: unixSeconds(standing.until), isPrivate: job.place.private });
    case 'drawing': {
      const bar = DONE.repeat(standing.step + 1) + TO_DO.repeat(standing.steps - standing.step - 1);
      return say(language, 'job.drawing', { bar, left: standing.left, drawn: standing.drawn, count: job.parts.length });
    }
    case 'stopping':
      return say(language, 'job.stopping', { most: job.price * job.parts.filter(({ state }) => state !== 'dropped').length });
  }
}

function quote(job: Job): string {
  return `> ${plain(job.request.prompt, PROMPT_LENGTH)}`;
}

/** Who asked, and for what. */
export function smallPrint(language: Language, job: Job, price?: string): string {
  const { model, size, quality } = requestOf(job, drawnParts(job)[0] ?? job.parts[0]);
  const sources = sourcesText(language, job);
  const words = [
    `<@${job.requester.userId}>`,
    ...sources,
    modelById(model)?.name ?? model,
    size.replace('x', '×'),
    say(language, 'job.quality', { quality }),
  ];
  return `-# ${[...words, ...(price === undefined ? [] : [price])].join(' · ')}`;
}

function harmless(loss: Loss): Loss {
  const { detail, file } = loss;
  return {
    ...loss,
    ...(detail !== undefined && { detail: plain(detail, REASON_LENGTH) }),
    ...(file && { file: { ...file, name: plain(file.name, FILE_NAME_LENGTH) } }),
  };
}

export function message(lines: readonly string[], buttons: readonly JobButton[]): JobMessage {
  const components = buttons.length > 0 ? [{ type: ComponentType.ActionRow as const, components: [...buttons] }] : [];
  return { body: { content: fitting(lines).join('\n'), components, allowed_mentions: { parse: [] } }, files: [] };
}

/** Where it is too much, small print goes, the last first: what matters stands in the other lines. Leaves room for `withLinks`. */
function fitting(lines: readonly string[]): string[] {
  const kept = [...lines];
  while (kept.join('\n').length > LONGEST_MESSAGE - 100) {
    const last = kept.findLastIndex((line) => line.startsWith('-# '));
    if (last < 0) return kept;
    kept.splice(last, 1);
  }
  return kept;
}
