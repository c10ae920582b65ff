// Where in the vendor's API a fault can strike.
import { requestTo } from '../http/faults.js';
import { bucketFiles } from './signed-links.js';

export type FaultPlace = 'submit' | 'upload' | 'poll' | 'download';

export const faultPlaces = {
  submit: requestTo('POST', /^\/api\/features$/),
  upload: requestTo('POST', /^\/api\/assets$/),
  poll: requestTo('GET', /^\/api\/results\/[^/]+$/),
  download: requestTo('GET', bucketFiles),
} as const satisfies Record<FaultPlace, ReturnType<typeof requestTo>>;
