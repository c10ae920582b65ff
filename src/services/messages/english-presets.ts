// The texts of /preset and its forms, in English.

export const englishPresets = {} as const;
