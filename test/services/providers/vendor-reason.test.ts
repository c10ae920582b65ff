// What a vendor's words mean, and what of them people get to read.
import { describe, expect, it } from 'vitest';
import { refusalKind, vendorReason } from '../../../src/services/providers/vendor-reason.js';

describe('a refusal', () => {
  it.each([
    'content_policy_violation: Your request was rejected by the safety system.',
    'Content policy',
    'Blocked by our moderation system',
    'moderation_blocked',
    'The prompt did not pass moderation',
  ])('is about what the picture would show: %s', (words) => expect(refusalKind(words)).toBe('moderation'));

  it.each(["Invalid parameter 'moderation': expected auto or low", 'parameter moderation is unknown', 'Bad request', ''])(
    'is about anything else: %s',
    (words) => expect(refusalKind(words)).toBe('rejected'),
  );
});

describe('the reason for people', () => {
  it('is one line of at most 200 characters', () => {
    expect(vendorReason('one\n two\t\tthree ', 'key')).toBe('one two three');
    expect(vendorReason('word '.repeat(100), 'key')).toHaveLength(200);
    expect(vendorReason('word '.repeat(1_000_000), 'key')).toHaveLength(200);
  });

  it('breaks no character in two', () => {
    const reason = vendorReason(`${'a '.repeat(99)}🎨${'b '.repeat(99)}`, 'key') ?? '';
    expect(reason).toBe(Buffer.from(reason).toString());
  });

  it('has neither the key in it nor anything that looks like one', () => {
    expect(vendorReason('the key abc-123 is wrong', 'abc-123')).toBe('the key … is wrong');
    expect(vendorReason(`the key ${'aB3-'.repeat(8)} is wrong`, 'key-of-ours')).toBe('the key … is wrong');
  });

  it('is left as it is where there is no key', () => {
    expect(vendorReason('some words', '')).toBe('some words');
  });

  it('has no signs in it that would turn the text around or hide some of it', () => {
    expect(vendorReason('a\u202eb\u200bc\u0007d', 'key')).toBe('a b c d');
  });

  it.each(['', ' \n', '\u200b'])('is none when nothing is said', (words) => {
    expect(vendorReason(words, 'key')).toBeUndefined();
  });
});
