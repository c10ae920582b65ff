// The texts of requests that wait for a moderator, in German.
import type { approvalWords, englishApproval } from '../english/approval.js';
import { credits, NOTHING_SPENT, pictures, type Translated } from './words.js';

const CAME_BACK = 'Die Credits sind zurückgekommen.';

export const germanApproval: Translated<typeof englishApproval> = {
  'refused.unaskable': ({ cost, above }) =>
    `Das kostet ${credits(cost)}. Was hier mehr als ${above} kostet, muss von der Moderation freigegeben werden, und eine private Anfrage sieht dort niemand. ${NOTHING_SPENT} Frag ohne **private**, oder bitte einen Admin, in \`/settings\` einen Kanal der Betreiber zu wählen.`,
  'refused.notModerator': () => 'Freigeben oder ablehnen kann nur, wer hier Nachrichten verwalten darf.',
  'refused.decided': ({ kind, by }) =>
    `<@${by}> hat diese Anfrage schon ${kind === 'given' ? 'freigegeben' : 'abgelehnt'}: Es wurde nichts weiter getan.`,

  'job.unapproved': ({ until, isPrivate }) =>
    `✋ **Wartet auf die Freigabe der Moderation** · Eine Anfrage zu diesem Preis braucht sie. ${isPrivate ? 'Dort sieht man den Preis, aber nicht deinen Prompt. ' : ''}Ohne Antwort endet sie <t:${until}:R>, und die Credits kommen zurück.`,
  'job.approved': ({ by }) => `Freigegeben von <@${by}>.`,

  'approval.asked': ({ userId, cost }) =>
    `✋ **Eine private Anfrage wartet auf Freigabe** · <@${userId}> möchte ${credits(cost)} ausgeben. Den Prompt sieht sonst niemand.`,
  'approval.cost': ({ count, cost }) => `${pictures(count)} · ${credits(cost)}`,
  'approval.given': ({ by, userId }) => `✅ <@${by}> hat eine private Anfrage von <@${userId}> freigegeben.`,
  'approval.refused': ({ by, userId }) => `🚫 <@${by}> hat eine private Anfrage von <@${userId}> abgelehnt. ${CAME_BACK}`,
  'approval.lapsed': ({ userId }) =>
    `⌛ Über eine private Anfrage von <@${userId}> hat einen Tag lang niemand entschieden; sie ist beendet. ${CAME_BACK}`,
  'approval.withdrawn': ({ userId }) =>
    `⏹️ Eine private Anfrage von <@${userId}> hat geendet, bevor jemand entschieden hat. Es gibt nichts zu tun.`,

  'button.approve': ({ cost }) => `Freigeben · ${credits(cost)}`,
  'button.refuse': () => 'Ablehnen',
};

export const germanApprovalWords: {
  readonly [Why in keyof typeof approvalWords]: (typeof approvalWords)[Why] extends string ? string : (typeof approvalWords)[Why];
} = {
  refused: (by) =>
    `${by === undefined ? 'Die Moderation' : `<@${by}>`} hat diese Anfrage abgelehnt. Frag nach dem Grund, oder nach etwas, das weniger kostet.`,
  silent:
    'Die Moderation hat diese Anfrage einen Tag lang nicht freigegeben. Frag noch einmal, und sag jemandem von der Moderation Bescheid.',
  unaskable:
    'Diese Anfrage muss von der Moderation freigegeben werden, und die lässt sich nicht fragen: Eine private Anfrage sieht dort niemand, und es gibt keinen Kanal der Betreiber, in den der Bot schreiben darf. Frag ohne **private**, oder sag einem Admin Bescheid.',
};
