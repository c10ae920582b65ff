// The fault table of Segmind’s v2: the submit of a drawing or an edit, poll, result and download.
import * as say from './fault-row.js';
import { at, PRICE } from './fault-row.js';

const { DRAWN, REFUSED, REFUSED_LONG, REFUSED_SHOUTING, REFUSED_KEY, BUSY, POOR, KEY, GONE, EXPIRED, UNKNOWN, UNREADABLE } = say;

export const submit = at(
  'submit',
  // Definitely not taken, and said to be for now: sent again, for five minutes at most.
  ['once', 'too-many too-many-retry-after too-many-reset-at unavailable', DRAWN, PRICE, [2, 1]],
  ['always', 'too-many too-many-retry-after too-many-reset-at', BUSY, 0, ['many', 0]],
  ['always', 'unavailable', GONE, 0, ['many', 0], 'unavailable'],
  // v2 does not know the model: v1 draws it. Known to neither, it is refused.
  ['once', 'not-found', DRAWN, PRICE, [2, 1]],
  ['always', 'not-found', REFUSED, 0, [2, 0]],
  // Refused for good.
  ['always', 'bad-request method content-type parameter-refused retired failed', REFUSED, 0, [1, 0]],
  ['always', 'unprocessable server-error-parameter', REFUSED, 0, [1, 0]],
  ['always', 'long-error', REFUSED_LONG, 0, [1, 0]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [1, 0]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [1, 0]],
  ['always', 'unauthorised unauthorised-token forbidden forbidden-key forbidden-token', KEY, 0, [1, 0], 'unauthorised'],
  ['always', 'out-of-credits spend-limit', POOR, 0, [1, 0], 'out-of-credits'],
  ['always', 'server-error polling-error', GONE, 0, [1, 0]],
  ['always', 'server-error-accepted polling-error-accepted', GONE, 0, [1, 1]],
  // Taken or not, nobody knows: never sent again.
  ['always', 'hang reset bad-gateway timeout html nonsense empty', UNKNOWN, 0, [1, 0]],
  ['always', 'hang-accepted reset-accepted cut bad-gateway-accepted timeout-accepted', UNKNOWN, 0, [1, 1]],
  ['always', 'html-accepted nonsense-accepted empty-accepted', UNKNOWN, 0, [1, 1]],
  // A 503 is a refusal, and so it is sent again. A vendor that says it and draws all the same draws twice; the member pays once.
  ['once', 'unavailable-accepted', DRAWN, PRICE, [2, 2]],
  // Slow is not wrong.
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const LOOKS_AGAIN =
  'too-many too-many-retry-after too-many-reset-at server-error server-error-parameter polling-error bad-gateway';
const LOOKS_AGAIN_TOO = 'unavailable timeout html nonsense empty hang reset cut hang-accepted reset-accepted';

export const poll = at(
  'poll',
  // Looking again does no harm.
  ['once', `${LOOKS_AGAIN} ${LOOKS_AGAIN_TOO}`, DRAWN, PRICE, [1, 1]],
  // For half an hour; then it is given up.
  ['always', `${LOOKS_AGAIN} ${LOOKS_AGAIN_TOO}`, EXPIRED, 0, [1, 1]],
  // It says that there will be no picture.
  ['always', 'failed', REFUSED, 0, [1, 1]],
  ['always', 'not-found', EXPIRED, 0, [1, 1]],
  // A look is refused.
  ['always', 'bad-request method content-type parameter-refused retired unprocessable', REFUSED, 0, [1, 1]],
  ['always', 'long-error', REFUSED_LONG, 0, [1, 1]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [1, 1]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [1, 1]],
  ['always', 'unauthorised unauthorised-token forbidden forbidden-key forbidden-token', KEY, 0, [1, 1], 'unauthorised'],
  ['always', 'out-of-credits spend-limit', POOR, 0, [1, 1], 'out-of-credits'],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

/** The same as a look: it is the second half of one. */
export const result = [
  ...poll.map((row) => ({ ...row, at: 'result' })),
  ...at('result', ['always', 'output-list output-object output-data-uri output-base64', DRAWN, PRICE, [1, 1]]),
];

const ANEW = 'too-many too-many-retry-after too-many-reset-at server-error server-error-parameter polling-error bad-gateway';
const ANEW_TOO = 'unavailable timeout hang hang-accepted reset reset-accepted cut';
const NO_PICTURE = 'html nonsense empty not-a-picture truncated-picture empty-picture';
const TURNED_AWAY =
  'bad-request content-type method failed unprocessable parameter-refused long-error markdown-error key-in-error';
const TURNED_AWAY_TOO =
  'not-found retired unauthorised unauthorised-token forbidden forbidden-key forbidden-token out-of-credits spend-limit';

export const download = at(
  'download',
  // Fetched again, by a fresh link; four times in all.
  ['once', `${ANEW} ${ANEW_TOO} ${NO_PICTURE} ${TURNED_AWAY} ${TURNED_AWAY_TOO}`, DRAWN, PRICE, [1, 1]],
  ['always', 'too-many too-many-retry-after too-many-reset-at', BUSY, 0, [1, 1]],
  ['always', 'server-error server-error-parameter polling-error bad-gateway', GONE, 0, [1, 1]],
  ['always', ANEW_TOO, GONE, 0, [1, 1]],
  ['always', NO_PICTURE, UNREADABLE, 0, [1, 1]],
  // The link has run out: it is a public one, so this says nothing about the key or the account.
  ['always', `${TURNED_AWAY} ${TURNED_AWAY_TOO}`, EXPIRED, 0, [1, 1]],
  // Named by its bytes, not by its label.
  ['always', 'mislabelled', say.DRAWN_JPEG, PRICE, [1, 1]],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

const answeredAllTheSame =
  'server-error-accepted polling-error-accepted bad-gateway-accepted unavailable-accepted timeout-accepted html-accepted nonsense-accepted empty-accepted';
const sameAnswer = { [answeredAllTheSame]: say.NOTHING_TO_TAKE };

/** Cells that there are none of, and why. */
export const nothingToSee = {
  submit: {
    'not-a-picture truncated-picture empty-picture mislabelled': 'v2 answers a submit with JSON: there is no picture to spoil',
    'output-list output-object output-data-uri output-base64': 'v2 names no picture in answer to a submit',
    'older-page': 'only an upload has an older page',
  },
  poll: {
    ...sameAnswer,
    'not-a-picture truncated-picture empty-picture mislabelled': 'there is no picture in a status: they strike the download',
    'output-list output-object output-data-uri output-base64': 'there is no picture in a status: they strike the result',
    'older-page': 'only an upload has an older page',
  },
  result: {
    ...sameAnswer,
    'not-a-picture truncated-picture empty-picture mislabelled': 'a result is JSON: they strike the download',
    'older-page': 'only an upload has an older page',
  },
  download: {
    ...sameAnswer,
    'output-list output-object output-data-uri output-base64': 'a download is the picture alone: they strike the result',
    'older-page': 'only an upload has an older page',
  },
};
