// What the vendor answers when something is wrong: one entry for each row of its table of errors, and the shapes between the rows.
import { type ApiAnswer, html, json } from '../http/answer.js';
import { notAllowed, unauthorised } from './routes.js';

const page = (title: string) =>
  `<!doctype html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;

export const refusals = {
  'bad-request': json(400, { error: 'Bad request: the request could not be understood' }),
  unauthorised,
  'unauthorised-token': invalidToken(401),
  forbidden: json(403, { error: 'Forbidden. API key has no access to this model.' }),
  'forbidden-key': { ...unauthorised, status: 403 },
  'forbidden-token': invalidToken(403),
  'not-found': json(404, { error: 'Not found' }),
  method: notAllowed,
  'out-of-credits': json(406, { error: 'Insufficient credits. Please add credits to continue.' }),
  'content-type': json(406, { error: 'Invalid content type' }),
  'parameter-refused': json(406, { error: "Invalid parameter 'size': expected one of auto, 1024x1024, 1536x1024, 1024x1536" }),
  'spend-limit': json(406, { error: 'Team spend limit reached. Ask your team admin to raise it.' }),
  retired: json(410, { error: 'This model has been retired' }),
  failed: json(422, {
    status: 'FAILED',
    error: 'Image generation failed. Please try again.',
    request_id: '00000000-0000-4000-8000-000000000000',
    metrics: {},
  }),
  unprocessable: json(422, { error: 'Unprocessable entity' }),
  'server-error': json(500, { error: 'Internal server error' }),
  'server-error-parameter': json(500, { error: "Invalid parameter 'output_compression': must be between 1 and 100" }),
  'polling-error': json(500, { error: 'Internal Polling Error' }),
  'bad-gateway': { status: 502, headers: { 'content-type': 'text/plain' }, body: 'error code: 502' },
  unavailable: json(503, { error: 'Service temporarily unavailable' }),
  timeout: html(504, page('504 Gateway Time-out')),
  html: html(200, page('We are updating our systems')),
  nonsense: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"request_id": nonsense' },
  empty: { status: 200, headers: { 'content-type': 'application/json' } },
  'long-error': json(400, { error: 'This went wrong. '.repeat(600).slice(0, 10_000) }),
  'markdown-error': json(400, {
    error: '**Bold** `code` @everyone <@&1> [click here](https://example.com/trap) ||hidden||\n# Heading',
  }),
} as const satisfies Readonly<Record<string, ApiAnswer>>;

/** The other body of its 401 and 403. */
function invalidToken(status: number): ApiAnswer {
  const error = { error: 'invalid_token', error_description: 'The access token is invalid or has expired' };
  return json(status, { ...error, status_code: status });
}
