// The form of this vendor's errors: a code, a message, and what the model's maker said as JSON in a string.
import { z } from 'zod';
import { type ApiAnswer, json } from '../http/answer.js';

export const vendorError = z.object({
  errorCode: z.enum([
    'MISSING_REQUIRED_FIELDS',
    'UNSUPPORTED_MODEL',
    'UNKNOWN_ERROR',
    'HTTP_EXCEPTION',
    'EXTERNAL_API_RESPONSE_WITH_ERROR',
    'INSUFFICIENT_CREDITS',
  ]),
  message: z.string(),
  details: z.string().optional(),
});

export type VendorError = z.infer<typeof vendorError>;

export function refusal(status: number, error: VendorError): ApiAnswer {
  return json(status, error);
}

/** What the model's maker answered, passed on; `status` is the maker's own. */
export function externalError(message: string, status: number, error: Readonly<Record<string, string>>): VendorError {
  return {
    errorCode: 'EXTERNAL_API_RESPONSE_WITH_ERROR',
    message,
    details: JSON.stringify({ response: { status, data: { error } } }),
  };
}

export const busyWords = 'The service is busy, please try again later';

/** Says that it is busy, as if another try could help; only the details tell that this order never will be drawn. */
export function falselyBusy(parameter: string, fault: string): VendorError {
  return externalError(busyWords, 400, { message: fault, param: parameter, type: 'invalid_request_error' });
}

export function creditsMissing(required: number, remaining: number): VendorError {
  return {
    errorCode: 'INSUFFICIENT_CREDITS',
    message: `The feature requires ${required} credits, but the Team only has ${remaining} credits`,
  };
}

export const blockedByFilter = externalError('Your request was rejected as a result of our safety system', 400, {
  code: 'moderation_blocked',
  message: 'Your request was rejected by the safety system: content_policy_violation',
  type: 'image_generation_user_error',
});
