// The words by which a newcomer can see a vendor refuse by its content policy.

const blockedWords = /\b(forbidden-test|nsfw|gore|nude|porn)\b/i;

export function isBlocked(prompt: string): boolean {
  return blockedWords.test(prompt);
}
