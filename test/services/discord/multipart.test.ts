// A message with files, as one body that any reader of forms understands.
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { Multipart, requestBody } from '../../../src/services/discord/multipart.js';
import { ManualClock } from '../../support/manual-clock.js';

const picture = {
  name: 'atelier-1-1.png',
  data: Buffer.from([0x89, 0x50, 0x0d, 0x0a, 0x2d, 0x2d, 0x00, 0xff]),
  contentType: 'image/png',
};

it('without files is plain JSON, left to whoever sends it', () => {
  expect(requestBody({ content: 'hello' }, [])).toEqual({ body: { content: 'hello' } });
});

it('with files is a form: the files byte by byte, and the message', async () => {
  const message = { content: 'Grüße 🎨', attachments: [{ id: 0, filename: picture.name }] };
  const second = { ...picture, name: 'atelier-1-2.png', data: Buffer.from('two') };
  const { body, ...rest } = requestBody(message, [picture, second]);
  if (!(body instanceof Multipart) || !('headers' in rest)) throw new Error('not a form');
  expect(rest.passThroughBody).toBe(true);
  const bytes = await buffer(body);
  expect(body.length).toBe(bytes.length);

  const form = await new Response(new Uint8Array(bytes), { headers: rest.headers }).formData();
  expect([...form.keys()].sort()).toEqual(['files[0]', 'files[1]', 'payload_json']);
  expect(JSON.parse(String(form.get('payload_json')))).toEqual(message);
  const file = form.get('files[0]');
  if (!(file instanceof File)) throw new Error('not a file');
  expect([file.name, file.type]).toEqual([picture.name, 'image/png']);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(picture.data);
});

it('can be read again, for a second try', async () => {
  const body = new Multipart({ content: 'again' }, [picture]);
  expect(await buffer(body)).toEqual(await buffer(body));
});

it('has a border of its own every time', () => {
  expect(new Multipart({}, []).boundary).not.toBe(new Multipart({}, []).boundary);
});

it.each([
  [1_000, 30],
  [1_000_000, 40],
  [25_000_000, 280],
])('of %d bytes has %d seconds to be taken', async (bytes, seconds) => {
  const clock = new ManualClock();
  const body = new Multipart({}, [{ ...picture, data: Buffer.alloc(bytes) }], clock);
  const sending = { isOver: false };
  const sent = body.inTime(
    (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          sending.isOver = true;
          resolve();
        });
      }),
  );
  await clock.advance(seconds * 1000);
  expect(sending.isOver).toBe(false);
  await clock.advance(1000);
  expect(sending.isOver).toBe(true);
  await sent;
});
