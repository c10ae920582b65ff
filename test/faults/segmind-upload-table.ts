// The fault table of Segmind’s uploads, which come before a submit to v2 or v1: what fails here was surely never drawn.
import * as say from './fault-row.js';
import { at, PRICE } from './fault-row.js';

const { DRAWN, REFUSED, REFUSED_LONG, REFUSED_SHOUTING, REFUSED_KEY, BUSY, POOR, KEY, GONE } = say;

const AGAIN = 'not-found server-error polling-error bad-gateway unavailable timeout reset reset-accepted cut';
const SILENCE = 'hang hang-accepted';
const AGAIN_TOO = 'server-error-accepted polling-error-accepted bad-gateway-accepted unavailable-accepted timeout-accepted';
const NO_LINK = 'html nonsense empty html-accepted nonsense-accepted empty-accepted';

export const upload = at(
  'upload',
  // Uploading again does no harm.
  ['once', 'too-many too-many-retry-after too-many-reset-at', DRAWN, PRICE, [1, 1]],
  ['once', `${AGAIN} ${AGAIN_TOO} ${SILENCE} ${NO_LINK}`, DRAWN, PRICE, [1, 1]],
  ['always', 'too-many too-many-retry-after too-many-reset-at', BUSY, 0, [0, 0]],
  ['always', `${AGAIN} ${AGAIN_TOO}`, GONE, 0, [0, 0], 'unavailable'],
  ['always', NO_LINK, say.UNREADABLE_OR_GONE, 0, [0, 0], 'unavailable'],
  // Too few tries in five minutes to know that it is not this picture alone.
  ['always', SILENCE, GONE, 0, [0, 0]],
  // Refused for good.
  ['always', 'bad-request method content-type parameter-refused retired failed', REFUSED, 0, [0, 0]],
  ['always', 'unprocessable server-error-parameter', REFUSED, 0, [0, 0]],
  ['always', 'long-error', REFUSED_LONG, 0, [0, 0]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [0, 0]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [0, 0]],
  ['always', 'unauthorised unauthorised-token forbidden forbidden-key forbidden-token', KEY, 0, [0, 0], 'unauthorised'],
  ['always', 'out-of-credits spend-limit', POOR, 0, [0, 0], 'out-of-credits'],
  // Another name for the links.
  ['always', 'older-page', DRAWN, PRICE, [1, 1]],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

export const nothingToUpload = {
  upload: {
    'not-a-picture truncated-picture empty-picture mislabelled':
      'an upload is answered with a link: there is no picture to spoil',
    'output-list output-object output-data-uri output-base64': 'an upload is answered with a link, not with a result',
  },
};
