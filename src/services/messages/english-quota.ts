// The texts of /quota and what it shows, in English.

export const englishQuota = {} as const;
