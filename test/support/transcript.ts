// What a member sees, as lines of text in which everything that differs from run to run has a fixed name.
import type { SandboxDiscord } from '../../sandbox/discord/discord.js';
import type { JsonObject } from '../../sandbox/discord/json-object.js';
import type { SeenMessage } from '../../sandbox/discord/view.js';

/** One message: who else sees it, its words, its pictures as `{name: alt text}`, its buttons as `[label]`, in one line. */
export function transcribe(discord: SandboxDiscord, message: SeenMessage): string {
  const words = message.state === 'thinking' ? 'thinking…' : message.content;
  const buttons = buttonsOf(message).map(({ label }) => `[${label}]`);
  const lines = [
    ...(words === '' ? [] : [named(discord, words)]),
    ...message.attachments.map(({ filename, description }) => `{${withoutId(filename)}: ${description ?? ''}}`),
    ...(buttons.length > 0 ? [buttons.join(' ')] : []),
  ];
  return `${message.state === 'failed' ? 'failed: ' : ''}${message.ephemeral ? '(only you) ' : ''}${lines.join('\n')}`;
}

export interface SeenButton {
  readonly label: string;
  readonly customId: string;
}

export function buttonsOf({ components }: Pick<SeenMessage, 'components'>): SeenButton[] {
  return components.flatMap((component) => {
    if (component.type === 2) return [{ label: String(component.label), customId: String(component.custom_id) }];
    const inner = Array.isArray(component.components) ? (component.components as JsonObject[]) : [];
    return buttonsOf({ components: inner });
  });
}

function named(discord: SandboxDiscord, text: string): string {
  return discord
    .people()
    .reduce((words, { id, name }) => words.replaceAll(`<@${id}>`, `@${name}`), text)
    .replace(/<t:\d+:\w>/g, '<soon>')
    .replace(/[▰▱]+/g, '▰▱')
    .replace(/about \d+ s left|any moment now/, 'about N s left');
}

function withoutId(filename: string): string {
  return filename.replace(/\d{17,20}-/, '');
}
