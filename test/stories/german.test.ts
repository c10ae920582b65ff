// A member whose Discord is German reads German wherever the bot speaks; whoever's is not reads English beside them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UploadedFile } from '../../sandbox/discord/attachments.js';
import type { OptionValue } from '../../sandbox/discord/use/command-options.js';
import { png } from '../support/pictures-given.js';
import { openStudio, type Studio } from '../support/studio.js';
import { buttonsOf } from '../support/transcript.js';

let studio: Studio;

beforeEach(async () => {
  studio = await openStudio({ settings: { QUOTA_DEFAULT: '100' }, remembers: true });
});

afterEach(() => studio.close());

interface Given {
  readonly options?: Readonly<Record<string, OptionValue>>;
  readonly files?: Readonly<Record<string, UploadedFile>>;
  readonly locale?: string;
}

/** Ada's Discord is German, unless told otherwise. */
function use(name: string, { options = {}, files = {}, locale = 'de' }: Given = {}) {
  return studio.discord.runCommand({ userId: studio.idOf('Ada'), channelId: studio.general, name, options, files, locale });
}

const lighthouse = { options: { prompt: 'ein Leuchtturm' } };

/** Words that only the English texts have. */
const ENGLISH = /\b(drawing|waiting|left|credits? reserved|reference|picture|the|you|your|no|nothing|about|cancelled)\b/i;

describe('a member whose Discord is German', () => {
  it('sees the request drawn and delivered, and is told what is left', async () => {
    const release = studio.segmind.hold();
    await use('imagine', lighthouse);
    const progress = await studio.sees('Ada', '🎨 **Wird gezeichnet** ▰▱ · ');
    expect(progress).toMatch(/· 11 Credits reserviert\n\[Abbrechen\]$/);
    release();
    const ending = await studio.sees('Ada', '{atelier-1.png: Bild, gezeichnet nach dem Prompt: ein Leuchtturm}');
    expect(ending).toMatch(/^> ein Leuchtturm\n-# @Ada · .+ · 11 Credits\n/);
    await studio.sees('Ada', '(only you) Du hast noch 89 Credits. Neue bekommst du <soon>.');
    for (const text of studio.story('Ada').slice(1)) expect(text.replace('(only you)', '')).not.toMatch(ENGLISH);
  });

  it('cancels with a button that says so', async () => {
    studio.segmind.hold();
    await use('imagine', lighthouse);
    await studio.press('Ada', 'Abbrechen');
    expect(await studio.sees('Ada', '⏹️ **Abgebrochen** · ')).not.toMatch(ENGLISH);
  });

  it('is told of a failure, and that nothing was charged', async () => {
    studio.segmind.nextEnds('moderation');
    await use('imagine', lighthouse);
    await studio.sees(
      'Ada',
      '⚠️ **Nicht gezeichnet** · Der Inhaltsfilter des Bilddienstes hat diesen Prompt gestoppt. Versuch, es mit anderen Worten zu sagen.\nEs wurde nichts berechnet: Alle Credits sind zurückgekommen.\n> ein Leuchtturm',
    );
  });

  it('is refused in German, for the options and for want of credits', async () => {
    await use('imagine', { options: { prompt: 'ein Logo', background: 'transparent', format: 'jpeg' } });
    await studio.sees('Ada', '(only you) Ein JPEG kann nicht durchsichtig sein. Es wurden keine Credits verbraucht.');
    await use('imagine', { options: { prompt: 'ein Fuchs', quality: 'high', count: 4 } });
    await studio.sees(
      'Ada',
      '(only you) Das kostet 144 Credits, und du hast noch 100: Es fehlen 44 Credits. Es wurden keine Credits verbraucht. In Qualität „mittel“ würde es reichen. Neue Credits bekommst du <soon>.',
    );
    expect(studio.submits).toBe(0);
  });

  it('is told what is wrong with a file', async () => {
    const files = { reference: await png('gut.png', 'red'), reference2: { filename: 'leer.png', bytes: Buffer.alloc(0) } };
    await use('imagine', { ...lighthouse, files });
    await studio.sees(
      'Ada',
      '(only you) „leer.png“ ist leer. Hänge die Datei noch einmal an, oder eine andere. Es wurden keine Credits verbraucht.',
    );
  });

  it('reads in /credits what is left and what is held before anything else', async () => {
    await use('credits');
    const text = await studio.sees('Ada', 'Verfügbar');
    expect(text).toMatch(/^\(only you\) Verfügbar: 100\nReserviert: 0\nAusgegeben: 0 von 100\n/);
    expect(text.replace('(only you)', '')).not.toMatch(ENGLISH);
  });

  it('reads in /help what the bot can do', async () => {
    await use('help');
    const text = await studio.sees('Ada', '## Bilder für dein Team');
    expect(text).toContain('Du hast 100 Credits im Monat;');
  });
});

describe('whoever’s is not', () => {
  it('reads English, also beside a German request', async () => {
    const release = studio.segmind.hold();
    await use('imagine', lighthouse);
    await use('imagine', { options: { prompt: 'a fox' }, locale: 'fr' });
    await studio.sees('Ada', '🎨 **Wird gezeichnet**');
    expect(await studio.sees('Ada', '🎨 **Drawing**')).toMatch(/> a fox\n.+ · 11 credits reserved\n\[Cancel\]$/);
    release();
    await studio.sees('Ada', '{atelier-1.png: Picture drawn from the prompt: a fox}');
    await studio.until(() => studio.view('Ada').every((message) => buttonsOf(message).every(({ label }) => label !== 'Cancel')));
  });

  it.each(['en-US', 'en-GB', 'fr'])('gets /credits in English: %s', async (locale) => {
    await use('credits', { locale });
    await studio.sees('Ada', '(only you) Available: 100\nReserved: 0\n');
  });
});

it('the translated commands are registered once, however often the bot starts', async () => {
  const registered = () => studio.discord.seen.filter(({ method, path }) => method === 'PUT' && /\/commands$/.test(path)).length;
  expect(registered()).toBe(1);
  await studio.stopApp();
  await studio.startApp();
  expect(registered()).toBe(1);
});
