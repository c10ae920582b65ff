// What a provider's error means for the picture that was asked for.
import type { ProviderError } from '../providers/provider-error.js';
import type { Loss } from './job.js';

export function lossOf(error: ProviderError): Loss {
  return { reason: error.kind, ...(error.reason !== undefined && { detail: error.reason }) };
}
