// Whole tables and purses that are gone from the busy store, one kind a row, as in the table of damages.
import { type Clinic, PERIOD } from './clinic.js';
import type { Damage } from './damages.js';

export const losses: readonly Damage[] = [
  {
    what: 'the purse of a member who has spent something in the present period',
    done: (at) => at.drop('accounts', 'guild/mia'),
    told: /In month-2026-11, the member mia \(server guild\) has no account.*the report says 11 spent, the usage book 11 spent, 0 granted.*--fix makes/,
    isMended: true,
  },
  {
    what: 'the purse of a member for whom a job goes on and who was given back what they had spent',
    done: (at) => at.drop('accounts', 'guild/ben'),
    told: /the member ben .* has no account.*22 spent, 22 granted.*--fix makes/,
    isMended: true,
  },
  {
    what: 'all purses, also that of a member who had a lasting grant',
    done: (at) => dropAll(at, 'accounts'),
    told: /the member ada .* has no account.*22 spent, 100 granted.*may have something left of lasting grants.*backup/,
    isMended: false,
  },
  {
    what: "a purse that has lost the present period's account",
    done: (at) => at.spoil('accounts', 'guild/mia', ['accounts', PERIOD], undefined),
    told: /the member mia .* has no account.*used of lasting grants nobody can tell/,
    isMended: false,
  },
  {
    what: 'a usage book that is gone with what was granted',
    done: (at) => dropAll(at, 'usage'),
    told: /The act act-\d+ \(100 credits granted to the member ada \(server guild\)\) is missing in the usage book.*--fix books it in month-2026-11/,
    isMended: true,
  },
  {
    what: 'a usage book and all purses, so that nobody knows when something was granted',
    done: (at) => {
      dropAll(at, 'usage');
      dropAll(at, 'accounts');
    },
    told: /The act act-\d+ \(22 credits granted to the member ben .* In which period it was done is not known any more/,
    isMended: false,
  },
];

function dropAll(at: Clinic, collection: string): void {
  for (const key of [...(at.store.collections.get(collection)?.keys() ?? [])]) at.drop(collection, key);
}
