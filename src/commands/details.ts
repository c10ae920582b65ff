// The button Details: everything about a picture, for whoever presses alone, and the way from the first prompt to it.
import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { ofJob } from '../services/discord/custom-id.js';
import { sourcesText } from '../services/discord/job-notes.js';
import { fits, LONGEST_MESSAGE } from '../services/discord/message-length.js';
import { messageLink } from '../services/discord/message-link.js';
import { plain } from '../services/discord/plain-text.js';
import { UserError } from '../services/errors.js';
import { chargeFor } from '../services/jobs/deliver-step.js';
import { drawnParts, type Job } from '../services/jobs/job.js';
import { ancestorsOf } from '../services/jobs/lineage.js';
import { requestOf } from '../services/jobs/part-request.js';
import { type Language, languageFor, say } from '../services/messages/messages.js';
import { modelById } from '../services/providers/catalogue.js';
import { unixSeconds } from '../services/unix-seconds.js';
import { action } from './command.js';
import { isHiddenFrom } from './permission.js';

/** In characters: the more steps led here, the less is said of each. */
const ROOMS = [
  { prompt: 700, step: 80 },
  { prompt: 300, step: 40 },
  { prompt: 150, step: 16 },
  { prompt: 60, step: 12 },
] as const;
type Room = (typeof ROOMS)[number];

export const details = action<ButtonInteraction, [string]>('details', ofJob, async (interaction, [jobId], { jobs }) => {
  const job = await jobs.find(jobId);
  if (!job) throw new UserError('refused.faded', undefined);
  if (isHiddenFrom(interaction.user.id, job)) throw new UserError('refused.foreign', undefined);
  const ancestors = await ancestorsOf(job, (id) => jobs.find(id));
  const content = detailsText(languageFor(interaction.locale), job, ancestors, interaction.user.id);
  await interaction.reply({ content, flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } });
});

/** As much as there is room for: all the steps before long words, and those before many links to originals. */
export function detailsText(language: Language, job: Job, ancestors: readonly Job[], reader: string): string {
  const texts = ROOMS.map((room) => {
    const lines = [...summary(language, job, room), ...lineage(language, { job, ancestors, reader, room })];
    return withOriginals(language, job, lines);
  });
  return texts.find((text) => text !== undefined) ?? shortest(language, { job, ancestors, reader });
}

function summary(language: Language, job: Job, room: Room): string[] {
  const { prompt, ...options } = requestOf(job, drawnParts(job)[0] ?? job.parts[0]);
  const seeds = drawnParts(job).flatMap(({ seed }) => seed ?? []);
  const seconds = Math.max(0, ...drawnParts(job).map((part) => part.seconds));
  // The message may be there a moment before its ending is written.
  const charged = 'charged' in job.state ? job.state.charged : chargeFor(job);
  const model = modelById(options.model)?.name ?? options.model;
  return [
    say(language, 'details.heading', undefined),
    `> ${plain(prompt, room.prompt)}`,
    say(language, 'details.options', { ...options, model, more: more(language, job) }),
    ...(seeds.length > 0 ? [say(language, 'details.seed', { seed: seeds.join(', ') })] : []),
    say(language, 'details.cost', { charged, seconds: Math.round(seconds) }),
    say(language, 'details.requester', { userId: job.requester.userId, at: unixSeconds(job.createdAt) }),
  ];
}

/** What goes without saying is not said: one picture, from words alone, for all to see. */
function more(language: Language, job: Job): string[] {
  return [
    ...(job.parts.length > 1 ? [say(language, 'history.pictures', { count: job.parts.length })] : []),
    ...sourcesText(language, job),
    ...(job.place.private ? [say(language, 'history.private', undefined)] : []),
  ];
}

interface Way {
  readonly job: Job;
  /** The nearest first. */
  readonly ancestors: readonly Job[];
  readonly reader: string;
  readonly room: Room;
}

/** The first prompt stands on top. Somebody else's private pictures are steps without words. */
function lineage(language: Language, { job, ancestors, reader, room }: Way): string[] {
  if (ancestors.length === 0) return [];
  const steps = [...ancestors].reverse().map((step, index) => {
    const hidden = isHiddenFrom(reader, step);
    const words = hidden ? '…' : plain(step.request.prompt, room.step);
    const link = hidden ? undefined : messageLink(step);
    return `${index + 1}. ${words}${link === undefined ? '' : ` ${link}`}`;
  });
  const here = say(language, 'details.here', undefined);
  const last = `${steps.length + 1}. ${plain(job.request.prompt, room.step)} (${here})`;
  return [say(language, 'details.lineage', undefined), ...steps, last];
}

/** Signed links are long: as many as there is room for. Nothing when there is none for even one. */
function withOriginals(language: Language, job: Job, lines: readonly string[]): string | undefined {
  const text = lines.join('\n');
  const links = drawnParts(job).flatMap(({ link }) => link ?? []);
  if (links.length === 0) return fits(text) ? text : undefined;
  for (let count = links.length; count > 0; count -= 1) {
    const whole = `${text}\n${say(language, 'details.original', { links: links.slice(0, count) })}`;
    if (fits(whole)) return whole;
  }
  return undefined;
}

/** The steps in the middle give way. */
function shortest(language: Language, { job, ancestors, reader }: Omit<Way, 'room'>): string {
  const room = ROOMS[ROOMS.length - 1] ?? ROOMS[0];
  const above = summary(language, job, room);
  const steps = lineage(language, { job, ancestors, reader, room });
  for (let left = steps.length; left > 4; left -= 1) {
    const gap = left < steps.length ? ['…'] : [];
    const kept = [...steps.slice(0, 2), ...gap, ...steps.slice(steps.length - left + 2)];
    const lines = [...above, ...kept];
    const text = withOriginals(language, job, lines) ?? lines.join('\n');
    if (fits(text)) return text;
  }
  return above.join('\n').slice(0, LONGEST_MESSAGE);
}
