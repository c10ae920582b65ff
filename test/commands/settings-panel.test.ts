// The panel of /settings held against Discord's limits, as full as it can get, in each language.
import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { approvalForm, atOnceForm, keepOutForm, wordsForm } from '../../src/commands/settings/forms.js';
import { settingsPanel } from '../../src/commands/settings/panel.js';
import { type Choices, LONGEST_REASON, noChoices } from '../../src/services/guild/choices.js';
import { languageFor, translations } from '../../src/services/messages/messages.js';
import { catalogue } from '../../src/services/providers/catalogue.js';

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(1_100_000_000_000_000_000n + BigInt(index)));

const full: Choices = {
  ...noChoices,
  defaults: { model: 'no-longer-there', quality: 'high', size: 'auto' },
  channels: ids(60),
  roles: ids(60),
  keptOut: Object.fromEntries(ids(60).map((id, since) => [id, { reason: '*'.repeat(LONGEST_REASON), since }])),
  runningTogether: 1000,
  blockedWords: ids(200),
  largestCount: 1,
  approvalAbove: 1_000_000,
  operatorsChannel: ids(1)[0] ?? null,
};

const locales = ['en-US', ...translations.keys()];

describe.each(locales)('in %s', (locale) => {
  const language = languageFor(locale);

  it.each([
    ['empty', noChoices],
    ['as full as can be', full],
  ])('the panel is within what Discord takes when it is %s', (_, choices) => {
    const { components } = settingsPanel({ language, choices, offered: catalogue, guild: null });
    const inner = components.flatMap((part) => (part.type === ComponentType.ActionRow ? part.components : []));
    expect(components.length + inner.length).toBeLessThanOrEqual(40);
    const texts = components.flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []));
    expect(texts.join('').length).toBeLessThanOrEqual(4000);
    for (const control of inner) {
      if ('placeholder' in control) expect(control.placeholder?.length).toBeLessThanOrEqual(150);
      if ('default_values' in control) expect(control.default_values?.length).toBeLessThanOrEqual(control.max_values ?? 1);
      if (control.type !== ComponentType.StringSelect) continue;
      expect(control.options.length).toBeLessThanOrEqual(25);
      expect(control.options.filter((option) => option.default)).toHaveLength(1);
      for (const { label } of control.options) expect(label.length).toBeLessThanOrEqual(100);
    }
    const customIds = inner.flatMap((control) => ('custom_id' in control ? [control.custom_id] : []));
    expect(new Set(customIds).size).toBe(inner.length);
  });

  it('the forms are too', () => {
    const words = 'word\n'.repeat(700);
    const choices = { ...full, blockedWords: words.split('\n') };
    const forms = [
      wordsForm(language, choices),
      approvalForm(language, full),
      atOnceForm(language, full),
      keepOutForm(language, ids(4)),
    ];
    for (const { title, custom_id, components } of forms) {
      expect(title.length).toBeLessThanOrEqual(45);
      expect(custom_id.length).toBeLessThanOrEqual(100);
      const labels = components.flatMap((part) => ('label' in part ? [part] : []));
      expect(labels.length).toBe(1);
      for (const { label, component } of labels) {
        expect(label.length).toBeLessThanOrEqual(45);
        if ('placeholder' in component) expect(component.placeholder?.length ?? 0).toBeLessThanOrEqual(100);
        if ('value' in component) expect(component.value?.length).toBeLessThanOrEqual(4000);
      }
    }
  });
});

it('says that a model that was chosen is not on offer any more', () => {
  const { components } = settingsPanel({ language: languageFor('en-US'), choices: full, offered: catalogue, guild: null });
  expect(JSON.stringify(components)).toContain('no-longer-there is chosen, but is not on offer any more');
});

it('names the newest ten of who is kept out, and has the newest 25 in its menu', () => {
  const { components } = settingsPanel({ language: languageFor('en-US'), choices: full, offered: catalogue, guild: null });
  const text = JSON.stringify(components);
  expect(text.match(/- <@11000000000000000\d\d>/g)).toHaveLength(10);
  expect(text).toContain(`- <@${ids(60)[59]}>`);
  expect(text).toContain('- and 50 more');
});
