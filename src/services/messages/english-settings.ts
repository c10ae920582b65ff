// The texts of /settings and what a guild has chosen, in English.

export const englishSettings = {} as const;
