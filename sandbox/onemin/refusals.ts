// What the vendor answers when something is wrong: its error codes, the envelopes they come in, and the pages of what stands before it.
import { type ApiAnswer, html, json } from '../http/answer.js';
import { unauthorised } from './routes.js';
import { blockedByFilter, busyWords, creditsMissing, externalError, falselyBusy, refusal } from './vendor-error.js';

const page = (title: string) =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;

const wrongSize = { message: "Invalid value: '512x512'", param: 'size', type: 'invalid_request_error' };
const poor = creditsMissing(1726, 139);
const broken = { code: 'INTERNAL_ERROR', message: 'Something went wrong' };
const poorRecord = {
  aiRecord: {
    uuid: '00000000-0000-4000-8000-000000000000',
    status: 'SUCCESS',
    aiRecordDetail: { resultObject: { code: poor.errorCode, message: poor.message } },
  },
};

export const refusals = {
  'missing-fields': refusal(400, { errorCode: 'MISSING_REQUIRED_FIELDS', message: 'Missing required fields: prompt' }),
  'unsupported-model': refusal(400, { errorCode: 'UNSUPPORTED_MODEL', message: 'The model gpt-image-1-mini is not supported' }),
  'unknown-error': refusal(400, { errorCode: 'UNKNOWN_ERROR', message: 'Unknown error' }),
  'external-error': refusal(400, externalError("Invalid parameter 'size'", 400, wrongSize)),
  'external-error-unreadable': refusal(400, {
    errorCode: 'EXTERNAL_API_RESPONSE_WITH_ERROR',
    message: 'The external service answered with an error',
    details: '{"response": nonsense',
  }),
  busy: refusal(400, externalError(busyWords, 503, { message: 'The server is overloaded' })),
  'busy-permanent': refusal(400, falselyBusy('size', "Invalid value: '512x512'")),
  moderation: refusal(400, blockedByFilter),
  'out-of-credits': refusal(400, poor),
  /** A client out there was answered so. */
  'out-of-credits-406': refusal(406, poor),
  'out-of-credits-record': json(200, poorRecord),
  'success-false': json(400, { success: false, error: broken }),
  'success-false-200': json(200, { success: false, error: broken }),
  unauthorised,
  'forbidden-html': html(403, page('Attention Required! | Cloudflare')),
  'not-found': refusal(404, { errorCode: 'HTTP_EXCEPTION', message: 'Not Found' }),
  'too-many-html': html(429, page('Error 1015: You are being rate limited')),
  'server-error': refusal(500, { errorCode: 'UNKNOWN_ERROR', message: 'Internal server error' }),
  'bad-gateway': html(502, page('502 Bad Gateway')),
  'unavailable-html': html(503, page('503 Service Temporarily Unavailable')),
  'timeout-html': html(522, page('Error 522: Connection timed out')),
  html: html(200, page('We are updating our systems')),
  nonsense: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"aiRecord": nonsense' },
  empty: { status: 200, headers: { 'content-type': 'application/json' } },
  'long-error': refusal(400, { errorCode: 'UNKNOWN_ERROR', message: 'This went wrong. '.repeat(600).slice(0, 10_000) }),
  'markdown-error': refusal(400, {
    errorCode: 'UNKNOWN_ERROR',
    message: '**Bold** `code` @everyone <@&1> [click here](https://example.com/trap) ||hidden||\n# Heading',
  }),
} as const satisfies Readonly<Record<string, ApiAnswer>>;
