// Reads the body of a submit as the vendor would: an order with every default filled in, or a refusal that names the parameter.
import { z } from 'zod';
import type { Model } from './models.js';

export interface Order {
  readonly prompt: string;
  readonly size: 'auto' | '1024x1024' | '1536x1024' | '1024x1536';
  readonly quality: 'auto' | 'low' | 'medium' | 'high';
  readonly background: 'opaque' | 'transparent';
  readonly output_format: 'png' | 'jpeg' | 'webp';
  readonly output_compression: number;
  readonly moderation: 'auto' | 'low';
  readonly image_urls: readonly string[];
  readonly mask: string | null;
}

export type ReadOrder =
  | { readonly ok: true; readonly order: Order }
  | { readonly ok: false; readonly status: number; readonly error: string };

const bodyShape = z.record(z.string(), z.unknown());

/** The vendor answers a wrong parameter with one of three statuses; which parameter gets which is made up here. */
const statusOf: Readonly<Record<string, number>> = { size: 406, output_format: 406, output_compression: 500, mask: 500 };

export function readOrder(model: Model, body: unknown): ReadOrder {
  const asked = bodyShape.safeParse(body);
  if (!asked.success) return { ok: false, status: 400, error: 'Request body must be a JSON object' };
  const read = shapeOf(model).safeParse(asked.data);
  if (!read.success) return refusal(read.error.issues[0]);
  if (read.data.background === 'transparent' && read.data.output_format === 'jpeg') {
    return { ok: false, status: 406, error: "Invalid parameter 'background': transparent requires output_format png or webp" };
  }
  return { ok: true, order: read.data };
}

const shapes = new Map<Model, ReturnType<typeof orderShape>>();

/** Made once a model: making it takes longer than reading by it. */
function shapeOf(model: Model): ReturnType<typeof orderShape> {
  const shape = shapes.get(model) ?? orderShape(model);
  shapes.set(model, shape);
  return shape;
}

function orderShape(model: Model) {
  const common = {
    prompt: z.string().trim().min(1).max(32_000),
    size: z.enum(['auto', '1024x1024', '1536x1024', '1024x1536']).default(model.defaults.size),
    quality: z.enum(['auto', 'low', 'medium', 'high']).default(model.defaults.quality),
    background: z.enum(['transparent', 'opaque']).default('opaque'),
    output_format: z.enum(['png', 'jpeg', 'webp']).default('png'),
    output_compression: z.int().min(1).max(100).default(100),
    moderation: z.enum(['auto', 'low']).default('auto'),
  };
  if (!model.takesImages) return z.strictObject(common).transform((order) => ({ ...order, image_urls: [], mask: null }));
  return z.strictObject({ ...common, image_urls: imageUrls, mask: z.string().min(1).nullable().default(null) });
}

/** One page says `str`, the others `string[]`; both work. */
const imageUrls = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(16)])
  .transform((urls) => (typeof urls === 'string' ? [urls] : urls));

function refusal(issue: z.core.$ZodIssue | undefined): ReadOrder {
  if (issue?.code === 'unrecognized_keys') {
    return { ok: false, status: 400, error: `Unknown parameter: '${issue.keys[0]}'` };
  }
  const parameter = String(issue?.path[0] ?? 'body');
  return { ok: false, status: statusOf[parameter] ?? 400, error: `Invalid parameter '${parameter}': ${issue?.message}` };
}
