// What the books must come to, in the fewest words: no store, no locks, nothing that could be done twice.
import { ALLOWANCE } from './ledger-world.js';

export type Expires = 'period' | 'never';

interface Sheet {
  allowance: number;
  grants: number;
  spent: number;
  givenBack: number;
  readonly held: Map<string, number>;
}

interface Possession {
  override: number | null;
  roles: readonly string[];
  lasting: number;
  sheets: Map<string, Sheet>;
  readonly ended: Set<string>;
  /** Has spent more than was held, or was allowed less than before: only so may they owe. */
  mayOwe: boolean;
}

interface Team {
  spent: number;
  requests: number;
  readonly held: Map<string, number>;
  readonly spenders: Map<string, number>;
}

export class LedgerModel {
  period: string;
  guild: number | null = null;
  budget: number | null = null;
  readonly roles = new Map<string, number>();
  readonly members: ReadonlyMap<string, Possession>;
  readonly teams = new Map<string, Team>();

  constructor(period: string, members: readonly string[]) {
    this.period = period;
    const nothing = () => ({ override: null, roles: [], lasting: 0, sheets: new Map(), ended: new Set<string>(), mayOwe: false });
    this.members = new Map(members.map((name) => [name, nothing()]));
  }

  member(name: string): Possession {
    const member = this.members.get(name);
    if (!member) throw new Error(`Nobody is called ${name}`);
    return member;
  }

  team(period: string): Team {
    const team = this.teams.get(period) ?? { spent: 0, requests: 0, held: new Map(), spenders: new Map() };
    this.teams.set(period, team);
    return team;
  }

  allowance(name: string): number {
    const { override, roles } = this.member(name);
    const ofRoles = roles.flatMap((role) => this.roles.get(role) ?? []);
    return override ?? (ofRoles.length > 0 ? Math.max(...ofRoles) : (this.guild ?? ALLOWANCE));
  }

  /** The lasting grants that other periods have not used. */
  lastingLeft(name: string): number {
    const { sheets, lasting } = this.member(name);
    const others = [...sheets].filter(([period]) => period !== this.period);
    return Math.max(0, lasting - others.reduce((sum, [, sheet]) => sum + beyond(sheet), 0));
  }

  sheet(name: string): Sheet {
    const allowance = this.allowance(name);
    const sheet = this.member(name).sheets.get(this.period);
    return sheet ? { ...sheet, allowance } : { allowance, grants: 0, spent: 0, givenBack: 0, held: new Map() };
  }

  available(name: string): number {
    const sheet = this.sheet(name);
    return sheet.allowance + sheet.grants + this.lastingLeft(name) - sheet.spent - sum(sheet.held);
  }

  reserve(name: string, job: string, amount: number): string {
    const member = this.member(name);
    if (member.ended.has(job) || [...member.sheets.values()].some(({ held }) => held.has(job))) return 'reserved';
    if (amount > this.available(name)) return `member short by ${amount - this.available(name)}`;
    const team = this.team(this.period);
    const left = (this.budget ?? Number.POSITIVE_INFINITY) - team.spent - sum(team.held);
    if (amount > left) return `team short by ${amount - left}`;
    this.#write(name).held.set(job, amount);
    team.held.set(job, amount);
    return 'reserved';
  }

  settle(name: string, job: string, cost: number): void {
    const member = this.member(name);
    for (const [period, sheet] of member.sheets) {
      const held = sheet.held.get(job);
      if (held === undefined) continue;
      const team = this.team(period);
      sheet.held.delete(job);
      team.held.delete(job);
      member.ended.add(job);
      member.mayOwe ||= cost > held;
      sheet.spent += cost;
      team.spent += cost;
      team.requests += cost > 0 ? 1 : 0;
      if (cost > 0) team.spenders.set(name, sheet.spent);
    }
  }

  grant(name: string, amount: number, expires: Expires): readonly [number, number] {
    const before = this.available(name);
    const sheet = this.#write(name);
    const member = this.member(name);
    const change = amount < 0 ? -Math.min(-amount, Math.max(0, before)) : amount;
    const lasting = expires === 'never' ? Math.max(change, -this.lastingLeft(name)) : 0;
    member.lasting += lasting;
    sheet.grants += change - lasting;
    return [before, before + change];
  }

  reset(name: string): readonly [number, number] {
    const before = this.available(name);
    const sheet = this.#write(name);
    const back = sheet.spent - sheet.givenBack;
    sheet.grants += back;
    sheet.givenBack = sheet.spent;
    return [before, before + back];
  }

  /** Roles, overrides and what guild and roles are worth: what makes an allowance smaller may leave somebody owing. */
  allow(change: () => void): void {
    const before = [...this.members.keys()].map((name) => this.allowance(name));
    change();
    for (const [index, [name, member]] of [...this.members].entries()) {
      member.mayOwe ||= this.allowance(name) < (before[index] ?? 0);
    }
  }

  override(name: string, limit: number | null): readonly [number, number] {
    const before = this.allowance(name);
    const sheet = this.#write(name);
    this.allow(() => {
      this.member(name).override = limit;
    });
    sheet.allowance = this.allowance(name);
    return [before, sheet.allowance];
  }

  /** A write in this period: those that are over and hold nothing are closed, and what the others owe is forgiven. */
  #write(name: string): Sheet {
    const member = this.member(name);
    const sheet = this.sheet(name);
    const sheets = new Map([[this.period, sheet]]);
    let unclaimed = member.lasting;
    for (const [period, other] of member.sheets) {
      if (period === this.period) continue;
      const paid = Math.min(beyond(other), unclaimed);
      unclaimed -= paid;
      if (other.held.size === 0) member.lasting -= paid;
      else sheets.set(period, { ...other, grants: other.grants + beyond(other) - paid });
    }
    member.sheets = sheets;
    return sheet;
  }
}

/** What of the lasting grants a period has used. */
function beyond({ allowance, grants, spent, held }: Sheet): number {
  return Math.max(0, spent + sum(held) - allowance - grants);
}

export function sum(held: ReadonlyMap<string, number>): number {
  return [...held.values()].reduce((total, amount) => total + amount, 0);
}
