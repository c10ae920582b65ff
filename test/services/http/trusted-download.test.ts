// Files are fetched from trusted places only, at every turn, whatever a link, a redirect or a name server says.
import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TooLargeError } from '../../../src/services/http/exchange.js';
import { NoAnswerError } from '../../../src/services/http/http-client.js';
import type { ResolvedAddress } from '../../../src/services/http/public-lookup.js';
import { TrustedDownloads, UntrustedError } from '../../../src/services/http/trusted-download.js';
import { LoopbackServer } from './loopback-server.js';

const limits = { timeoutMs: 5000, mostBytes: 1000 };

let answer: RequestListener;
let own: LoopbackServer;
let other: LoopbackServer;
let addresses: ResolvedAddress[];
let asked: string[];
let downloads: TrustedDownloads;

beforeEach(async () => {
  own = await LoopbackServer.start((request, response) => answer(request, response));
  other = await LoopbackServer.start((_, response) => response.end('secret'));
  asked = [];
  addresses = [{ address: '127.0.0.1', family: 4 }];
  const isTrusted = ({ hostname }: URL) => /^(pictures\.example|[\d.]+|\[.*\])$/.test(hostname);
  downloads = new TrustedDownloads({ isTrusted, ownOrigins: [`${own.origin}/api`] }, async (hostname) => {
    asked.push(hostname);
    return addresses;
  });
});

afterEach(async () => {
  await downloads.close();
  await Promise.all([own.stop(), other.stop()]);
});

function redirectTo(...links: string[]): RequestListener {
  return (request, response) => {
    const location = links[Number(request.url?.slice(1))];
    if (location === undefined) response.end('picture');
    else response.writeHead(302, { location }).end();
  };
}

describe('from where the settings point to', () => {
  it('files are fetched, on this very machine too, with nothing that tells who asks', async () => {
    answer = (_, response) => response.end('picture');
    expect((await downloads.fetch(`${own.origin}/a.png`, limits)).body.toString()).toBe('picture');
    const { host, connection, ...headers } = own.seen[0]?.headers ?? {};
    expect(headers).toEqual({});
  });

  it('but not from another port of the same machine', async () => {
    await expect(downloads.fetch(other.origin, limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(other.seen).toEqual([]);
  });
});

describe('a link', () => {
  it.each(['https://pictures.example/a.png', 'https://pictures.example:443/a.png', 'https://1.1.1.1/a.png'])(
    'to a trusted place is accepted: %s',
    (link) => expect(downloads.accepts(link)).toBe(true),
  );

  it.each([
    ...['http://pictures.example/a.png', 'https://pictures.example:8443/a.png', 'https://elsewhere.example/a.png'],
    ...['https://somebody@pictures.example/a.png', 'https://somebody:secret@pictures.example/a.png', 'https://pictures.example.'],
    ...[
      'https://127.0.0.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0177.0.0.1/',
      'https://127.1/',
      'https://0/',
    ],
    ...['https://169.254.169.254/', 'https://10.0.0.1/', 'https://100.64.0.1/', 'https://192.168.0.1/', 'https://[::1]/'],
    ...['https://[::ffff:127.0.0.1]/', 'https://[::ffff:7f00:1]/', 'https://[fd00::1]/', 'https://[fe80::1]/', 'https://[::]/'],
    ...[
      'ftp://pictures.example/a.png',
      'file:///etc/passwd',
      'data:image/png;base64,AAAA',
      '//pictures.example/a.png',
      'a.png',
      '',
    ],
  ])('to anywhere else is not: %s', async (link) => {
    expect(downloads.accepts(link)).toBe(false);
    await expect(downloads.fetch(link, limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(asked).toEqual([]);
  });

  it('with a password is not followed to the own place either', async () => {
    const link = own.origin.replace('//', '//somebody:secret@');
    await expect(downloads.fetch(link, limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(own.seen).toEqual([]);
  });
});

describe('a trusted name', () => {
  it.each([
    ...['127.0.0.1', '169.254.169.254', '10.1.2.3', '100.64.0.1'].map((address) => ({ address, family: 4 })),
    ...['::1', '::ffff:127.0.0.1', 'fd00::1'].map((address) => ({ address, family: 6 })),
  ])('that leads to $address is not followed there', async (inside) => {
    addresses = [inside];
    await expect(downloads.fetch('https://pictures.example/a.png', limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(asked).toEqual(['pictures.example']);
  });

  it('that has no address gives no answer', async () => {
    await downloads.close();
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND', syscall: 'getaddrinfo' });
    downloads = new TrustedDownloads({ isTrusted: () => true, ownOrigins: [] }, () => Promise.reject(unknown));
    const error = await downloads.fetch('https://pictures.example/a.png', limits).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ sent: false });
  });
});

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])('by %i is followed within trusted places', async (status) => {
    answer = (request, response) =>
      request.url === '/b' ? response.end('picture') : response.writeHead(status, { location: './b' }).end();
    expect(await downloads.fetch(`${own.origin}/a`, limits)).toMatchObject({ status: 200, body: Buffer.from('picture') });
  });

  it('is followed three times, and no fourth time', async () => {
    answer = redirectTo('/1', '/2', '/3');
    expect((await downloads.fetch(`${own.origin}/0`, limits)).status).toBe(200);
    answer = redirectTo('/1', '/2', '/3', '/4');
    await expect(downloads.fetch(`${own.origin}/0`, limits)).rejects.toBeInstanceOf(UntrustedError);
    answer = redirectTo('/0');
    await expect(downloads.fetch(`${own.origin}/0`, limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(own.seen).toHaveLength(4 + 4 + 4);
  });

  it.each([
    ['another port of this machine', () => other.origin],
    ['another name of it', () => other.origin.replace('127.0.0.1', 'localhost')],
    ['a number for its address', () => other.origin.replace('127.0.0.1', '2130706433')],
    ['the cloud’s own', () => 'http://169.254.169.254/latest/meta-data'],
    ['a stranger', () => 'https://elsewhere.example/a.png'],
    ['a file', () => 'file:///etc/passwd'],
    ['nowhere', () => 'http://'],
    ['a trusted name that leads inside', () => 'https://pictures.example/a.png'],
  ])('to %s is not followed', async (_, target) => {
    answer = redirectTo(target());
    await expect(downloads.fetch(`${own.origin}/0`, limits)).rejects.toBeInstanceOf(UntrustedError);
    expect(other.seen).toEqual([]);
  });

  it('that says no target is an answer as any other', async () => {
    answer = (_, response) => response.writeHead(302).end();
    expect((await downloads.fetch(`${own.origin}/a`, limits)).status).toBe(302);
  });
});

describe('what goes wrong is told apart:', () => {
  it('a status is an answer', async () => {
    answer = (_, response) => response.writeHead(403).end();
    expect((await downloads.fetch(`${own.origin}/a`, limits)).status).toBe(403);
  });

  it('a file that is larger than it may be', async () => {
    answer = (_, response) => response.end(Buffer.alloc(1001));
    await expect(downloads.fetch(`${own.origin}/a`, limits)).rejects.toBeInstanceOf(TooLargeError);
  });

  it('a place that takes too long, all redirects together', async () => {
    const pause = 150;
    answer = (request, response) => {
      setTimeout(() => redirectTo('/1', '/2', '/3')(request, response), pause);
    };
    const tooLittle = downloads.fetch(`${own.origin}/0`, { ...limits, timeoutMs: 3.5 * pause });
    await expect(tooLittle).rejects.toMatchObject({ name: 'NoAnswerError', sent: true });
  });
});
