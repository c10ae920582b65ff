// `kill -9` with pictures on their way: from Discord to the bot, from the bot to a vendor, at 1min.ai, at v1, and between two vendors.
import { afterAll, test } from 'vitest';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { faultPlaces as oneminPlaces } from '../../sandbox/onemin/fault-places.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import { KillBenches } from '../support/kill-benches.js';
import { accepted, atDiscord, type Instant, type Sight } from '../support/kill-point.js';
import { cutOutMask, png } from '../support/pictures-given.js';
import type { ProcessWorld } from '../support/process-world.js';

const { reference, progress, upload, removal, whisper } = atDiscord;

type Files = Readonly<Record<string, UploadedFile>>;

const asking = (files: () => Promise<Files>) => async (world: ProcessWorld) => world.imagine({}, await files());
const house = () => png('house.png', 'red', 60, 60);
const one = asking(async () => ({ reference: await house() }));
const two = asking(async () => ({ reference: await house(), mask: await cutOutMask('roof.png', 60, 60) }));
const bad = asking(async () => ({ reference: { filename: 'letter.png', bytes: Buffer.from('%PDF-1.7') } }));

const away = ({ segmind }: ProcessWorld) => segmind.fault('submit', 'unavailable');
const held = ({ segmind }: ProcessWorld) => segmind.hold();

const taken = (world: ProcessWorld) => world.jobsTaken() === 1;

const older = requestTo('POST', /^\/v1\//);
/** The second request of this kind. */
const second = (sees: Sight): Sight => {
  let count = 0;
  return (request) => {
    if (sees(request)) count += 1;
    return sees(request) && count === 2;
  };
};

// biome-ignore format: it is a table.
const withReferences: readonly Instant[] = [
  { instant: 'a reference asked for', at: 'discord', sees: reference, handled: false, ends: 'picture', asks: one },
  { instant: 'a reference given, not received', at: 'discord', sees: reference, handled: true, ends: 'picture', asks: one },
  { instant: 'a reference on its way to the vendor, not taken', at: 'segmind', sees: faultPlaces.upload, handled: false, ends: 'picture', asks: one },
  { instant: 'a reference taken by the vendor, not answered', at: 'segmind', sees: faultPlaces.upload, handled: true, ends: 'picture', asks: one },
  { instant: 'the mask on its way to the vendor, not taken', at: 'segmind', sees: second(faultPlaces.upload), handled: false, ends: 'picture', asks: two },
  { instant: 'the submit on the wire, not taken', at: 'segmind', sees: faultPlaces.submit, handled: false, ends: 'refund', submits: 0, asks: two },
  { instant: 'the submit taken, not answered', at: 'segmind', sees: faultPlaces.submit, handled: true, ends: 'refund', submits: 1, asks: two },
  { instant: 'submitted, and shown as being drawn', at: 'discord', sees: progress, handled: false, once: accepted, ends: 'picture', asks: two },
  { instant: 'a bad file found, the reply removed', at: 'discord', sees: removal, handled: true, ends: 'refusal', asks: bad },
  { instant: 'a bad file found, the words on the wire, not taken', at: 'discord', sees: whisper, handled: false, ends: 'refusal', asks: bad },
];

const { submit, poll, download } = oneminPlaces;

// biome-ignore format: it is a table.
const atOnemin: readonly Instant[] = [
  { instant: 'a reference taken, not answered', at: 'onemin', sees: oneminPlaces.upload, handled: true, ends: 'picture', asks: one },
  { instant: 'the submit on the wire, not taken', at: 'onemin', sees: submit, handled: false, ends: 'refund', submits: 0 },
  { instant: 'the submit taken, not answered', at: 'onemin', sees: submit, handled: true, ends: 'refund', submits: 1 },
  { instant: 'a poll taken, not answered', at: 'onemin', sees: poll, handled: true, ends: 'picture', asks: one },
  { instant: 'the download asked for', at: 'onemin', sees: download, handled: false, ends: 'picture' },
];

// biome-ignore format: it is a table.
const atOlder: readonly Instant[] = [
  { instant: 'the submit on the wire, not taken', at: 'segmind', sees: older, handled: false, ends: 'refund', submits: 0 },
  { instant: 'the picture being drawn', at: 'discord', sees: progress, handled: true, once: taken, ends: 'refund', submits: 1, with: held },
  { instant: 'the picture drawn, not received', at: 'segmind', sees: older, handled: true, ends: 'refund', submits: 1 },
  { instant: 'the picture received, on its way to Discord', at: 'discord', sees: upload, handled: false, ends: 'picture' },
];

// biome-ignore format: it is a table.
const between: readonly Instant[] = [
  { instant: 'the picture on its way to the second', at: 'onemin', sees: oneminPlaces.upload, handled: false, ends: 'picture', asks: one },
  { instant: 'the second’s submit taken, not answered', at: 'onemin', sees: submit, handled: true, ends: 'refund', submits: 1 },
];

const usual = new KillBenches(2);
const alone = new KillBenches(1, { settings: (world) => world.oneminAlone });
const atV1 = new KillBenches(1, { first: async ({ segmind }) => void segmind.switchOffV2('gpt-image-1-mini') });
const both = new KillBenches(1, {
  settings: ({ onemin }) => ({ ONEMIN_API_KEY: onemin.apiKey, ONEMIN_API_URL: onemin.apiUrl }),
});
const all = [usual, alone, atV1, both];

afterAll(() => Promise.all(all.map((benches) => benches.close())));

const instants: readonly (Instant & { readonly benches: KillBenches })[] = [
  ...withReferences.map((row) => ({ ...row, benches: usual })),
  ...atOnemin.map((row) => ({ ...row, instant: `${row.instant}, at 1min.ai`, benches: alone })),
  ...atOlder.map((row) => ({ ...row, instant: `${row.instant}, at v1`, benches: atV1 })),
  ...between.map((row) => ({ ...row, instant: `${row.instant}, between two vendors`, with: away, benches: both })),
];

test.concurrent.for(instants)('killed with $instant: $ends', ({ benches, ...row }) => benches.use((bench) => bench.survive(row)));

test('after all of them each bot leaves well, and yet another start finds nothing to do and changes nothing', async () => {
  await Promise.all(all.map((benches) => benches.conclude()));
});
