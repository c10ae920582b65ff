// What admins do with /quota, and what they are answered.
import type { OptionValue } from '../../sandbox/discord/use/command-options.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';
import { whisper, whispered } from './gestures.js';
import type { Name, Studio } from './studio.js';
import { buttonsOf } from './transcript.js';

type Options = Readonly<Record<string, OptionValue>>;

interface How {
  readonly channelId?: string;
  readonly locale?: string;
}

/** Uses a subcommand, though Discord may hide it from this person; resolves with the answer that only they see. */
export async function quota(
  studio: Studio,
  name: Name,
  subcommand: string,
  options: Options = {},
  { channelId = studio.general, locale }: How = {},
): Promise<SeenMessage> {
  const { interactionId } = await studio.discord.runCommand({
    ...{ userId: studio.idOf(name), channelId, name: 'quota', subcommand, options, locale, evenIfHidden: true },
  });
  return whisper(studio, name, interactionId, channelId);
}

/** Presses a button of an answer; resolves with the answer as it is then. */
export async function turn(studio: Studio, name: Name, answer: SeenMessage, label: string): Promise<SeenMessage> {
  const customId = buttonsOf(answer).find((button) => button.label === label)?.customId ?? '';
  await studio.discord.pressButton({ userId: studio.idOf(name), messageId: answer.id, customId });
  const find = () => studio.view(name, answer.channelId).find(({ id }) => id === answer.id);
  await studio.until(() => find()?.edits !== answer.edits, `what ${label} brings`);
  const found = find();
  if (!found) throw new Error('The answer is gone.');
  return found;
}

/** The words of an answer, with people's names for their mentions. */
export function wordsOf(studio: Studio, { content }: SeenMessage): string {
  return studio.discord.people().reduce((words, { id, name }) => words.replaceAll(`<@${id}>`, `@${name}`), content);
}

/** Presses, as `name`, a button of this custom id that the bot has never offered them; resolves with what they are told. */
export async function forged(studio: Studio, name: Name, customId: string): Promise<string> {
  const messageId = await studio.postButton(customId);
  const { interactionId } = await studio.discord.pressButton({ userId: studio.idOf(name), messageId, customId });
  return whispered(studio, name, interactionId);
}
