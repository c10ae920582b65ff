// The texts of requests that wait for a moderator, in English.

export const englishApproval = {} as const;
