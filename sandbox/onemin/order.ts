// Reads the body of a submit as the vendor would: an order with every default filled in, or an error in the vendor's form.
import { z } from 'zod';
import { externalError, falselyBusy, type VendorError } from './vendor-error.js';

export const model = 'gpt-image-1-mini';

export interface Order {
  readonly type: FeatureType;
  /** Answered at once, and asked about later. */
  readonly async: boolean;
  readonly imageUrl?: string | undefined;
  readonly prompt: string;
  readonly size: '1024x1024' | '1536x1024' | '1024x1536';
  readonly n: number;
  readonly quality: 'low' | 'medium' | 'high';
  readonly background: 'auto' | 'preserve' | 'opaque' | 'transparent' | 'white' | 'black';
  readonly output_format: 'png' | 'jpeg' | 'webp';
  readonly output_compression: number;
}

export type FeatureType = 'IMAGE_EDITOR' | 'IMAGE_GENERATOR';

export type ReadOrder = { readonly ok: true; readonly order: Order } | { readonly ok: false; readonly error: VendorError };

export const fields = z.record(z.string(), z.unknown());
const envelopeNeeds = ['type', 'model', 'promptObject'];

const common = {
  prompt: z.string().trim().min(1).max(4000),
  size: z.enum(['1024x1024', '1536x1024', '1024x1536']),
  n: z.int().min(1).max(10),
  quality: z.enum(['low', 'medium', 'high']),
  output_format: z.enum(['png', 'jpeg', 'webp']).default('png'),
  output_compression: z.int().min(0).max(100).default(100),
};

const features = {
  IMAGE_EDITOR: {
    needs: ['imageUrl', 'prompt', 'size', 'n'],
    /** Formats a transparent picture may have. */
    seeThrough: ['png'],
    shape: z.strictObject({
      ...common,
      imageUrl: z.string(),
      background: z.enum(['auto', 'preserve', 'transparent', 'white', 'black']).default('auto'),
    }),
  },
  IMAGE_GENERATOR: {
    needs: ['prompt', 'size', 'n'],
    seeThrough: ['png', 'webp'],
    shape: z.strictObject({ ...common, background: z.enum(['opaque', 'transparent']).default('opaque') }),
  },
} as const;

const featureType = z.enum(['IMAGE_EDITOR', 'IMAGE_GENERATOR']);

export function readOrder(body: unknown): ReadOrder {
  const envelope = fields.safeParse(body);
  if (!envelope.success) return refused({ errorCode: 'UNKNOWN_ERROR', message: 'The body is not a JSON object' });
  const missing = missingIn(envelope.data, envelopeNeeds);
  if (missing) return refused(missing);
  const type = featureType.safeParse(envelope.data.type);
  if (!type.success) return refused({ errorCode: 'UNKNOWN_ERROR', message: `Unknown feature type ${envelope.data.type}` });
  if (envelope.data.model !== model) {
    return refused({ errorCode: 'UNSUPPORTED_MODEL', message: `The model ${envelope.data.model} is not supported` });
  }
  const promptObject = fields.safeParse(envelope.data.promptObject);
  if (!promptObject.success) return refused({ errorCode: 'UNKNOWN_ERROR', message: 'promptObject must be an object' });
  return readPrompt(type.data, envelope.data.async === true, promptObject.data);
}

function readPrompt(type: FeatureType, async: boolean, promptObject: Readonly<Record<string, unknown>>): ReadOrder {
  const { needs, seeThrough, shape } = features[type];
  const missing = missingIn(promptObject, needs);
  if (missing) return refused(missing);
  // Documented as optional: without it the model's maker refuses.
  if (promptObject.quality === undefined) return refused(falselyBusy('quality', "Missing required parameter: 'quality'"));
  const read = shape.safeParse(promptObject);
  if (!read.success) return refused(wrongParameter(read.error.issues[0]));
  if (read.data.background === 'transparent' && !seeThrough.some((format) => format === read.data.output_format)) {
    return refused(wrong('background', `transparent requires output_format ${seeThrough.join(' or ')}`));
  }
  return { ok: true, order: { type, async, ...read.data } };
}

function refused(error: VendorError): ReadOrder {
  return { ok: false, error };
}

function missingIn(given: Readonly<Record<string, unknown>>, needs: readonly string[]): VendorError | undefined {
  const missing = needs.filter((name) => given[name] === undefined || given[name] === null || given[name] === '');
  if (missing.length === 0) return undefined;
  return { errorCode: 'MISSING_REQUIRED_FIELDS', message: `Missing required fields: ${missing.join(', ')}` };
}

function wrongParameter(issue: z.core.$ZodIssue | undefined): VendorError {
  if (issue?.code === 'unrecognized_keys') return wrong(issue.keys[0] ?? '', 'Unknown parameter');
  return wrong(String(issue?.path[0] ?? ''), issue?.message ?? 'Invalid value');
}

/** Some wrong parameters are called a busy service; which ones is made up here. */
const calledBusy: ReadonlySet<string> = new Set(['quality', 'output_compression']);

function wrong(parameter: string, fault: string): VendorError {
  const words = `Invalid parameter '${parameter}': ${fault}`;
  return calledBusy.has(parameter)
    ? falselyBusy(parameter, words)
    : externalError(words, 400, { message: words, param: parameter, type: 'invalid_request_error' });
}
