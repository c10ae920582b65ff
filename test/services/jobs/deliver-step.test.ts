// From delivering to the end: what is fetched from where, what is charged, and what is told when a picture can't be had.
import { describe, expect, it } from 'vitest';
import { CreditLedger } from '../../../src/services/credits/credit-ledger.js';
import { MemberUsage } from '../../../src/services/credits/member-usage.js';
import { Calendar } from '../../../src/services/credits/period.js';
import { purseSchema } from '../../../src/services/credits/purse.js';
import { GuildChoices } from '../../../src/services/guild/guild-choices.js';
import { PictureShelf } from '../../../src/services/images/picture-shelf.js';
import { deliver, LeavingError } from '../../../src/services/jobs/deliver-step.js';
import type { Job, Part } from '../../../src/services/jobs/job.js';
import { NotToldError } from '../../../src/services/jobs/job-reporter.js';
import { recover } from '../../../src/services/jobs/recovery.js';
import type { LineUpProvider } from '../../../src/services/providers/line-up.js';
import { ProviderError, type ProviderErrorKind } from '../../../src/services/providers/provider-error.js';
import { MemoryStore } from '../../../src/services/store/memory-store.js';
import { type Records, UnreadableRecordError } from '../../../src/services/store/store.js';
import { aDrawing, fakeProvider } from '../../support/fake-provider.js';
import { drawn, lost } from './a-job.js';
import { aQueuedJob, flatPicture, id, type StepWorld, stepWorld } from './step-world.js';

const ONEMIN = '1min/gpt-image-1-mini';
const FRESH = 'https://images.segmind.com/fresh.png';
const ada = { guildId: 'guild', userId: 'ada', roles: [] };
const png = await flatPicture(8, 8).png().toBuffer();

interface Delivery extends StepWorld {
  readonly asked: string[];
  readonly deliver: () => Promise<void>;
}

/** A job whose pictures stand so, with 100 credits held; `answers` are what is behind links and remote ids. */
async function delivering(
  parts: Part[],
  answers: Readonly<Record<string, Buffer | ProviderErrorKind | string>>,
  changes: Partial<Job> = {},
): Promise<Delivery> {
  const asked: string[] = [];
  const answer = (name: string) => {
    asked.push(name);
    const found = answers[name] ?? 'expired';
    return found;
  };
  const ways: Partial<LineUpProvider> = {
    async download(url) {
      const found = answer(url);
      if (typeof found === 'string') throw failure(found);
      return found;
    },
    async result(remoteId) {
      const found = answer(remoteId);
      if (typeof found !== 'string') return { ...aDrawing, picture: { kind: 'bytes', bytes: found } };
      if (!found.startsWith('https:')) throw failure(found);
      return { ...aDrawing, picture: { kind: 'link', url: found } };
    },
  };
  const world = await stepWorld(fakeProvider('segmind', ways), fakeProvider('onemin', ways));
  const reservation = await world.tools.ledger.reserve(ada, id, 100);
  const accountKey = reservation.outcome === 'reserved' ? reservation.accountKey : null;
  await world.open(aQueuedJob({ accountKey, parts, state: { name: 'delivering' }, ...changes }));
  return { ...world, asked, deliver: () => turned(world) };
}

/** Delivers, turning the clock until it is done. */
async function turned({ tools, job, clock }: StepWorld): Promise<void> {
  let over = false;
  const end = () => {
    over = true;
  };
  const done = deliver(tools, job());
  done.then(end, end);
  while (!over) await clock.advance(1000);
  await done;
}

function failure(kind: string): ProviderError {
  return new ProviderError({ kind: kind === 'expired' ? 'expired' : 'unavailable', retryable: kind !== 'expired' });
}

const kept = { ...drawn, link: null, remoteId: null, kept: 'drawn-1' };

describe('a picture is fetched', () => {
  it('by its link, told, charged as the vendor says, and the rest given back', async () => {
    const { deliver, told, whispered, asked, tools } = await delivering([drawn], { [drawn.link]: png });
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', pictures: [{ bytes: png, type: 'png' }], charged: 11, losses: [] }]);
    expect(told[0]).toMatchObject({ left: { available: 989, reserved: 0 } });
    expect([asked, whispered, tools.jobs.get(id)]).toEqual([[drawn.link], told, undefined]);
  });

  it('from the shelf when it came with the answer, and the shelf is cleared when all is told', async () => {
    const { deliver, told, asked, tools } = await delivering([kept], {});
    await tools.shelf.put(id, 'drawn-1', png);
    await deliver();
    expect(told).toMatchObject([{ pictures: [{ bytes: png }] }]);
    expect(asked).toEqual([]);
    await expect(tools.shelf.get(id, 'drawn-1')).rejects.toThrow();
  });

  it('from the vendor when what is on the shelf is not whole: the machine may have died over it', async () => {
    const { deliver, told, asked, tools } = await delivering([drawn], { [drawn.link]: png });
    await tools.shelf.put(id, 'drawn-1', png.subarray(0, 40));
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', pictures: [{ bytes: png }], charged: 11, losses: [] }]);
    expect(asked).toEqual([drawn.link]);
  });

  it.each<[string, Readonly<Record<string, Buffer | string>>]>([
    ['from a fresh link when the first has run out', { remote: FRESH, [FRESH]: png }],
    ['with the result itself when there is no link', { remote: png }],
    ['again when it was cut off', { [drawn.link]: png.subarray(0, 40), remote: FRESH, [FRESH]: png }],
    ['again when it was no picture', { [drawn.link]: Buffer.from('<html>'), remote: FRESH, [FRESH]: png }],
  ])('%s', async (_, answers) => {
    const { deliver, told } = await delivering([drawn], answers);
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', pictures: [{ bytes: png }], charged: 11 }]);
  });

  it('by its link again when the vendor has forgotten the result', async () => {
    let tries = 0;
    const download = async () => {
      tries += 1;
      if (tries < 3) throw failure('unavailable');
      return png;
    };
    const world = await stepWorld(fakeProvider('segmind', { download, result: () => Promise.reject(failure('expired')) }));
    await world.open(aQueuedJob({ parts: [drawn], state: { name: 'delivering' } }));
    await turned(world);
    expect(world.told).toMatchObject([{ kind: 'pictures' }]);
  });
});

describe('a picture that can’t be had', () => {
  it('is lost and not charged; the others are delivered', async () => {
    const other = { ...drawn, link: FRESH, costUsd: 0.02 };
    const { deliver, told } = await delivering([drawn, other], { [FRESH]: png });
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', pictures: [{ bytes: png }], charged: 20, losses: [{ reason: 'expired' }] }]);
  });

  it('was the only one: the job failed, and all credits come back', async () => {
    const { deliver, told, whispered, asked, tools } = await delivering([drawn], {
      [drawn.link]: 'unavailable',
      remote: 'unavailable',
    });
    await deliver();
    expect(told).toEqual([{ kind: 'failed', losses: [{ reason: 'unavailable' }] }]);
    expect(asked).toHaveLength(4);
    expect(whispered).toEqual([]);
    expect(await tools.ledger.statement(ada)).toMatchObject({ available: 1000, reserved: 0 });
  });

  it('was kept here and is gone: it is lost, and the job ends', async () => {
    const { deliver, told, tools } = await delivering([kept], {});
    await deliver();
    expect(told).toEqual([{ kind: 'failed', losses: [{ reason: 'unreadable' }] }]);
    expect(await tools.ledger.statement(ada)).toMatchObject({ available: 1000, reserved: 0 });
  });

  it('was kept here and is gone, but the vendor still has it: it is fetched', async () => {
    const { deliver, told } = await delivering([{ ...kept, remoteId: 'remote' }], { remote: png });
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', charged: 11 }]);
  });
});

describe('the charge is', () => {
  it.each<[string, Part[], number]>([
    ['what the vendor says, rounded up', [{ ...drawn, costUsd: 0.0111 }], 12],
    ['the estimate when it says nothing', [{ ...drawn, costUsd: null }], 11],
    ['nothing for what was lost', [{ ...drawn }, lost], 11],
    ['the substitute’s estimate in the substitute’s terms', [{ ...drawn, costUsd: null, model: ONEMIN }], 11],
  ])('%s', async (_, parts, charged) => {
    const { deliver, told, tools } = await delivering(parts, { [drawn.link]: png });
    await deliver();
    expect(told).toMatchObject([{ kind: 'pictures', charged }]);
    expect((await tools.ledger.statement(ada)).available).toBe(1000 - charged);
  });
});

describe('what is told is', () => {
  it('that it was called off, with what was drawn by then charged and not fetched', async () => {
    const { deliver, told, asked } = await delivering([drawn, { state: 'dropped' }], {}, { cancelledAt: 5 });
    await deliver();
    expect(told).toEqual([{ kind: 'cancelled', charged: 11 }]);
    expect(asked).toEqual([]);
  });

  it('that it was refused, when nothing was ever held', async () => {
    const { deliver, told } = await delivering([lost], {}, { accountKey: null });
    await deliver();
    expect(told).toEqual([{ kind: 'refused', loss: lost.loss }]);
  });
});

it('a process that is leaving does not wait: the rest is for the next start', async () => {
  const { tools, leave, job, told, clock } = await delivering([drawn], { [drawn.link]: 'unavailable' });
  const done = deliver(tools, job());
  await clock.advance(0);
  leave();
  await expect(done).rejects.toThrow(LeavingError);
  expect([told, job().state.name, clock.waiting]).toEqual([[], 'delivering', 0]);
});

it('credits that were held just before it could be written down come back', async () => {
  const { deliver, tools } = await delivering([{ state: 'dropped' }], {}, { accountKey: null, cancelledAt: 1 });
  expect(await tools.ledger.statement(ada)).toMatchObject({ reserved: 100 });
  await deliver();
  expect(await tools.ledger.statement(ada)).toMatchObject({ available: 1000, reserved: 0 });
});

it('so do those of a request that nobody was told of, when it is forgotten at a start', async () => {
  const { tools, job } = await delivering([{ state: 'dropped' }], {}, { accountKey: null, state: { name: 'accepted' } });
  await recover({ ...tools, reporter: { ...tools.reporter, isShown: async () => false } }, job());
  expect(tools.jobs.get(id)).toBeUndefined();
  expect(await tools.ledger.statement(ada)).toMatchObject({ available: 1000, reserved: 0 });
});

describe('what is told is what is booked, though', () => {
  const reporterOf = ({ tools }: StepWorld, tell: () => Promise<string>) => ({ ...tools, reporter: { ...tools.reporter, tell } });

  it('the process dies between the two and the vendor has forgotten the picture meanwhile', async () => {
    const answers: Record<string, Buffer> = { [drawn.link]: png };
    const world = await delivering([drawn], answers);
    const dying = reporterOf(world, () => Promise.reject(new NotToldError('the process dies')));
    await expect(deliver(dying, world.job())).rejects.toThrow(NotToldError);
    expect(await world.tools.ledger.statement(ada)).toMatchObject({ available: 989, reserved: 0 });
    delete answers[drawn.link];
    await world.deliver();
    expect(world.told).toMatchObject([{ kind: 'pictures', pictures: [{ bytes: png }], charged: 11, losses: [] }]);
    expect(world.asked).toEqual([drawn.link]);
    await expect(world.tools.shelf.get(id, 'drawn-1')).rejects.toThrow();
  });

  it('the disk takes no picture: it is delivered all the same', async () => {
    const { tools, job, told } = await delivering([drawn], { [drawn.link]: png });
    const shelf = Object.assign(new PictureShelf('/dev/null/full'), { clear: async () => {} });
    await deliver({ ...tools, shelf }, job());
    expect(told).toMatchObject([{ kind: 'pictures', charged: 11 }]);
  });
});

describe('a picture that is paid for is delivered, though', () => {
  const unreadable: Records<never> = {
    get: (key) => Promise.reject(new UnreadableRecordError('books', key, 'spoilt')),
    set: () => Promise.reject(new Error('written over what could not be read')),
    delete: async () => {},
    all: async () => [],
    async *scan() {},
  };

  it.each(['purses', 'teams', 'choices'] as const)('the %s can’t be read', async (spoilt) => {
    const { tools, job, told, whispered } = await delivering([drawn], { [drawn.link]: png });
    const store = new MemoryStore();
    const sound = await store.records('accounts', purseSchema);
    const books = {
      together: store.together,
      purses: sound,
      teams: unreadable,
      members: new MemberUsage(unreadable),
      choices: tools.choices,
    };
    const changed = { ...books, [spoilt]: spoilt === 'choices' ? new GuildChoices(unreadable) : unreadable };
    const ledger = new CreditLedger({ ...changed, calendar: new Calendar('month', 'UTC'), clock: tools.clock, allowance: 100 });
    await deliver({ ...tools, ledger }, job());
    expect(told).toMatchObject([{ kind: 'pictures', charged: 11 }]);
    expect([whispered, tools.jobs.get(id)]).toEqual([told, undefined]);
  });

  it.each([
    ['moderators can’t be told any more that they approved it', () => new NotToldError('Discord does not answer')],
    ['the audit can’t be read', () => new UnreadableRecordError('audit', 'guild', 'spoilt')],
  ])('%s', async (_, error) => {
    const approval = {
      since: 0,
      asked: { channelId: 'c', messageId: 'm' },
      verdict: { kind: 'given', by: 'mia', at: 1 },
      filed: false,
    } as const;
    const { tools, job, told } = await delivering([drawn], { [drawn.link]: png }, { approval });
    const tellDecision = () => Promise.reject(error());
    await deliver({ ...tools, reporter: { ...tools.reporter, tellDecision } }, job());
    expect(told).toMatchObject([{ kind: 'pictures', charged: 11 }]);
  });
});

it('moderators hear what became of a request before it ends without pictures', async () => {
  const approval = { since: 0, asked: { channelId: 'c', messageId: 'm' }, verdict: null, filed: false };
  const { tools, job, told } = await delivering([lost], {}, { approval });
  const tellDecision = () => Promise.reject(new NotToldError('Discord does not answer'));
  await expect(deliver({ ...tools, reporter: { ...tools.reporter, tellDecision } }, job())).rejects.toThrow(NotToldError);
  expect(told).toEqual([]);
});
