// `kill -9` with pictures on their way: from Discord to the bot, from the bot to a vendor, at 1min.ai, at v1, and between two vendors.
import { test } from 'vitest';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import { requestTo } from '../../sandbox/http/faults.js';
import { faultPlaces as oneminPlaces } from '../../sandbox/onemin/fault-places.js';
import { faultPlaces } from '../../sandbox/segmind/fault-places.js';
import type { BotProcess } from '../support/bot-process.js';
import { atDiscord, type Instant, type Sight, surviveKill } from '../support/kill-point.js';
import { cutOutMask, png } from '../support/pictures-given.js';
import { PROMPT, type ProcessWorld } from '../support/process-world.js';

const { reference, progress, upload, removal, whisper } = atDiscord;

type Files = Readonly<Record<string, UploadedFile>>;

const asking = (files: () => Promise<Files>) => async (world: ProcessWorld) => {
  const use = { userId: world.ada, channelId: world.general, name: 'imagine' };
  await world.discord.runCommand({ ...use, options: { prompt: PROMPT }, files: await files() });
};
const house = () => png('house.png', 'red', 60, 60);
const one = asking(async () => ({ reference: await house() }));
const two = asking(async () => ({ reference: await house(), mask: await cutOutMask('roof.png', 60, 60) }));
const bad = asking(async () => ({ reference: { filename: 'letter.png', bytes: Buffer.from('%PDF-1.7') } }));

const alone = (world: ProcessWorld) => world.oneminAlone;
const both = ({ onemin }: ProcessWorld) => ({ ONEMIN_API_KEY: onemin.apiKey, ONEMIN_API_URL: onemin.apiUrl });
const away = ({ segmind }: ProcessWorld) => segmind.fault('submit', 'unavailable');
const held = ({ segmind }: ProcessWorld) => segmind.hold();
const olderOnly = ({ segmind }: ProcessWorld) => segmind.switchOffV2('gpt-image-1-mini');

const accepted = (_: ProcessWorld, bot: BotProcess) => bot.hasLogged('vendor accepted');
const taken = ({ segmind }: ProcessWorld) => segmind.jobs.length === 1;

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

const instants: readonly Instant[] = [
  ...withReferences,
  ...atOnemin.map((row) => ({ ...row, instant: `${row.instant}, at 1min.ai`, settings: alone })),
  ...atOlder.map((row) => ({
    ...row,
    instant: `${row.instant}, at v1`,
    with: (world: ProcessWorld) => [olderOnly(world), row.with?.(world)],
  })),
  ...between.map((row) => ({ ...row, instant: `${row.instant}, between two vendors`, settings: both, with: away })),
];

test.concurrent.for(instants)('killed with $instant: $ends', async (instant, { onTestFinished }) => {
  await surviveKill(instant, onTestFinished);
});
