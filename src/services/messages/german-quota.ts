// The texts of /quota and what it shows, in German.
import type { englishQuota } from './english-quota.js';

type Texts = { readonly [Key in keyof typeof englishQuota]: (params: Parameters<(typeof englishQuota)[Key]>[0]) => string };

export const germanQuota: Texts = {};
