// A reply to a picture is an edit: what it says is what to change. Whoever is not spoken to stays silent.
import { type Message, MessageReferenceType, MessageType, type User } from 'discord.js';
import { UserError } from '../../services/errors.js';
import type { Order } from '../../services/jobs/front-desk.js';
import { admitted, writerOf } from '../admit.js';
import { asAttachment } from '../attached.js';
import type { LogOf, Services } from '../command.js';
import { rolesOf } from '../holder.js';
import { priced, served } from '../take-order.js';
import { likeBefore } from './edit-form.js';
import { jobOf } from './edit-image.js';
import { isStillDrawn, targetIn } from './message-pictures.js';

/** Discord's limit where nobody says otherwise. */
const UPLOAD_LIMIT = 10 * 2 ** 20;
/** Such as “#2 make it night”, or “2: make it night”: which of several pictures. “2:30” is a time, “16:9” a shape, “#333” a colour. */
const NUMBERED = /^(?:#(\d{1,2})[:.,)]?(?:\s+|$)|(\d{1,2})[:)](?!\d)\s*)/;

/** Whether it was one. */
export async function replyToPicture(message: Message, services: Services, log: LogOf): Promise<boolean> {
  if (!isReplyOfAPerson(message)) return false;
  const isSpokenTo =
    message.channel.isDMBased() || message.mentions.has(message.client.user, { ignoreEveryone: true, ignoreRoles: true });
  if (!isSpokenTo && !services.config.discord.messageContent) return false;
  const text = withoutMention(message);
  if (text === '') return false;
  const pointedAt = await message.fetchReference().catch(() => undefined);
  if (!pointedAt && isSpokenTo) throw new UserError('refused.unseen', undefined);
  const isOwn = pointedAt?.author.id === message.client.user.id;
  if (!pointedAt || (!isSpokenTo && !isOwn)) return false;
  const job = await jobOf(pointedAt, services);
  const target = targetIn(pointedAt, job, services.trustsPicture);
  if (target) {
    await takeReply(message, { target, text }, services, log);
    return true;
  }
  if (isOwn && isStillDrawn(pointedAt)) throw new UserError('refused.stillDrawing', undefined);
  if (!isSpokenTo) return false;
  // Of other people's messages nothing is to be seen without the intent.
  throw new UserError(isOwn || services.config.discord.messageContent ? 'refused.noPicture' : 'refused.unseen', undefined);
}

type Said = Pick<Message, 'webhookId' | 'type' | 'system' | 'reference'> & { readonly author: Pick<User, 'bot' | 'system'> };

/** What other bots, webhooks and Discord itself post is never obeyed, nor what is passed on from elsewhere. */
export function isReplyOfAPerson({ author, webhookId, type, system, reference }: Said): boolean {
  if (author.bot || author.system || webhookId !== null || system || type !== MessageType.Reply) return false;
  return reference?.messageId !== undefined && reference.type === MessageReferenceType.Default;
}

function withoutMention({ content, client }: Message): string {
  return content.replaceAll(new RegExp(`<@!?${client.user.id}>`, 'g'), '').trim();
}

interface Reply {
  readonly target: NonNullable<ReturnType<typeof targetIn>>;
  readonly text: string;
}

async function takeReply(message: Message, { target, text }: Reply, services: Services, log: LogOf): Promise<void> {
  const { desk, jobs, lineUp } = services;
  const { picture, what } = chosen(target.pictures, text);
  if (!picture || (await jobs.find(message.id))) return;
  const more = [...message.attachments.values()].map((file) => asAttachment('reference', file));
  const attachments = [picture.attachment, ...more];
  const given = {
    wish: { ...likeBefore(target, lineUp.offered, attachments), prompt: what },
    ...{ attachments, shape: picture.shape ?? undefined, count: 1 },
  };
  const asked = await admitted(writerOf(message), given, services);
  const resolved = served(lineUp, asked);
  const order: Order = {
    ...placed(message),
    ...priced(resolved),
    followsPicture: asked.wish.size === undefined,
    parent: picture.parent,
    attachments,
    count: 1,
  };
  await desk.checkBalance(order, resolved.model);
  if (!desk.accept(order)) return;
  try {
    await answer(order.id, services);
    await desk.record(order.id);
  } catch (error) {
    // Nothing stands in the channel: it must not count as under way for ever.
    await desk.forget(order.id);
    throw error;
  }
  log().info({ jobId: order.id, model: resolved.model.id }, 'job accepted');
  desk.begin(order.id);
}

/** Before the record, so that it holds where the answer is. */
async function answer(id: string, { jobs, reporter }: Services): Promise<void> {
  const job = jobs.get(id);
  if (job) await reporter.open(job);
}

/** Nothing is guessed where no picture has the number: the wrong one would be paid for. */
export function chosen<Picture>(pictures: readonly Picture[], text: string): { picture: Picture | undefined; what: string } {
  const numbered = NUMBERED.exec(text);
  if (!numbered) return { picture: pictures[0], what: text };
  const number = Number(numbered[1] ?? numbered[2]);
  const picture = pictures[number - 1];
  if (picture === undefined) throw new UserError('refused.noSuchPicture', { number, count: pictures.length });
  return { picture, what: text.slice(numbered[0].length) };
}

function placed({ id, author, member, guildId, guild, channelId, client }: Message): Pick<Order, 'id' | 'requester' | 'place'> {
  return {
    id,
    requester: { userId: author.id, guildId, roles: rolesOf(member), locale: guild?.preferredLocale ?? 'en-US' },
    place: {
      applicationId: client.application.id,
      channelId,
      messageId: null,
      token: '',
      tokenUntil: 0,
      private: false,
      uploadLimit: UPLOAD_LIMIT,
    },
  };
}
