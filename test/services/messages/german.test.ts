// The texts in German: for whom, all of them, without a word of English, and right in number.
import { describe, expect, it } from 'vitest';
import { type Loss, lossSchema } from '../../../src/services/jobs/job.js';
import { english } from '../../../src/services/messages/english/english.js';
import { german } from '../../../src/services/messages/german/german.js';
import { type Language, languageFor, type MessageKey, type MessageParams, say } from '../../../src/services/messages/messages.js';

const keys = Object.keys(english) as MessageKey[];
const wordless = keys.filter((key) => english[key].length === 0);

const loss: Loss = { reason: 'unreadable' };
const offer = { name: 'GPT Image 1', draws: true, references: 1, finest: true };
const reference = 'a1b2c3';
const fits = { quality: 'low', count: 3 };

/** One example a text that says something of its own. */
const examples: { readonly [Key in MessageKey]?: MessageParams[Key] } = {
  'refused.compressionRange': { least: 1, most: 100 },
  'refused.option': { option: 'quality', model: 'GPT', choices: 'low, medium, high' },
  'refused.transparentFormat': { model: 'GPT', formats: 'png' },
  'refused.needsPicture': { model: 'GPT', others: ['A', 'B', 'C'] },
  'refused.references': { model: 'GPT', most: 0, others: ['A', 'B'] },
  'refused.mask': { model: 'GPT', others: ['A'] },
  'refused.paused': { trouble: 'unauthorised', until: 1 },
  'refused.longPrompt': { most: 10, length: 11 },
  'refused.tooMany': { running: 3, waiting: 10 },
  'refused.short': { cost: 44, available: 20, fits, resetsAt: 1 },
  'error.internal': { reference },
  'error.button': { reference },
  'job.queued': { position: 3 },
  'job.drawing': { bar: '▰▱', left: 20, drawn: 1, count: 4 },
  'job.stopping': { most: 11 },
  'job.cancelled': { charged: 11 },
  'job.failed': { loss },
  'job.refused': { loss },
  'job.someLost': { lost: 2, loss },
  'job.overrun': { over: 2 },
  'job.estimate': { most: 11 },
  'job.sources': { references: 2, mask: true },
  'job.quality': { quality: 'medium' },
  'job.mapped': { model: 'GPT', option: 'background', from: 'auto', to: 'opaque' },
  'job.firstFrame': { file: 'a.gif' },
  'job.maskDrawn': { file: 'a.png' },
  'job.substitute': { from: 'Segmind', to: '1min.ai' },
  'job.fitted': { how: 'smaller', links: ['https://a.example'] },
  'job.tooLarge': { links: ['https://a.example'], isIncomplete: true },
  'job.left': { available: 11, resetsAt: 1 },
  'job.altText': { prompt: '…' },
  'refused.budget': { cost: 44, left: 20, fits, resetsAt: 1 },
  'refused.unaskable': { cost: 44, above: 40 },
  'refused.decided': { kind: 'given', by: '1', at: 1 },
  'job.unapproved': { until: 1, isPrivate: true },
  'job.approved': { by: '1' },
  'approval.asked': { userId: '1', cost: 44 },
  'approval.cost': { count: 2, cost: 44 },
  'approval.given': { by: '1', userId: '2' },
  'approval.refused': { by: '1', userId: '2' },
  'approval.lapsed': { userId: '2' },
  'approval.withdrawn': { userId: '2' },
  'button.approve': { cost: 44 },
  'credits.summary': { available: 11, reserved: 2, spent: 3, all: 16 },
  'credits.share': { percent: 68 },
  'credits.sum': { allowance: 100, period: 'week', isOwn: true, granted: 20, lasting: 5 },
  'credits.team': { left: 2 },
  'credits.enough': { model: 'GPT', size: '1024x1024' },
  'credits.besides': { count: 3 },
  'credits.resets': { at: 1 },
  'credits.spent': { at: 1, credits: 11 },
  'credits.returned': { at: 1, credits: 11 },
  'credits.granted': { at: 1, credits: 11 },
  'credits.taken': { at: 1, credits: 11 },
  'credits.typical': { left: 4, cost: 11, quality: 'medium' },
  'button.deliver': { number: 2 },
  'history.heading': { member: '1', search: 'Fuchs', page: 2 },
  'history.empty': { member: undefined, search: 'Fuchs' },
  'history.cost': { charged: 11 },
  'history.pictures': { count: 2 },
  'history.editOf': { prompt: 'Fuchs' },
  'history.undelivered': { button: 2 },
  'history.gone': { charged: 11 },
  'help.text': { allowance: 2000, period: 'month', isAdmin: true },
  'model.offer': offer,
};

/** The same word in both languages. */
const SAME_IN_BOTH = new Set<MessageKey>(['choice.moderation.auto', 'button.details', 'details.heading']);

const ENGLISH = /\b(the|your|you|are|were|is|it|and|or|of|to|with|this|that|no|not|can|picture|pictures|again|credit)\b/i;
const ENGLISH_QUOTES = /[“][^„]*”|"|'/;

const inGerman = <Key extends MessageKey>(key: Key, params: MessageParams[Key]) => say(languageFor('de'), key, params);

describe('the language', () => {
  it('is German for whose Discord is, and English for everybody else', () => {
    expect(languageFor('de')).toBe(german);
    for (const locale of ['en-US', 'en-GB', 'fr', 'da', '', 'DE', 'toString', '__proto__'])
      expect(languageFor(locale)).toBe(english);
  });

  it('has just the texts that English has', () => {
    expect(Object.keys(german).toSorted()).toEqual([...keys].toSorted());
  });

  it('does not compile when a text is missing', () => {
    const { 'button.cancel': _missing, ...others } = german;
    // @ts-expect-error: no table without every text is a language.
    const language: Language = others;
    expect(Object.keys(language)).toHaveLength(keys.length - 1);
  });
});

describe('a German text', () => {
  const texts: readonly [MessageKey, string, string][] = [
    ...wordless.map((key): [MessageKey, string, string] => [
      key,
      english[key](undefined as never),
      german[key](undefined as never),
    ]),
    ...Object.entries(examples).map(([name, params]): [MessageKey, string, string] => {
      const key = name as MessageKey;
      return [key, english[key](params as never), german[key](params as never)];
    }),
  ];

  it.each(texts)('is German: %s', (key, inEnglish, text) => {
    if (!SAME_IN_BOTH.has(key)) expect(text).not.toBe(inEnglish);
    // Names of options and commands stay.
    expect(text.replace(/`[^`]*`|\*\*[^*]*\*\*|\/imagine prompt/g, '')).not.toMatch(ENGLISH);
    expect(text).not.toMatch(ENGLISH_QUOTES);
    expect(text).not.toMatch(/undefined|NaN|\[object| {2}/);
    expect(text.split('„').length, 'quotes opened and closed').toBe(text.split('“').length);
  });

  it.each(lossSchema.shape.reason.options)('is there for why a picture was lost: %s', (reason) => {
    const text = inGerman('job.failed', { loss: { reason, ...(reason === 'short-of-credits' && { detail: '3' }) } });
    expect(text).toMatch(/^⚠️ \*\*Nicht gezeichnet\*\* · .+\nEs wurde nichts berechnet: Alle Credits sind zurückgekommen\.$/);
    expect(text).not.toMatch(ENGLISH);
  });
});

describe('one is not many:', () => {
  it.each([
    [inGerman('job.cost', { charged: 1 }), '1 Credit'],
    [inGerman('job.cost', { charged: 2 }), '2 Credits'],
    [inGerman('job.cost', { charged: 0 }), '0 Credits'],
    [inGerman('job.cancelled', { charged: 1 }), 'wurde 1 Credit berechnet'],
    [inGerman('job.cancelled', { charged: 2 }), 'wurden 2 Credits berechnet'],
    [inGerman('job.someLost', { lost: 1, loss }), '1 Bild konnte nicht gezeichnet werden und wurde nicht berechnet'],
    [inGerman('job.someLost', { lost: 2, loss }), '2 Bilder konnten nicht gezeichnet werden und wurden nicht berechnet'],
    [inGerman('job.sources', { references: 1, mask: false }), '1 Referenzbild'],
    [inGerman('job.sources', { references: 2, mask: true }), '2 Referenzbilder und eine Maske'],
    [inGerman('refused.references', { model: 'GPT', most: 1, others: [] }), 'mit höchstens 1 Bild.'],
    [inGerman('refused.references', { model: 'GPT', most: 4, others: [] }), 'mit höchstens 4 Bildern.'],
    [inGerman('refused.short', { cost: 5, available: 4, fits: {}, resetsAt: 1 }), 'Es fehlt 1 Credit.'],
    [inGerman('refused.short', { cost: 5, available: -4, fits: {}, resetsAt: 1 }), 'du bist 4 im Minus: Es fehlen 9 Credits.'],
    [
      inGerman('refused.short', { cost: 5, available: 4, fits, resetsAt: 1 }),
      'Für 3 Bilder in Qualität „niedrig“ würde es reichen.',
    ],
    [inGerman('job.failed', { loss: { reason: 'short-of-credits', detail: '1' } }), 'Dafür fehlt dir 1 Credit.'],
    [inGerman('job.failed', { loss: { reason: 'short-of-credits', detail: '2' } }), 'Dafür fehlen dir 2 Credits.'],
  ])('%s', (text, words) => {
    expect(text).toContain(words);
  });

  it('in English neither', () => {
    expect(say(english, 'job.cancelled', { charged: 1 })).toContain('1 credit was charged');
    expect(say(english, 'job.cancelled', { charged: 2 })).toContain('2 credits were charged');
  });
});

describe('what the options are called', () => {
  it('is said as the choices say it', () => {
    expect(inGerman('refused.option', { option: 'quality', model: 'GPT', choices: 'low, high' })).toContain(
      'Möglich: niedrig, hoch.',
    );
    expect(inGerman('refused.option', { option: 'moderation', model: 'GPT', choices: 'auto' })).toContain('Möglich: normal.');
    expect(inGerman('job.mapped', { model: 'GPT', option: 'size', from: 'auto', to: '1536x1024' })).toBe(
      'GPT bietet die Größe „automatisch“ nicht an: Verwendet wird „1536×1024“.',
    );
  });

  it.each([
    ['day', 'am Tag'],
    ['week', 'in der Woche'],
    ['month', 'im Monat'],
  ] as const)('goes for a %s too', (period, words) => {
    expect(inGerman('help.text', { allowance: 2000, period, isAdmin: false })).toContain(`Du hast 2000 Credits ${words};`);
  });
});

it('/credits says first what is left and what is held', () => {
  expect(inGerman('credits.summary', { available: 11, reserved: 2, spent: 3, all: 16 })).toMatch(
    /^Verfügbar: 11\nReserviert: 2\n/,
  );
});
