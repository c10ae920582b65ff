// What a person filled into a command's option, judged before it is sent: its value, or words that say what is wrong.
import type { Option } from './world.js';

export const OPTION_KIND = {
  string: 3,
  integer: 4,
  boolean: 5,
  person: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const;

export type OptionValue = string | number | boolean;

export type Checked =
  | { readonly kind: 'value'; readonly value: OptionValue }
  | { readonly kind: 'absent' }
  | { readonly kind: 'wrong'; readonly words: string };

/** `typed` as the field holds it; files are judged by `hasFile` alone. */
export function checkOption(option: Option, typed: string, hasFile: boolean): Checked {
  const given = option.type === OPTION_KIND.attachment ? hasFile : typed.trim() !== '';
  if (!given) return option.required ? wrong('This one is needed.') : { kind: 'absent' };
  switch (option.type) {
    case OPTION_KIND.attachment:
      return { kind: 'absent' };
    case OPTION_KIND.boolean:
      return { kind: 'value', value: typed === 'true' };
    case OPTION_KIND.integer:
    case OPTION_KIND.number:
      return checkNumber(option, Number(typed));
    case OPTION_KIND.string:
      return checkString(option, typed);
    default:
      return { kind: 'value', value: typed };
  }
}

function checkNumber(option: Option, value: number): Checked {
  if (option.choices) return { kind: 'value', value };
  if (!Number.isFinite(value)) return wrong('A number is needed here.');
  if (option.type === OPTION_KIND.integer && !Number.isInteger(value)) return wrong('A whole number is needed here.');
  if (option.min_value !== undefined && value < option.min_value) return wrong(`At least ${option.min_value}.`);
  if (option.max_value !== undefined && value > option.max_value) return wrong(`At most ${option.max_value}.`);
  return { kind: 'value', value };
}

function checkString(option: Option, typed: string): Checked {
  const length = typed.length;
  if (option.min_length !== undefined && length < option.min_length) return wrong(`At least ${option.min_length} characters.`);
  if (option.max_length !== undefined && length > option.max_length) {
    return wrong(`At most ${option.max_length} characters; these are ${length}.`);
  }
  return { kind: 'value', value: typed };
}

function wrong(words: string): Checked {
  return { kind: 'wrong', words };
}
