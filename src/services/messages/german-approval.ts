// The texts of requests that wait for a moderator, in German.
import type { englishApproval } from './english-approval.js';

type Texts = { readonly [Key in keyof typeof englishApproval]: (params: Parameters<(typeof englishApproval)[Key]>[0]) => string };

export const germanApproval: Texts = {};
