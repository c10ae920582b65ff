// What members attach, from a real local server in the place of Discord's: whole, no more than said, and from nowhere else.
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { AttachmentDownloads } from '../../../src/services/images/attachment-downloads.js';
import { BadFileError } from '../../../src/services/images/file-problem.js';
import { ManualClock } from '../../support/manual-clock.js';

const file = Buffer.from('a picture of a lighthouse');
const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

/** The downloads of a bot whose Discord answers so, the first answer first and the last one ever after. */
async function discord(...answers: readonly RequestListener[]) {
  let asked = 0;
  const origin = await listening(
    createServer((request, response) => {
      asked += 1;
      (answers[asked - 1] ?? answers.at(-1))?.(request, response);
    }),
  );
  const clock = new ManualClock();
  const downloads = new AttachmentDownloads(`${origin}/api`, clock);
  closers.push(() => downloads.close());
  const fetch = async (url = `${origin}/attachments/1/a.png`, size = file.length) => {
    let over = false;
    const outcome = outcomeOf(downloads.fetch({ url, size })).finally(() => {
      over = true;
    });
    while (!over) await clock.advance(100);
    return outcome;
  };
  return { origin, clock, fetch, asked: () => asked };
}

/** The bytes, or what is wrong with the file. */
async function outcomeOf(fetched: Promise<Buffer>): Promise<string> {
  try {
    return (await fetched).toString();
  } catch (error) {
    if (error instanceof BadFileError) return error.problem.problem;
    throw error;
  }
}

const whole: RequestListener = (_, response) => void response.end(file);
const says =
  (status: number): RequestListener =>
  (_, response) =>
    void response.writeHead(status).end('no');
const breaksOff: RequestListener = (request) => void request.socket.destroy();
const cutOff: RequestListener = (request, response) => {
  response.writeHead(200, { 'content-length': file.length });
  response.write(file.subarray(0, 5), () => request.socket.destroy());
};

describe('a file is fetched', () => {
  it('whole, asked for once, and without anything that tells who asks', async () => {
    let headers: NodeJS.Dict<string | string[]> = {};
    const { fetch, asked } = await discord((request, response) => {
      headers = request.headers;
      response.end(file);
    });
    expect([await fetch(), asked()]).toEqual([file.toString(), 1]);
    expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined]);
  });

  it.each<[string, RequestListener]>([
    ['is down', says(503)],
    ['is too busy', says(429)],
    ['breaks off', breaksOff],
    ['sends half of it', cutOff],
  ])('in the third try at last, when Discord %s', async (_, trouble) => {
    const { fetch, asked } = await discord(trouble, trouble, whole);
    expect([await fetch(), asked()]).toEqual([file.toString(), 3]);
  });

  it('also where Discord sends on to another place of its own', async () => {
    const { fetch } = await discord((_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(), whole);
    expect(await fetch()).toBe(file.toString());
  });
});

describe('a file is refused', () => {
  it.each([
    ['when it can’t be had in three tries', says(500), 'unreachable', 3],
    ['when its link has run out', says(404), 'expired', 1],
    ['when its link is no longer signed', says(403), 'expired', 1],
  ])('%s', async (_, answer, problem, times) => {
    const { fetch, asked } = await discord(answer);
    expect([await fetch(), asked()]).toEqual([problem, times]);
  });

  it('when it is larger than Discord said, and is not asked for again', async () => {
    const { fetch, asked, origin } = await discord(whole);
    expect([await fetch(`${origin}/a.png`, file.length - 1), asked()]).toEqual(['larger-than-said', 1]);
  });

  it('when it goes on and on without saying for how long', async () => {
    const endless: RequestListener = (_, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', more);
      more();
    };
    expect(await (await discord(endless)).fetch()).toBe('larger-than-said');
  });

  it('when it is too large for anybody, without being asked for', async () => {
    const { fetch, asked, origin } = await discord(whole);
    expect([await fetch(`${origin}/a.png`, 50_000_001), asked()]).toEqual(['too-large', 0]);
  });

  it.each([
    ['at another host', 'https://example.com/a.png'],
    ['at a host that only looks like Discord’s', 'https://cdn.discordapp.com.example.com/a.png'],
    ['at Discord’s, without encryption', 'http://cdn.discordapp.com/a.png'],
    ['at Discord’s, at another port', 'https://cdn.discordapp.com:8443/a.png'],
    ['with a password', 'https://me:secret@cdn.discordapp.com/a.png'],
    ['on this machine, at another port', 'http://127.0.0.1:9/a.png'],
    ['on this machine’s disk', 'file:///etc/passwd'],
    ['nowhere', 'a.png'],
  ])('when it is %s', async (_, url) => {
    const { fetch, asked } = await discord(whole);
    expect([await fetch(url), asked()]).toEqual(['untrusted', 0]);
  });

  it('when Discord sends on to a place that is not its own, which is not asked', async () => {
    let strangerAsked = 0;
    const stranger = await listening(
      createServer((_, response) => {
        strangerAsked += 1;
        response.end(file);
      }),
    );
    const { fetch } = await discord((_, response) => void response.writeHead(302, { location: `${stranger}/a.png` }).end());
    expect([await fetch(), strangerAsked]).toEqual(['untrusted', 0]);
  });
});
