// The box at the bottom of a channel: words, files, what is replied to, and the list that opens at a slash or an at sign.
import type { Suggestion } from './composer.js';
import { icon } from './icon-view.js';
import { h, type Markup } from './markup.js';
import type { Page } from './page.js';
import { suggestionId, suggestionsView } from './suggestions-view.js';

const MAX_ROWS = 8;

export function composerView(page: Page): Markup {
  const { composer } = page;
  const suggestions = composer.suggestions;
  return h(
    'form',
    {
      key: 'composer',
      class: 'composer',
      onSubmit: (event) => send(event, page),
      onDragover: (event) => event.preventDefault(),
      onDrop: (event) => drop(event, page),
    },
    suggestions.length > 0 && suggestionsView(suggestions, page),
    composer.refusal !== '' && h('p', { key: 'refusal', class: 'refusal', role: 'alert' }, composer.refusal),
    composer.replyTo && replyView(page),
    composer.files.length > 0 &&
      h(
        'ul',
        { key: 'files', class: 'chosen-files' },
        composer.files.map((file) => fileView(file, page)),
      ),
    h(
      'div',
      { key: 'row', class: 'composer-row' },
      attachView(page),
      draftView(suggestions, page),
      h('button', { type: 'submit', class: 'tool send', 'aria-label': 'Send message', title: 'Send' }, icon('send')),
    ),
  );
}

function draftView(suggestions: readonly Suggestion[], page: Page): Markup {
  const { composer, session } = page;
  const channel = session.world?.channels.find(({ id }) => id === session.channel);
  const where = channel?.kind === 'direct' ? `@${channel.name}` : `#${channel?.name ?? ''}`;
  const open = suggestions.length > 0;
  return h('textarea', {
    id: 'draft',
    rows: Math.min(composer.draft.split('\n').length, MAX_ROWS),
    value: composer.draft,
    placeholder: `Message ${where} or type /`,
    'aria-label': `Message ${where}. Type a slash for commands.`,
    role: 'combobox',
    'aria-expanded': open ? 'true' : 'false',
    'aria-controls': 'suggestions',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    maxlength: 2000,
    ...(open ? { 'aria-activedescendant': suggestionId(composer.active) } : {}),
    onInput: (event) => event.currentTarget instanceof HTMLTextAreaElement && page.write(event.currentTarget.value),
    onKeydown: (event) => event instanceof KeyboardEvent && onKey(event, suggestions, page),
    onPaste: (event) => event instanceof ClipboardEvent && paste(event, page),
  });
}

function onKey(event: KeyboardEvent, suggestions: readonly Suggestion[], page: Page): void {
  const { composer } = page;
  const suggestion = suggestions[composer.active];
  const enters = event.key === 'Enter' && !event.shiftKey && !event.isComposing;
  if (suggestion && (enters || event.key === 'Tab')) page.take(suggestion);
  else if (suggestion && event.key === 'ArrowDown') composer.move(1);
  else if (suggestion && event.key === 'ArrowUp') composer.move(-1);
  else if (suggestion && event.key === 'Escape') composer.dismissSuggestions();
  else if (event.key === 'Escape' && composer.replyTo) composer.reply(undefined);
  else if (enters) void page.sendMessage();
  else return;
  event.preventDefault();
}

function attachView(page: Page): Markup {
  const choose = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLInputElement)) return;
    page.composer.attach([...(event.currentTarget.files ?? [])]);
    event.currentTarget.value = '';
  };
  return h(
    'label',
    { class: 'tool attach', title: 'Attach files' },
    icon('attach'),
    h('span', { class: 'only-heard' }, 'Attach files'),
    h('input', { type: 'file', multiple: true, class: 'only-heard', onChange: choose }),
  );
}

function replyView(page: Page): Markup {
  const author = page.session.world?.people.find(({ id }) => id === page.composer.replyTo?.author);
  const cancel = () => page.composer.reply(undefined);
  return h(
    'div',
    { key: `replying ${page.composer.replyTo?.id}`, class: 'replying', mounted: () => document.getElementById('draft')?.focus() },
    h('span', {}, 'Replying to ', h('strong', {}, author?.name ?? 'a message')),
    h('button', { type: 'button', class: 'tool small', 'aria-label': 'Do not reply', onClick: cancel }, icon('close')),
  );
}

function fileView(file: File, page: Page): Markup {
  const remove = () => page.composer.detach(file);
  return h(
    'li',
    { key: `${file.name}/${file.size}/${file.lastModified}` },
    h('span', { class: 'file-name' }, file.name),
    h('button', { type: 'button', class: 'tool small', 'aria-label': `Remove ${file.name}`, onClick: remove }, icon('close')),
  );
}

function send(event: Event, page: Page): void {
  event.preventDefault();
  void page.sendMessage();
}

function drop(event: Event, page: Page): void {
  if (!(event instanceof DragEvent) || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  page.composer.attach([...event.dataTransfer.files]);
}

function paste(event: ClipboardEvent, page: Page): void {
  if (!event.clipboardData?.files.length) return;
  event.preventDefault();
  page.composer.attach([...event.clipboardData.files]);
}
