// The texts of the operators’ channel, in English.

export const englishNotices = {} as const;
