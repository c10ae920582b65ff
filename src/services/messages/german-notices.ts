// The texts of the operators’ channel, in German.
import type { englishNotices } from './english-notices.js';

type Texts = { readonly [Key in keyof typeof englishNotices]: (params: Parameters<(typeof englishNotices)[Key]>[0]) => string };

export const germanNotices: Texts = {};
