// The key of an account: whose it is, and in which period. A job carries that of the account which pays for it.
import { type Member, memberKey } from '../member.js';

export function accountKeyOf(member: Member, period: string): string {
  return `${memberKey(member)}/${period}`;
}

/** Also of a member's key alone: without a period. */
export function readAccountKey(accountKey: string): Member & { readonly period: string } {
  const [guild = '', userId = '', period = ''] = accountKey.split('/');
  return { guildId: guild === 'direct' ? null : guild, userId, period };
}
