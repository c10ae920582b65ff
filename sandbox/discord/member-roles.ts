// The roles that members have just now: those they came with, until a test gives some or takes them away.
import { type Person, personOf } from './people.js';

export class MemberRoles {
  readonly #changed = new Map<string, readonly string[]>();

  set(userId: string, roleIds: readonly string[]): void {
    this.#changed.set(personOf(userId).id, roleIds);
  }

  /** The person with the roles of this moment. */
  personOf(userId: string): Person {
    const person = personOf(userId);
    return { ...person, roleIds: this.#changed.get(userId) ?? person.roleIds };
  }
}
