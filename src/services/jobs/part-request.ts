// The request for one picture of a job, in the terms of the model that draws it.
import { UserError } from '../errors.js';
import { modelById } from '../providers/catalogue.js';
import type { ImageRequest } from '../providers/image-request.js';
import { resolveFor } from '../providers/request-resolution.js';
import { inputsOf, type Job, modelOf, type Part } from './job.js';

export function requestOf(job: Job, part: Part | undefined): ImageRequest {
  const model = modelById(modelOf(job, part));
  // A model that is gone from the catalogue since: its vendor may still know the request.
  if (!model || model.id === job.request.model) return job.request;
  try {
    return resolveFor(model, job.request, inputsOf(job)).request;
  } catch (error) {
    // The catalogue offers less than when the picture was handed over: what is under way goes on all the same.
    if (error instanceof UserError) return { ...job.request, model: model.id };
    throw error;
  }
}
