// What the vendor refuses before it accepts anything, and in which words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OneminClient, order } from './onemin-client.js';

let vendor: OneminClient;

beforeEach(async () => {
  vendor = await OneminClient.start({ credits: 900 });
});

afterEach(() => vendor.onemin.stop());

const edit = { imageUrl: 'images/a.png' };
const external = 'EXTERNAL_API_RESPONSE_WITH_ERROR';

describe('a request', () => {
  it.each([
    ['POST', '/api/features'],
    ['POST', '/api/assets'],
    ['GET', '/api/results/any'],
  ])('with a wrong key is refused with 401: %s %s', async (method, path) => {
    const { status, json } = await vendor.ask(path, { method, headers: { 'api-key': 'another' } });
    expect([status, json.errorCode]).toEqual([401, 'HTTP_EXCEPTION']);
  });

  it.each([
    ['GET', '/api/features'],
    ['POST', '/api/feature'],
  ])('for what there is not is refused with 404: %s %s', async (method, path) => {
    const { status, json } = await vendor.ask(path, { method, headers: vendor.headers });
    expect([status, json]).toEqual([404, { errorCode: 'HTTP_EXCEPTION', message: `Cannot ${method} ${path}` }]);
  });

  it('that no credits cover is refused, and says how many there are', async () => {
    await vendor.submit();
    const { status, json } = await vendor.post({ ...order(), async: true });
    const message = 'The feature requires 500 credits, but the Team only has 400 credits';
    expect([status, json]).toEqual([400, { errorCode: 'INSUFFICIENT_CREDITS', message }]);
  });
});

describe('an order', () => {
  it.each([
    ['nothing at all', undefined, 'UNKNOWN_ERROR'],
    ['a list', [], 'UNKNOWN_ERROR'],
    ['no type', { ...order(), type: undefined }, 'MISSING_REQUIRED_FIELDS'],
    ['an unknown type', { ...order(), type: 'IMAGE_MAKER' }, 'UNKNOWN_ERROR'],
    ['no model', { ...order(), model: undefined }, 'MISSING_REQUIRED_FIELDS'],
    ['another model', { ...order(), model: 'gpt-image-9' }, 'UNSUPPORTED_MODEL'],
    ['words for its promptObject', { ...order(), promptObject: 'a cat' }, 'UNKNOWN_ERROR'],
    ['no prompt', order({ prompt: undefined }), 'MISSING_REQUIRED_FIELDS'],
    ['an empty prompt', order({ prompt: '' }), 'MISSING_REQUIRED_FIELDS'],
    ['no size', order({ size: undefined }), 'MISSING_REQUIRED_FIELDS'],
    ['no n', order({ n: undefined }), 'MISSING_REQUIRED_FIELDS'],
    ['no picture to edit', order({ imageUrl: undefined }), 'MISSING_REQUIRED_FIELDS'],
  ])('with %s is refused', async (_, body, errorCode) => {
    const { status, json } = await vendor.post(body);
    expect([status, json.errorCode]).toEqual([400, errorCode]);
    expect(vendor.onemin.jobs).toEqual([]);
  });

  it.each([
    ['prompt', order({ prompt: 'x'.repeat(4001) })],
    ['size', order({ size: 'auto' })],
    ['n', order({ n: 0 })],
    ['n', order({ n: 11 })],
    ['quality', order({ quality: 'auto' })],
    ['output_format', order({ output_format: 'gif' })],
    ['output_compression', order({ output_compression: 101 })],
    ['background', order({ background: 'white' })],
    ['background', order({ ...edit, background: 'opaque' })],
    ['background', order({ background: 'transparent', output_format: 'jpeg' })],
    ['background', order({ ...edit, background: 'transparent', output_format: 'webp' })],
    ['imageUrl', { ...order(edit), type: 'IMAGE_GENERATOR' }],
    ['moderation', order({ moderation: 'low' })],
  ])('with a wrong %s is refused, and only the details name it for sure', async (parameter, body) => {
    const { status, json } = await vendor.post(body);
    expect([status, json.errorCode]).toEqual([400, external]);
    const { response } = JSON.parse(String(json.details));
    expect(response).toMatchObject({ status: 400, data: { error: { param: parameter } } });
  });

  it('without a quality, which is documented as optional, is told that the service is busy', async () => {
    const { status, json } = await vendor.post(order({ quality: undefined }));
    expect([status, json.message]).toEqual([400, expect.stringContaining('busy, please try again')]);
    expect(JSON.parse(String(json.details)).response.status).toBe(400);
  });

  it.each([
    ['with everything at its limit', order({ prompt: 'x'.repeat(4000), output_compression: 0, output_format: 'webp' })],
    ['transparent in webp', order({ background: 'transparent', output_format: 'webp' })],
  ])('%s is accepted', async (_, body) => {
    expect((await vendor.post({ ...body, async: true })).status).toBe(200);
  });
});
