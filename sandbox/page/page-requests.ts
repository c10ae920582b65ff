// What the page's API takes. People and channels may be named by id, or by name as a person would ("Ada", "general").
import { z } from 'zod';

const OptionValue = z.union([z.string(), z.number(), z.boolean()]);

const Place = { user: z.string(), channel: z.string(), locale: z.string().optional() };

export const CommandRequest = z.object({
  ...Place,
  name: z.string(),
  group: z.string().optional(),
  subcommand: z.string().optional(),
  options: z.record(z.string(), OptionValue).default({}),
  /** The message a message command is used on. */
  target: z.string().optional(),
});

export const AutocompleteRequest = CommandRequest.extend({ focused: z.object({ name: z.string(), value: OptionValue }) });

export const ButtonRequest = z.object({
  user: z.string(),
  message: z.string(),
  customId: z.string(),
  /** What is chosen, when it is a select. */
  values: z.array(z.string()).optional(),
  locale: z.string().optional(),
});

export const ModalRequest = z.object({
  user: z.string(),
  /** The interaction the bot answered with the modal: `modal.interaction` of the world. */
  interaction: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  locale: z.string().optional(),
});

export const DismissRequest = z.object({ user: z.string() });

export const MessageRequest = z.object({
  user: z.string(),
  channel: z.string(),
  content: z.string().default(''),
  replyTo: z.string().optional(),
});

export const DeleteRequest = z.object({ user: z.string(), channel: z.string(), message: z.string() });

export const ClockRequest = z.object({
  milliseconds: z
    .number()
    .int()
    .positive()
    .max(366 * 86_400_000),
});

export const FaultRequest = z.object({ id: z.string() });
