// The page's server as a server: changes told, strangers kept out, files harmless, the next port when one is taken.
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.js';
import { PageVisitor } from './page-visitor.js';

let sandbox: Sandbox;
let visitor: PageVisitor;

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, speed: 100 });
  visitor = new PageVisitor(sandbox);
});

afterEach(() => sandbox.stop());

const say = (content: string, files: Record<string, File> = {}) =>
  visitor.do('/api/messages', { user: 'Ada', channel: 'general', content }, files);

it('tells open pages that something changed', async () => {
  const events = await visitor.get('/api/events');
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  await say('hello');
  let heard = '';
  while (!heard.includes('event: change\n')) heard += (await reader?.read())?.value ?? '';
  expect(events.headers.get('content-type')).toBe('text/event-stream');
  await reader?.cancel();
});

it('says by which settings a bot gets in', () => {
  expect(Object.keys(sandbox.environment)).toEqual([
    'DISCORD_TOKEN',
    'DISCORD_API_URL',
    'SEGMIND_API_KEY',
    'SEGMIND_API_URL',
    'SEGMIND_UPLOAD_URL',
    'ONEMIN_API_KEY',
    'ONEMIN_API_URL',
  ]);
  expect(Object.values(sandbox.environment).every(Boolean)).toBe(true);
});

describe('strangers', () => {
  const host = () => new URL(sandbox.pageUrl).host;
  const json = { 'content-type': 'application/json' };
  const post = (headers: Record<string, string>) => visitor.statusWith('POST', '/api/clock', { ...json, ...headers });

  it('lets in the page itself, and scripts without an Origin', async () => {
    expect(await post({ host: host(), origin: `http://${host()}` })).toBe(200);
    expect(await post({})).toBe(200);
  });

  it.each(['https://evil.example', 'http://localhost:1', 'null'])('refuses a deed from a page of %s', async (origin) => {
    expect(await post({ host: host(), origin })).toBe(403);
  });

  it.each(['evil.example', 'evil.example:80', 'localhost.evil.example'])('does not answer to the name "%s"', async (name) => {
    expect(await post({ host: name })).toBe(403);
    expect(await visitor.statusWith('GET', '/api/world', { host: name })).toBe(403);
  });

  it('refuses a form, which a browser would send across sites unasked', async () => {
    expect(await visitor.statusWith('POST', '/api/clock', { 'content-type': 'text/plain' })).toBe(400);
  });
});

describe('files', () => {
  it('are only ever downloaded when they are no pictures, whatever they call themselves', async () => {
    await say('', { page: new File(['<script>alert(1)</script>'], 'page.png', { type: 'image/png' }) });
    const attachment = (await visitor.world()).messages[0]?.attachments[0];
    const response = await visitor.get(attachment?.url ?? '');
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toBe('attachment');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('of the page come with a policy that lets nothing in from elsewhere', async () => {
    const response = await visitor.get('/');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await response.text()).not.toMatch(/https?:\/\//);
  });

  it.each(['/../package.json', '/%2e%2e/package.json', '/client/main.js', '/tsconfig.json', '/attachments/1'])(
    'have nothing at %s',
    async (path) => {
      expect(await visitor.statusWith('GET', path, {})).toBe(404);
    },
  );
});

describe('the port', () => {
  it('is the next free one when the wanted one is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const other = await startSandbox({ port, speed: 1 });
    expect(other.portWasTaken).toBe(true);
    expect(other.welcome).toContain(other.pageUrl);
    expect(other.welcome).toContain(`port ${port},`);
    expect(Number(new URL(other.pageUrl).port)).toBeGreaterThan(port);
    await other.stop();
    await new Promise((resolve) => taken.close(resolve));
    const again = await startSandbox({ port, speed: 1 });
    expect(again).toMatchObject({ portWasTaken: false, pageUrl: `http://localhost:${port}` });
    await again.stop();
  });
});
