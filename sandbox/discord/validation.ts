// Judges request bodies as Discord does: by Discord's own schemas first, then by the rules those leave out.
import type { ZodMiniType } from 'zod/mini';
import { type Flaw, Refusal } from './errors.js';
import { isJsonObject, type JsonObject, objectsIn } from './json-object.js';
import { commandFlaws, commandListFlaws } from './rules/command-rules.js';
import { type MessageContext, messageFlaws } from './rules/message-rules.js';
import { modalFlaws } from './rules/modal-rules.js';
import { flawsOf } from './rules/schema-flaws.js';

type Spec = typeof import('discord-api-spec/zod');

export type MessageKind = 'create' | 'edit' | 'webhook' | 'webhook-edit';

/** What a callback of each type is judged by. */
const CALLBACKS: Readonly<Record<number, keyof Spec>> = {
  4: 'CreateMessageInteractionCallbackRequestSchema',
  5: 'CreateMessageInteractionCallbackRequestSchema',
  6: 'UpdateMessageInteractionCallbackRequestSchema',
  7: 'UpdateMessageInteractionCallbackRequestSchema',
  8: 'ApplicationCommandAutocompleteCallbackRequestSchema',
  9: 'ModalInteractionCallbackRequestSchema',
};

const MESSAGES: Readonly<Record<MessageKind, keyof Spec>> = {
  create: 'MessageCreateRequestSchema',
  edit: 'MessageEditRequestPartialSchema',
  webhook: 'IncomingWebhookRequestPartialSchema',
  'webhook-edit': 'IncomingWebhookUpdateRequestPartialSchema',
};

export class Validation {
  readonly #spec: Spec | undefined;

  private constructor(spec: Spec | undefined) {
    this.#spec = spec;
  }

  /** The schemas are large: loaded only when wanted. */
  static async load(wanted: boolean): Promise<Validation> {
    return new Validation(wanted ? await import('discord-api-spec/zod') : undefined);
  }

  message(kind: MessageKind, payload: unknown, context: MessageContext): void {
    this.#judge(MESSAGES[kind], withTextIds(payload), (body) => messageFlaws(body, context));
  }

  callback(payload: unknown, context: MessageContext): void {
    const type = isJsonObject(payload) ? Number(payload.type) : Number.NaN;
    const schema = CALLBACKS[type];
    if (!schema) return;
    const data = isJsonObject(payload) ? payload.data : undefined;
    const body = isJsonObject(payload) ? { ...payload, data: withTextIds(data) } : payload;
    this.#judge(schema, body, () => {
      if (!isJsonObject(data)) return [];
      if (type === 9) return modalFlaws(data);
      if (type !== 4 && type !== 7) return [];
      return messageFlaws(data, context).map((each) => ({ ...each, path: ['data', ...each.path] }));
    });
  }

  /** A command as it is to be: of a PATCH, what comes out of it. */
  command(payload: unknown): void {
    this.#judge('ApplicationCommandCreateRequestSchema', withNumericPermissions(payload), (body) => commandFlaws(body));
  }

  commandList(payload: unknown): void {
    const spec = this.#spec;
    if (!spec) return;
    const commands = Array.isArray(payload) ? payload : [];
    const flaws = commands.flatMap((command, at) =>
      schemaFlaws(spec.ApplicationCommandUpdateRequestSchema, withNumericPermissions(command), [at]),
    );
    refuse(flaws.length > 0 ? flaws : commandListFlaws(objectsIn(commands)));
  }

  directChannel(payload: unknown): void {
    this.#judge('CreatePrivateChannelRequestSchema', payload, () => []);
  }

  #judge(schema: keyof Spec, payload: unknown, rules: (body: JsonObject) => readonly Flaw[]): void {
    if (!this.#spec) return;
    const body = payload ?? {};
    refuse(schemaFlaws(this.#spec[schema], body));
    if (isJsonObject(body)) refuse(rules(body));
  }
}

function schemaFlaws(schema: ZodMiniType, body: unknown, base: readonly (string | number)[] = []): Flaw[] {
  const parsed = schema.safeParse(body);
  return parsed.success ? [] : flawsOf(parsed.error.issues, body).map((each) => ({ ...each, path: [...base, ...each.path] }));
}

function refuse(flaws: readonly Flaw[]): void {
  if (flaws.length > 0) throw new Refusal(50035, flaws);
}

/** Discord takes attachments' ids as numbers too, which the published schema does not say. */
function withTextIds(payload: unknown): unknown {
  if (!isJsonObject(payload) || !Array.isArray(payload.attachments)) return payload;
  const entries: unknown[] = payload.attachments;
  const attachments = entries.map((entry) =>
    isJsonObject(entry) && typeof entry.id === 'number' ? { ...entry, id: String(entry.id) } : entry,
  );
  return { ...payload, attachments };
}

/** The published schema says number; what Discord really takes, and discord.js sends, is a string of digits. */
function withNumericPermissions(payload: unknown): unknown {
  if (!isJsonObject(payload) || typeof payload.default_member_permissions !== 'string') return payload;
  const digits = /^\d+$/.test(payload.default_member_permissions);
  return digits ? { ...payload, default_member_permissions: Number(payload.default_member_permissions) } : payload;
}
