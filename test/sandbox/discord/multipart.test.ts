// Multipart bodies are read byte for byte, whatever is in them.
import { expect, it } from 'vitest';
import { boundaryOf, readMultipart } from '../../../sandbox/discord/multipart.js';

async function encode(form: FormData): Promise<{ body: Buffer; boundary: string }> {
  const request = new Request('http://x', { method: 'POST', body: form });
  const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
  return { body: Buffer.from(await request.arrayBuffer()), boundary };
}

it('reads what undici writes: files first, odd names, line breaks in bytes, empty parts', async () => {
  const bytes = Buffer.from('\r\n--\r\n\r\n\0\xff\r\n', 'latin1');
  const form = new FormData();
  form.append('files[0]', new Blob([bytes], { type: 'image/png' }), 'my "größe" 描.png');
  form.append('files[1]', new Blob([]), 'empty.txt');
  form.append('payload_json', '{"content":"ü"}');
  const { body, boundary } = await encode(form);
  const parts = readMultipart(body, boundary);
  expect(parts.map(({ name, filename, contentType }) => ({ name, filename, contentType }))).toEqual([
    { name: 'files[0]', filename: 'my "größe" 描.png', contentType: 'image/png' },
    { name: 'files[1]', filename: 'empty.txt', contentType: 'application/octet-stream' },
    { name: 'payload_json', filename: undefined, contentType: undefined },
  ]);
  expect(parts[0]?.bytes.equals(bytes)).toBe(true);
  expect(parts[1]?.bytes.length).toBe(0);
  expect(parts[2]?.bytes.toString()).toBe('{"content":"ü"}');
});

it('gives what is whole of a body that is cut off', async () => {
  const form = new FormData();
  form.append('a', '1');
  form.append('b', '2');
  const { body, boundary } = await encode(form);
  expect(readMultipart(body.subarray(0, body.indexOf('name="b"')), boundary).map(({ name }) => name)).toEqual(['a']);
});
