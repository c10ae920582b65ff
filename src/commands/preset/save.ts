// /preset save: a prompt that was typed, or else the member's last request as a whole, pictures too.
import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import { plain } from '../../services/discord/plain-text.js';
import { UserError } from '../../services/errors.js';
import { inputsOf, type Job } from '../../services/jobs/job.js';
import { sourcesAgain } from '../../services/jobs/lineage.js';
import { RefusedFileError } from '../../services/jobs/read-attachments.js';
import { type Language, languageFor, say } from '../../services/messages/messages.js';
import { blanksOf, MOST_BLANKS } from '../../services/presets/blanks.js';
import { lastRequestOf } from '../../services/presets/last-request.js';
import { LONGEST_NAME, presetName } from '../../services/presets/preset-name.js';
import type { Draft } from '../../services/presets/presets.js';
import { modelById } from '../../services/providers/catalogue.js';
import type { LogOf, Services } from '../command.js';
import { holderOf } from '../holder.js';
import { checkMayShare } from './right.js';

const SHOWN_PROMPT = 700;

export async function savePreset(interaction: ChatInputCommandInteraction, services: Services, log: LogOf): Promise<void> {
  const { options } = interaction;
  const name = presetName(options.getString('name', true));
  if (name === undefined) throw new UserError('preset.badName', { most: LONGEST_NAME });
  const scope = options.getBoolean('shared') === true ? 'team' : 'own';
  const typed = options.getString('prompt')?.trim();
  if (typed !== undefined) checkPrompt(typed);
  if (scope === 'team') await checkMayShare(interaction, 'preset.notShared', services);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const holder = holderOf(interaction);
  const { draft, replaced } = await services.presets.inTurn(holder, async () => {
    const whole = typed === undefined ? await lastRequest(interaction, name, services) : promptAlone(interaction, name, typed);
    return { draft: whole, ...(await services.presets.save(holder, scope, whole)) };
  });
  log().info({ scope, pictures: draft.pictures.length, replaced }, 'preset saved');
  const language = languageFor(interaction.locale);
  const saved = say(language, 'preset.saved', { name: plain(name, LONGEST_NAME), scope, replaced });
  await interaction.editReply({ content: [saved, ...whatIsKept(language, draft)].join('\n'), allowedMentions: { parse: [] } });
}

function checkPrompt(prompt: string): void {
  if (prompt === '') throw new UserError('refused.emptyPrompt', undefined);
  const { length } = blanksOf(prompt);
  if (length > MOST_BLANKS) throw new UserError('preset.tooManyBlanks', { count: length, most: MOST_BLANKS });
}

function promptAlone({ id }: ChatInputCommandInteraction, name: string, prompt: string): Draft {
  return { id, name, prompt, drawnWith: null, attachments: [], pictures: [] };
}

async function lastRequest(interaction: ChatInputCommandInteraction, name: string, services: Services): Promise<Draft> {
  const { id, createdTimestamp } = interaction;
  const job = await lastRequestOf(holderOf(interaction), services);
  if (!job) throw new UserError('preset.noRequest', undefined);
  const { prompt, ...options } = job.request;
  checkPrompt(prompt);
  const drawnWith = {
    options,
    followsPicture: job.followsPicture,
    count: job.parts.length,
    isPrivate: job.place.private,
  };
  return { id, name, prompt, drawnWith, ...(await picturesOf(id, job, createdTimestamp, services)) };
}

/** A request is kept whole or not at all. */
async function picturesOf(id: string, job: Job, at: number, { keepPictures }: Services) {
  try {
    return await keepPictures(id, sourcesAgain(job, at));
  } catch (error) {
    throw error instanceof RefusedFileError ? new UserError('preset.pictureLost', { file: error.file }) : error;
  }
}

function whatIsKept(language: Language, { prompt, drawnWith, attachments }: Draft): string[] {
  const blanks = say(language, 'preset.blanks', { blanks: blanksOf(prompt) });
  const words = `> ${plain(prompt, SHOWN_PROMPT)}`;
  if (!drawnWith) return [words, blanks];
  const { options, count, isPrivate } = drawnWith;
  const inputs = inputsOf({ attachments });
  const more = [
    ...(count > 1 ? [say(language, 'history.pictures', { count })] : []),
    ...(inputs.references > 0 ? [say(language, 'job.sources', inputs)] : []),
    ...(isPrivate ? [say(language, 'history.private', undefined)] : []),
  ];
  const model = modelById(options.model)?.name ?? options.model;
  return [words, say(language, 'details.options', { ...options, model, more }), blanks];
}
