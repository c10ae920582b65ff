// The texts of /settings and what a guild has chosen, in German.
import type { englishSettings } from './english-settings.js';

type Texts = { readonly [Key in keyof typeof englishSettings]: (params: Parameters<(typeof englishSettings)[Key]>[0]) => string };

export const germanSettings: Texts = {};
