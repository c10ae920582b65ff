// The clocks of an interaction: three seconds for the first answer, fifteen minutes for its token.
import { Refusal } from './errors.js';
import { APPLICATION_ID } from './people.js';
import type { World } from './world.js';
import type { InteractionRecord } from './world-record.js';

export const FIRST_ANSWER = 3000;
export const TOKEN_LIFE = 15 * 60_000;

/** Tokens name their interaction, as Discord's do. */
export function tokenFor(interactionId: string, random: string): string {
  return Buffer.from(`interaction:${interactionId}:${random}`).toString('base64url');
}

export function isTooLate(world: World, interaction: InteractionRecord): boolean {
  return interaction.answer === 'none' && world.now() > interaction.createdAt + FIRST_ANSWER;
}

export function isExpired(world: World, interaction: InteractionRecord): boolean {
  return interaction.expired || world.now() > interaction.createdAt + TOKEN_LIFE;
}

/** The interaction a callback is for, when it may still be answered for the first time. */
export function awaitingAnswer(world: World, id: string, token: string): InteractionRecord {
  const interaction = world.interactions.get(id);
  if (!interaction || interaction.token !== token || isExpired(world, interaction)) throw new Refusal(10062);
  if (interaction.answer !== 'none') throw new Refusal(40060);
  if (isTooLate(world, interaction)) throw new Refusal(10062);
  return interaction;
}

/** The interaction whose token is used as a webhook: answered, and not too old. */
export function behindWebhook(world: World, webhookId: string, token: string): InteractionRecord {
  if (webhookId !== APPLICATION_ID) throw new Refusal(10015);
  const id = Buffer.from(token, 'base64url').toString('utf8').split(':')[1] ?? '';
  const interaction = world.interactions.get(id);
  if (interaction?.token !== token) throw new Refusal(50027);
  if (interaction.answer === 'none') throw new Refusal(10015);
  if (isExpired(world, interaction)) throw new Refusal(50027);
  return interaction;
}
