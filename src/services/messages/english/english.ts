// The texts in English. Each says what happened, what became of the credits, and what to do next.
import type { PeriodKind } from '../../credits/period.js';
import type { Loss } from '../../jobs/job.js';
import type { TimeLeft } from '../../jobs/job-reporter.js';
import type { Fitting } from '../../jobs/what-fits.js';
import type { Trouble } from '../../providers/breaker.js';
import type { Quality } from '../../providers/image-request.js';
import { approvalWords, englishApproval } from './approval.js';
import { englishAudit } from './audit.js';
import { englishCommands } from './commands.js';
import { englishCredits } from './credits.js';
import { fileWords } from './files.js';
import { englishGestures } from './gestures.js';
import { englishHistory } from './history.js';
import { englishNotices } from './notices.js';
import { englishPresets } from './presets.js';
import { englishQuota } from './quota.js';
import { englishSettings } from './settings.js';
import { credits, NOTHING_SPENT, pictures } from './words.js';

type Fitted = 'lighter' | 'webp' | 'smaller';
const fitted: Record<Fitted, string> = {
  lighter: 'its file was made lighter',
  webp: 'it was made a WebP',
  smaller: 'it was made smaller',
};

interface Short {
  readonly cost: number;
  readonly left: number;
  readonly fits: Fitting;
  readonly resetsAt: number;
}

const timeLeft = (left: TimeLeft) =>
  typeof left === 'number' ? `about ${left} s left` : { soon: 'any moment now', late: 'it takes longer than usual' }[left];

const leftWords = (left: number) => (left > 0 ? `${left}` : 'none');

const originals = (links: readonly string[]) =>
  links.length === 0 ? '' : ` The original, for about 7 days: ${links.map((link) => `<${link}>`).join(' ')}`;

function haveWords(available: number): string {
  return available < 0 ? `are ${credits(-available)} below zero` : `have ${credits(available)} left`;
}

function shortWords({ cost, left }: Pick<Short, 'cost' | 'left'>): string {
  const have = left < 0 ? `are ${-left} below zero` : `have ${leftWords(left)} left`;
  return `This costs ${credits(cost)} and you ${have}: ${credits(cost - left)} short.`;
}

/** The member could pay: that it is the team's turn to wait must not read as if they had done something wrong. */
function shortBudgetWords({ cost, left }: Pick<Short, 'cost' | 'left'>): string {
  return `You have enough for this, but your team’s budget has not: it costs ${credits(cost)}, and the budget has ${leftWords(left)} left.`;
}

function whatFits({ quality, count }: Fitting): string {
  if (quality === undefined) return '';
  return count === undefined ? `Quality ${quality} would do. ` : `${pictures(count)} in quality ${quality} would do. `;
}

const troubles: Record<Trouble, string> = {
  unavailable: 'The image service is not available just now.',
  'out-of-credits': 'The team’s account at the image service has run out. Whoever runs this bot has been told.',
  unauthorised: 'The image service does not accept this bot’s key. Whoever runs this bot has been told.',
};

const lossWords: Record<Loss['reason'], (loss: Loss) => string> = {
  rejected: ({ detail }) =>
    `The image service refused this request${detail ? `: “${detail}”` : ''}. Try other words or other options.`,
  moderation: () => 'The image service’s content filter stopped this prompt. Try to say it in other words.',
  'rate-limited': () => 'The image service was too busy to take this request. Try again in a few minutes.',
  'out-of-credits': () => troubles['out-of-credits'],
  unauthorised: () => troubles.unauthorised,
  unavailable: () => 'The image service is not available just now. Try again in a few minutes.',
  expired: () => 'The image service did not finish this picture in time. Try again.',
  'outcome-unknown': () =>
    'The connection broke while the request was handed over, so it is not known whether it was drawn. Try again.',
  unreadable: () => 'The image service’s answer could not be read as a picture. Try again.',
  'short-of-credits': ({ detail, short }) =>
    short
      ? `${shortWords(short)} ${whatFits(short.fits)}You get new credits <t:${short.resetsAt}:R>.`
      : `This needs ${credits(Number(detail))} more than you have left. /credits shows when you get new ones.`,
  'short-of-budget': ({ detail, short }) =>
    short
      ? `${shortBudgetWords(short)} ${whatFits(short.fits)}An admin can raise the budget; a new one begins <t:${short.resetsAt}:R>.`
      : `The team’s budget for this period has ${credits(Number(detail))} too few for this. An admin can raise it with /quota set.`,
  'approval-refused': ({ detail }) => approvalWords.refused(detail),
  'approval-silent': () => approvalWords.silent,
  'approval-unaskable': () => approvalWords.unaskable,
  'bad-file': ({ file }) => (file ? fileWords(file) : 'A file can’t be worked from.'),
  internal: ({ detail }) =>
    `Something went wrong in the bot itself. If it happens again, tell an admin this reference: ${detail ?? '–'}.`,
};

const wordsFor = (loss: Loss) => lossWords[loss.reason](loss);
const instead = (others: readonly string[]) =>
  others.length === 0 ? '' : ` Or choose ${others.join(', ').replace(/, ([^,]*)$/, ' or $1')}.`;

export const english = {
  ...englishCommands,
  ...englishCredits,
  ...englishGestures,
  ...englishHistory,
  ...englishQuota,
  ...englishAudit,
  ...englishSettings,
  ...englishPresets,
  ...englishApproval,
  ...englishNotices,

  'refused.transparentJpeg': () =>
    `A JPEG can’t be transparent. ${NOTHING_SPENT} Choose PNG or WebP as the format, or an opaque background.`,
  'refused.compressionRange': ({ least, most }: { least: number; most: number }) =>
    `Compression must be from ${least} to ${most} for this model. ${NOTHING_SPENT}`,
  'refused.option': ({ option, model, choices }: { option: string; model: string; choices: string }) =>
    `${model} does not offer that ${option}. ${NOTHING_SPENT} It offers: ${choices}.`,
  'refused.transparentFormat': ({ model, formats }: { model: string; formats: string }) =>
    `${model} draws a transparent background only as ${formats.toUpperCase()}. ${NOTHING_SPENT} Choose that format, or another background.`,
  'refused.needsPicture': ({ model, others }: { model: string; others: readonly string[] }) =>
    `${model} works on a picture, and none is attached. ${NOTHING_SPENT} Attach one as reference.${instead(others)}`,
  'refused.references': ({ model, most, others }: { model: string; most: number; others: readonly string[] }) =>
    `${most === 0 ? `${model} draws from words alone.` : `${model} works from at most ${pictures(most)}.`} ${NOTHING_SPENT} Leave ${most === 0 ? 'the pictures' : 'some pictures'} out.${instead(others)}`,
  'refused.mask': ({ model, others }: { model: string; others: readonly string[] }) =>
    `${model} takes no mask. ${NOTHING_SPENT} Leave it out and say in words what to change.${instead(others)}`,
  'refused.maskAlone': () =>
    `A mask says what to change in a picture, and no picture is attached. ${NOTHING_SPENT} Attach one as reference.`,
  'refused.paused': ({ trouble, until }: { trouble: Trouble; until: number }) =>
    `${troubles[trouble]} ${NOTHING_SPENT} It is tried again <t:${until}:R>.`,
  'refused.unknownModel': () => `That model is not on offer any more. ${NOTHING_SPENT} Choose one from the list.`,
  'refused.longPrompt': ({ most, length }: { most: number; length: number }) =>
    `The prompt has ${length} characters; this model takes at most ${most}. ${NOTHING_SPENT} Shorten it a little.`,
  'refused.emptyPrompt': () =>
    `The prompt is empty. ${NOTHING_SPENT} Describe what you would like to see, such as “a lighthouse at dusk”.`,
  'refused.tooMany': ({ running, waiting }: { running: number; waiting: number }) =>
    `You already have ${running + waiting} requests under way: ${running} may run and ${waiting} may wait. ${NOTHING_SPENT} Wait for one to finish, or cancel one.`,
  'refused.short': ({ available, fits, resetsAt, cost }: Omit<Short, 'left'> & { available: number }) =>
    `${shortWords({ cost, left: available })} ${NOTHING_SPENT} ${whatFits(fits)}You get new credits <t:${resetsAt}:R>.`,
  'refused.budget': ({ fits, resetsAt, ...short }: Short) =>
    `${shortBudgetWords(short)} ${NOTHING_SPENT} ${whatFits(fits)}An admin can raise the budget; a new one begins <t:${resetsAt}:R>.`,
  'refused.leaving': () => `The bot is just being restarted. ${NOTHING_SPENT} Try again in a minute.`,
  'refused.notYours': () => 'Only the person who asked for this picture, or somebody who may manage messages here, can do that.',
  'refused.gone': () => 'There is nothing to do here any more: this request has ended.',
  'refused.foreign': () => 'This button is not one this bot understands. Ask for a new picture with /imagine.',
  'error.internal': ({ reference }: { reference: string }) =>
    `Something went wrong in the bot itself. ${NOTHING_SPENT} Try again; if it happens again, tell an admin this reference: ${reference}.`,
  'error.admin': ({ reference }: { reference: string }) =>
    `Something went wrong in the bot itself. It may have been done all the same: look at \`/quota audit\` before you do it again. If it happens again, tell whoever runs the bot this reference: ${reference}.`,
  'error.button': ({ reference }: { reference: string }) =>
    `Something went wrong in the bot itself. /credits shows what became of your credits. Try again; if it happens again, tell an admin this reference: ${reference}.`,

  'job.queued': ({ position }: { position: number }) =>
    position === 1 ? '🕓 **Waiting** · next in line' : `🕓 **Waiting** · number ${position} in line`,
  'job.heldUp': ({ until }: { until: number }) =>
    `🕓 **Waiting** · the image service can’t take it just now. Trying again until <t:${until}:t>.`,
  'job.drawing': ({ bar, left, drawn, count }: { bar: string; left: TimeLeft; drawn: number; count: number }) =>
    [`🎨 **Drawing** ${bar}`, timeLeft(left), ...(count > 1 ? [`${drawn} of ${count} done`] : [])].join(' · '),
  'job.stopping': ({ most }: { most: number }) =>
    `⏹️ **Cancelled** · the image service had already begun and can’t be stopped. What it draws is charged: at most about ${credits(most)}.`,
  'job.cancelled': ({ charged }: { charged: number }) =>
    charged === 0
      ? `⏹️ **Cancelled** · ${NOTHING_SPENT}`
      : `⏹️ **Cancelled** · the image service had already begun, so ${credits(charged)} ${charged === 1 ? 'was' : 'were'} charged.`,
  'job.failed': ({ loss }: { loss: Loss }) => `⚠️ **Not drawn** · ${wordsFor(loss)}\nNothing was charged: all credits came back.`,
  'job.refused': ({ loss }: { loss: Loss }) => `${wordsFor(loss)} ${NOTHING_SPENT}`,
  'job.someLost': ({ lost, loss }: { lost: number; loss: Loss }) =>
    `⚠️ ${pictures(lost)} could not be drawn and ${lost === 1 ? 'was' : 'were'} not charged. ${wordsFor(loss)}`,
  'job.overrun': ({ over }: { over: number }) => `The image service charged ${credits(over)} more than estimated.`,
  'job.cost': ({ charged }: { charged: number }) => credits(charged),
  'job.estimate': ({ most }: { most: number }) => `${credits(most)} reserved`,
  'job.sources': ({ references, mask }: { references: number; mask: boolean }) =>
    `${references} ${references === 1 ? 'reference' : 'references'}${mask ? ' and a mask' : ''}`,
  'job.quality': ({ quality }: { quality: Quality }) => quality,
  'job.mapped': ({ model, option, from, to }: { model: string; option: string; from: string; to: string }) =>
    `${model} does not offer ${option} ${from}: ${to.replace('x', '×')} is used.`,
  'job.firstFrame': ({ file }: { file: string }) => `“${file}” moves: its first frame is used.`,
  'job.maskDrawn': ({ file }: { file: string }) => `“${file}” is drawn in black and white: what is white is changed.`,
  'job.substitute': ({ from, to }: { from: string; to: string }) =>
    `${from} is not available just now: ${to} draws this instead.`,
  'job.fitted': ({ how, links }: { how: Fitted; links: readonly string[] }) =>
    `The picture was larger than Discord takes, so ${fitted[how]}.${originals(links)}`,
  'job.tooLarge': ({ links, isIncomplete }: { links: readonly string[]; isIncomplete: boolean }) =>
    `The picture is larger than Discord takes.${originals(links)}${isIncomplete ? ' It is kept for about 7 days: open `/history` where larger files may be sent, and press Deliver.' : ''}`,
  'job.left': ({ available, resetsAt }: { available: number; resetsAt: number }) =>
    `You ${haveWords(available)}. You get new ones <t:${resetsAt}:R>.`,
  'job.altText': ({ prompt }: { prompt: string }) => `Picture drawn from the prompt: ${prompt}`,

  'button.cancel': () => 'Cancel',

  'help.text': ({ allowance, period, isAdmin }: { allowance: number; period: PeriodKind; isAdmin: boolean }) =>
    [
      '## Pictures for your team',
      '`/imagine` draws what you describe. Only the prompt is needed:',
      '> /imagine prompt: a lighthouse at dusk',
      'More to choose from:',
      '- **reference**: pictures to edit or to work from, up to 4, and a **mask** for what to change\n- **size**: square, landscape, portrait or automatic',
      '- **quality**: low is quick and cheap, high costs about three times as much as medium',
      '- **count**: up to 4 pictures at once',
      '- **background** transparent: for logos and stickers, as PNG or WebP',
      '- **private**: only you see the result',
      '**Go on from a picture**: reply to it, mention me and say what to change; or right-click (press and hold) any picture and choose **Apps → Edit image**; or press a button under it.',
      '**Ask the same way again**: `/preset save` keeps your last request, or a prompt with blanks such as “a {thing} in watercolour”, for `/imagine preset:` and `/preset use`.',
      '`/history` shows your past pictures. The reply shows where your request stands, and a button cancels it.',
      `You have ${credits(allowance)} a ${period}; \`/credits\` shows what is left. What can’t be drawn is never charged.`,
      ...(isAdmin
        ? [
            '**For admins**: `/quota` shows who spent what and sets who gets what; `/settings` says who may ask, where, and for what.',
          ]
        : []),
    ].join('\n'),
} as const;
