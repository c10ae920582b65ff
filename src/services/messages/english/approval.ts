// The texts of requests that wait for a moderator, in English.
import type { Verdict } from '../../jobs/approval.js';
import { credits, NOTHING_SPENT, pictures } from './words.js';

export const englishApproval = {
  'refused.unaskable': ({ cost, above }: { cost: number; above: number }) =>
    `This costs ${credits(cost)}. Here, whatever costs more than ${above} needs a moderator’s approval, and no moderator can see a private request. ${NOTHING_SPENT} Ask without **private**, or ask an admin to choose an operators’ channel in \`/settings\`.`,
  'refused.notModerator': () => 'Only somebody who may manage messages here can approve or refuse requests.',
  'refused.decided': ({ kind, by }: Verdict) =>
    `<@${by}> has ${kind === 'given' ? 'approved' : 'refused'} this request already: nothing more was done.`,

  'job.unapproved': ({ until, isPrivate }: { until: number; isPrivate: boolean }) =>
    `✋ **Waiting for a moderator’s approval** · a request of this price needs it. ${isPrivate ? 'They see its price, but not your prompt. ' : ''}Without an answer it ends <t:${until}:R>, and the credits come back.`,
  'job.approved': ({ by }: { by: string }) => `Approved by <@${by}>.`,

  'approval.asked': ({ userId, cost }: { userId: string; cost: number }) =>
    `✋ **A private request waits for approval** · <@${userId}> asks to spend ${credits(cost)}. Nobody else sees the prompt.`,
  'approval.cost': ({ count, cost }: { count: number; cost: number }) => `${pictures(count)} · ${credits(cost)}`,
  'approval.given': ({ by, userId }: { by: string; userId: string }) =>
    `✅ <@${by}> approved a private request of <@${userId}>’s.`,
  'approval.refused': ({ by, userId }: { by: string; userId: string }) =>
    `🚫 <@${by}> refused a private request of <@${userId}>’s. The credits came back.`,
  'approval.lapsed': ({ userId }: { userId: string }) =>
    `⌛ Nobody decided about a private request of <@${userId}>’s for a day, so it has ended. The credits came back.`,
  'approval.withdrawn': ({ userId }: { userId: string }) =>
    `⏹️ A private request of <@${userId}>’s has ended before anybody decided. There is nothing to do.`,

  'button.approve': ({ cost }: { cost: number }) => `Approve · ${credits(cost)}`,
  'button.refuse': () => 'Refuse',
} as const;

/** Why a request that needed approval was not drawn. */
export const approvalWords = {
  refused: (by: string | undefined) =>
    `${by === undefined ? 'A moderator' : `<@${by}>`} refused this request. Ask for the reason, or for something that costs less.`,
  silent: 'No moderator approved this request within a day. Ask again, and tell a moderator about it.',
  unaskable:
    'This request needs a moderator’s approval, and they can’t be asked: no moderator sees a private request, and there is no operators’ channel that the bot may write in. Ask without **private**, or tell an admin.',
} as const;
