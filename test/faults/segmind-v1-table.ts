// The fault table of Segmind’s v1, which stands in for models that v2 does not know and answers only when the picture is drawn.
import type { SynchronousAnswer } from '../../sandbox/segmind/levers.js';
import type { Studio } from '../support/studio.js';
import * as say from './fault-row.js';
import { at, PRICE } from './fault-row.js';
import * as v2 from './segmind-v2-table.js';

const { DRAWN, REFUSED, REFUSED_LONG, REFUSED_SHOUTING, REFUSED_KEY, BUSY, POOR, KEY, GONE, UNKNOWN, UNREADABLE } = say;

export const submit = at(
  'submit',
  // Definitely not taken, and said to be for now: sent again, for five minutes at most.
  ['once', 'too-many too-many-retry-after too-many-reset-at unavailable', DRAWN, PRICE, [2, 1]],
  ['always', 'too-many too-many-retry-after too-many-reset-at', BUSY, 0, ['many', 0]],
  ['always', 'unavailable', GONE, 0, ['many', 0], 'unavailable'],
  // Refused for good.
  ['always', 'bad-request not-found method content-type parameter-refused retired failed', REFUSED, 0, [1, 0]],
  ['always', 'unprocessable server-error-parameter', REFUSED, 0, [1, 0]],
  ['always', 'long-error', REFUSED_LONG, 0, [1, 0]],
  ['always', 'markdown-error', REFUSED_SHOUTING, 0, [1, 0]],
  ['always', 'key-in-error', REFUSED_KEY, 0, [1, 0]],
  ['always', 'unauthorised unauthorised-token forbidden forbidden-key forbidden-token', KEY, 0, [1, 0], 'unauthorised'],
  ['always', 'out-of-credits spend-limit', POOR, 0, [1, 0], 'out-of-credits'],
  // It draws before it answers, so all that goes wrong may have come after the picture: never sent again.
  ['always', 'hang reset server-error polling-error bad-gateway timeout html nonsense empty', UNKNOWN, 0, [1, 0]],
  ['always', 'hang-accepted reset-accepted cut server-error-accepted polling-error-accepted', UNKNOWN, 0, [1, 1]],
  ['always', 'bad-gateway-accepted timeout-accepted html-accepted nonsense-accepted empty-accepted', UNKNOWN, 0, [1, 1]],
  // The vendor says that it did not take it: see v2.
  ['once', 'unavailable-accepted', DRAWN, PRICE, [2, 2]],
  ['always', 'slow', DRAWN, PRICE, [1, 1]],
);

/** The answer is the picture, and there is nothing to ask for it again by. */
export const picture = at(
  'submit',
  ['always', 'truncated-picture', UNREADABLE, 0, [1, 1]],
  ['always', 'not-a-picture empty-picture', UNKNOWN, 0, [1, 1]],
  ['always', 'mislabelled', say.DRAWN_JPEG, PRICE, [1, 1]],
);

/** The answer is JSON that names the picture, or holds it. */
export const outputs = at('submit', ['always', 'output-list output-object output-data-uri output-base64', DRAWN, PRICE, [1, 1]]);

/** A link in the answer is all there is: it is tried four times. */
export const download = v2.download;

export const nothingToSee = {
  submit: { 'older-page': 'only an upload has an older page' },
  poll: 'v1 answers with the picture: there is nothing to look after',
  result: 'v1 answers with the picture: there is nothing to ask for',
  download: v2.nothingToSee.download,
};

/** The same for each way in which it answers. */
export const noJson = { 'output-list output-object output-data-uri output-base64': 'the answer is the picture and not JSON' };
export const noPicture = {
  'not-a-picture truncated-picture empty-picture mislabelled': 'the answer is JSON: they strike the download',
};

/** Makes Segmind draw by v1, and answer so. */
export function answering(answer: SynchronousAnswer) {
  return ({ segmind }: Studio): void => {
    segmind.synchronousAnswer = answer;
    for (const slug of ['gpt-image-1-mini', 'gpt-image-1-edit-mini']) segmind.switchOffV2(slug);
  };
}
