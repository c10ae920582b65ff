// A job as the vendor tells it: the record, its link, and how it went wrong.
import { type ApiAnswer, json } from '../http/answer.js';
import { keyOf, pictureName } from './file-keys.js';
import type { OneminJob } from './job.js';
import { model } from './order.js';
import { signedLink } from './signed-links.js';
import { orderOf } from './studio.js';
import type { Vendor } from './vendor.js';
import { refusal, type VendorError } from './vendor-error.js';

export function tellJob(vendor: Vendor, job: OneminJob): ApiAnswer {
  if (job.state === 'PROCESSING') return json(200, { aiRecord: record(vendor, job, []) });
  return job.ending.kind === 'completed' ? tellSuccess(vendor, job) : tellFailure(vendor, job, job.ending.error);
}

/** However many pictures there are, there is a link to the first alone. */
function tellSuccess(vendor: Vendor, job: OneminJob): ApiAnswer {
  const keys = pictureKeys(job);
  const link = { temporaryUrl: signedLink(vendor.origin(), keys[0] ?? '', job.doneAt) };
  const place = vendor.levers.temporaryUrlIn;
  const aiRecord = { ...record(vendor, job, keys), ...(place === 'record' && link) };
  return json(200, { aiRecord, ...(place === 'top' && link) });
}

function tellFailure(vendor: Vendor, job: OneminJob, error: VendorError): ApiAnswer {
  const { errorCode, ...rest } = error;
  switch (vendor.levers.failureWording) {
    case 'object':
      return json(200, { aiRecord: record(vendor, job, { code: errorCode, ...rest }) });
    case 'list':
      return json(200, { aiRecord: record(vendor, job, [error.message]) });
    case 'beside':
      return json(200, { aiRecord: record(vendor, job, []), ...error });
    case 'refusal':
      return refusal(400, error);
    case 'none':
      return json(200, { aiRecord: record(vendor, job, []) });
  }
}

function pictureKeys(job: OneminJob): string[] {
  const { n, output_format } = orderOf(job);
  return Array.from({ length: n }, (_, index) => keyOf(pictureName(job.acceptedAt, job.id, index, output_format)));
}

function record(vendor: Vendor, job: OneminJob, resultObject: unknown): Record<string, unknown> {
  return {
    uuid: job.id,
    userId: 'sandbox-user',
    teamId: 'sandbox-team',
    teamUser: {
      userId: 'sandbox-user',
      teamId: 'sandbox-team',
      userName: 'Sandbox',
      status: 'ACTIVE',
      role: 'ADMIN',
      creditLimit: vendor.account.paidIn,
      usedCredit: vendor.account.spent,
    },
    model,
    type: job.body.type,
    metadata: null,
    status: job.state,
    createdAt: new Date(job.acceptedAt).toISOString(),
    aiRecordDetail: { promptObject: job.body.promptObject, resultObject, responseObject: {} },
    additionalData: null,
  };
}
