// The fault table of 1min.ai: the submit of a drawing or an edit, poll and download, and the upload that comes before an edit.
import * as say from './fault-row.js';
import { at, PRICE } from './fault-row.js';

const { DRAWN, REFUSED, REFUSED_LONG, REFUSED_SHOUTING, REFUSED_KEY, FILTERED, BUSY, POOR, KEY, GONE, EXPIRED, UNKNOWN } = say;

const TOO_MANY = 'too-many too-many-retry-after too-many-html';
const POOR_FAULTS = 'out-of-credits out-of-credits-406 out-of-credits-record';
const REFUSALS = 'missing-fields unsupported-model unknown-error external-error busy-permanent success-false success-false-200';

export const submit = at(
  'submit',
  // Definitely not taken, and said to be for now: sent again, for five minutes at most. A page under 403 is of what stands before it.
  ['once', `${TOO_MANY} unavailable-html busy forbidden-html`, DRAWN, PRICE, [2, 1]],
  ['always', TOO_MANY, BUSY, 0, ['many', 0]],
  ['always', 'unavailable-html busy forbidden-html', GONE, 0, ['many', 0], 'unavailable'],
  // Refused for good.
  ['always', `${REFUSALS} not-found`, REFUSED, 0, [1, 0]],
  ['always', 'moderation', FILTERED, 0, [1, 0]],
  ['always', 'long-error', REFUSED_LONG, 0, [1, 0]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [1, 0]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [1, 0]],
  ['always', 'unauthorised', KEY, 0, [1, 0], 'unauthorised'],
  ['always', POOR_FAULTS, POOR, 0, [1, 0], 'out-of-credits'],
  // The maker failed, nobody knows how.
  ['always', 'external-error-unreadable', GONE, 0, [1, 0]],
  // Taken or not, nobody knows: never sent again.
  ['always', 'hang reset server-error bad-gateway timeout-html html nonsense empty', UNKNOWN, 0, [1, 0]],
  ['always', 'hang-accepted reset-accepted cut server-error-accepted bad-gateway-accepted', UNKNOWN, 0, [1, 1]],
  ['always', 'timeout-html-accepted html-accepted nonsense-accepted empty-accepted', UNKNOWN, 0, [1, 1]],
  // A 503 is a refusal, and so it is sent again. A vendor that says it and draws all the same draws twice; the member pays once.
  ['once', 'unavailable-html-accepted', DRAWN, PRICE, [2, 2]],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const LOOKS_AGAIN = `${TOO_MANY} forbidden-html server-error bad-gateway unavailable-html timeout-html html nonsense empty`;
const LOOKS_AGAIN_TOO = 'hang hang-accepted reset reset-accepted cut';
/** What a look is refused with is not about the picture. */
const NOT_ABOUT_IT =
  'missing-fields unsupported-model unknown-error success-false success-false-200 long-error markdown-error key-in-error';

export const poll = at(
  'poll',
  // Looking again does no harm.
  ['once', `${LOOKS_AGAIN} ${LOOKS_AGAIN_TOO} ${NOT_ABOUT_IT}`, DRAWN, PRICE, [1, 1]],
  // For half an hour; then it is given up.
  ['always', `${LOOKS_AGAIN} ${LOOKS_AGAIN_TOO} ${NOT_ABOUT_IT}`, EXPIRED, 0, [1, 1]],
  // It says that there will be no picture, and sometimes why.
  ['always', 'external-error external-error-unreadable busy busy-permanent', REFUSED, 0, [1, 1]],
  ['always', 'moderation', FILTERED, 0, [1, 1]],
  ['always', 'not-found', EXPIRED, 0, [1, 1]],
  ['always', POOR_FAULTS, POOR, 0, [1, 1], 'out-of-credits'],
  ['always', 'unauthorised', KEY, 0, [1, 1], 'unauthorised'],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const ANEW = 'server-error bad-gateway unavailable-html timeout-html hang hang-accepted reset reset-accepted cut';
const NO_PICTURE = 'html nonsense empty out-of-credits-record success-false-200 not-a-picture truncated-picture empty-picture';
const TURNED_AWAY =
  'missing-fields unsupported-model unknown-error external-error external-error-unreadable busy busy-permanent moderation';
const TURNED_AWAY_TOO =
  'out-of-credits out-of-credits-406 success-false unauthorised forbidden-html not-found long-error markdown-error key-in-error';

export const download = at(
  'download',
  // Fetched again, by a fresh link; four times in all.
  ['once', `${TOO_MANY} ${ANEW} ${NO_PICTURE} ${TURNED_AWAY} ${TURNED_AWAY_TOO}`, DRAWN, PRICE, [1, 1]],
  ['always', TOO_MANY, BUSY, 0, [1, 1]],
  ['always', ANEW, GONE, 0, [1, 1]],
  ['always', NO_PICTURE, say.UNREADABLE, 0, [1, 1]],
  // The link has run out: it is signed and needs no key, so this says nothing about the key or the account.
  ['always', `${TURNED_AWAY} ${TURNED_AWAY_TOO}`, EXPIRED, 0, [1, 1]],
  // Named by its bytes, not by its label.
  ['always', 'mislabelled', say.DRAWN_JPEG, PRICE, [1, 1]],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const AGAIN = `not-found busy external-error-unreadable forbidden-html unavailable-html server-error bad-gateway timeout-html`;
const SILENCE = 'hang hang-accepted';
const AGAIN_TOO = 'reset reset-accepted cut server-error-accepted bad-gateway-accepted';
const AGAIN_ALSO = 'unavailable-html-accepted timeout-html-accepted';
const NO_NAME = 'html nonsense empty html-accepted nonsense-accepted empty-accepted out-of-credits-record';

export const upload = at(
  'upload',
  // Uploading again does no harm.
  ['once', `${TOO_MANY} ${AGAIN} ${AGAIN_TOO} ${AGAIN_ALSO} ${SILENCE} ${NO_NAME}`, DRAWN, PRICE, [1, 1]],
  ['always', TOO_MANY, BUSY, 0, [0, 0]],
  ['always', `${AGAIN} ${AGAIN_TOO} ${AGAIN_ALSO}`, GONE, 0, [0, 0], 'unavailable'],
  ['always', NO_NAME, say.UNREADABLE_OR_GONE, 0, [0, 0], 'unavailable'],
  // Too few tries in five minutes to know that it is not this picture alone.
  ['always', SILENCE, GONE, 0, [0, 0]],
  // Refused for good.
  ['always', REFUSALS, REFUSED, 0, [0, 0]],
  ['always', 'moderation', FILTERED, 0, [0, 0]],
  ['always', 'long-error', REFUSED_LONG, 0, [0, 0]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [0, 0]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [0, 0]],
  ['always', 'unauthorised', KEY, 0, [0, 0], 'unauthorised'],
  ['always', 'out-of-credits out-of-credits-406', POOR, 0, [0, 0], 'out-of-credits'],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const spoiled = 'not-a-picture truncated-picture empty-picture mislabelled';

const answeredAllTheSame =
  'server-error-accepted bad-gateway-accepted unavailable-html-accepted timeout-html-accepted html-accepted nonsense-accepted empty-accepted';
const sameAnswer = { [answeredAllTheSame]: say.NOTHING_TO_TAKE };

/** Cells that there are none of, and why. */
export const nothingToSee = {
  submit: { [spoiled]: 'a submit is answered with JSON: there is no picture to spoil' },
  poll: { ...sameAnswer, [spoiled]: 'a look is answered with JSON: they strike the download' },
  result: 'a look is answered with the result: there is no other place to ask at',
  download: sameAnswer,
};

export const nothingToUpload = { upload: { [spoiled]: 'an upload is answered with a name: there is no picture to spoil' } };
