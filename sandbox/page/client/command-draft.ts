// A command being filled in: which options are shown, what was given for each, what is wrong with it.
import { checkOption, OPTION_KIND, type OptionValue } from './option-check.js';
import { fetchChoices, post } from './page-api.js';
import type { Runnable } from './runnable.js';
import type { Session } from './session.js';
import type { Choice, Option } from './world.js';

const QUIET_MS = 200;

export class CommandDraft {
  readonly runnable: Runnable;
  refusal = '';
  sending = false;
  /** The option whose autocompletion is open. */
  completing: { readonly option: string; readonly choices: readonly Choice[] } | undefined;
  readonly #session: Session;
  readonly #changed: () => void;
  readonly #typed = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #files = new Map<string, File>();
  readonly #added: string[] = [];
  #judged = false;
  #quiet = 0;

  /** `rest`, what was typed after the command's name, goes into its first text. */
  constructor(runnable: Runnable, rest: string, session: Session, changed: () => void) {
    this.runnable = runnable;
    this.#session = session;
    this.#changed = changed;
    const text = runnable.options.find(({ type, required }) => required && type === OPTION_KIND.string);
    if (text && rest) this.#typed.set(text.name, rest);
  }

  /** The required options, then those that were added, in that order. */
  get shown(): readonly Option[] {
    const { options } = this.runnable;
    const added = this.#added.flatMap((name) => options.filter((option) => option.name === name));
    return [...options.filter(({ required }) => required), ...added];
  }

  get addable(): readonly Option[] {
    return this.runnable.options.filter((option) => !this.shown.includes(option));
  }

  typed(option: Option): string {
    return this.#typed.get(option.name) ?? '';
  }

  /** What the field shows: an autocompletion's name instead of its value. */
  shownText(option: Option): string {
    return this.#names.get(option.name) ?? this.typed(option);
  }

  file(option: Option): File | undefined {
    return this.#files.get(option.name);
  }

  problem(option: Option): string {
    if (!this.#judged) return '';
    const checked = checkOption(option, this.typed(option), this.#files.has(option.name));
    return checked.kind === 'wrong' ? checked.words : '';
  }

  add(option: Option): void {
    this.#added.push(option.name);
    this.#changed();
  }

  remove(option: Option): void {
    this.#added.splice(this.#added.indexOf(option.name), 1);
    this.#typed.delete(option.name);
    this.#names.delete(option.name);
    this.#files.delete(option.name);
    this.#changed();
  }

  write(option: Option, typed: string): void {
    this.#typed.set(option.name, typed);
    this.#names.delete(option.name);
    if (option.autocomplete) this.#askForChoices(option);
    this.#changed();
  }

  complete(option: Option, choice: Choice): void {
    this.#typed.set(option.name, String(choice.value));
    this.#names.set(option.name, choice.name);
    this.completing = undefined;
    this.#changed();
  }

  attach(option: Option, file: File | undefined): void {
    if (file) this.#files.set(option.name, file);
    else this.#files.delete(option.name);
    this.#changed();
  }

  /** Whether it went out; otherwise the fields or `refusal` say why not. */
  async send(): Promise<boolean> {
    this.#judged = true;
    this.refusal = '';
    this.completing = undefined;
    const wrong = this.shown.some((option) => this.problem(option) !== '');
    this.sending = !wrong;
    this.#changed();
    if (wrong) return false;
    const outcome = await post('/api/commands', { ...this.#address(), options: this.#values() }, [...this.#files]);
    this.sending = false;
    if (!outcome.ok) this.refusal = outcome.words;
    this.#changed();
    return outcome.ok;
  }

  #values(): Record<string, OptionValue> {
    const values: Record<string, OptionValue> = {};
    for (const option of this.shown) {
      const checked = checkOption(option, this.typed(option), this.#files.has(option.name));
      if (checked.kind === 'value') values[option.name] = checked.value;
    }
    return values;
  }

  #address(): Record<string, unknown> {
    const { user, channel, locale } = this.#session;
    const { command, group, subcommand } = this.runnable;
    return { user, channel, locale, name: command, group, subcommand };
  }

  #askForChoices(option: Option): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(async () => {
      const question = { ...this.#address(), options: this.#values(), focused: { name: option.name, value: this.typed(option) } };
      this.completing = { option: option.name, choices: await fetchChoices(question) };
      this.#changed();
    }, QUIET_MS);
  }
}
