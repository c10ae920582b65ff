// The texts of /preset and its forms, in German.
import type { englishPresets } from './english-presets.js';

type Texts = { readonly [Key in keyof typeof englishPresets]: (params: Parameters<(typeof englishPresets)[Key]>[0]) => string };

export const germanPresets: Texts = {};
