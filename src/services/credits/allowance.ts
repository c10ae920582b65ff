// How many credits a member gets a period: their own allowance, else the highest of their roles', else the guild's.
import type { Choices } from '../guild/choices.js';

interface Standing {
  readonly override: number | null;
  readonly roles: readonly string[];
  readonly allowances: Choices['allowances'];
  /** What the settings say, where the guild says nothing. */
  readonly usual: number;
}

export function allowanceOf({ override, roles, allowances, usual }: Standing): number {
  if (override !== null) return override;
  const ofRoles = roles.flatMap((role) => allowances.roles[role] ?? []);
  if (ofRoles.length > 0) return Math.max(...ofRoles);
  return allowances.guild ?? usual;
}
