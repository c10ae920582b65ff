// Where in the vendor's API a fault can strike.
import { requestTo } from '../http/faults.js';

export type FaultPlace = 'submit' | 'upload' | 'poll' | 'result' | 'download' | 'credits';

export const faultPlaces = {
  submit: requestTo('POST', /^\/v[12]\/[^/]+$/),
  upload: requestTo('POST', /^\/upload-asset$/),
  poll: requestTo('GET', /^\/v2\/requests\/[^/]+\/status$/),
  result: requestTo('GET', /^\/v[12]\/requests\/[^/]+$/),
  download: requestTo('GET', /^\/generations\//),
  credits: requestTo('GET', /^\/v1\/get-user-credits$/),
} as const satisfies Record<FaultPlace, ReturnType<typeof requestTo>>;
