// What an admin's act does to the guild's choices: allowances, the budget, and every other one.
import { type Choices, choicesSchema } from '../guild/choices.js';
import type { AdminAct } from './admin-acts.js';
import type { Outcome } from './purse-acts.js';

const DONE_KEPT = 50;

type Deed = AdminAct['deed'];

/** Done a second time, by its id, an act changes nothing and has the outcome that it had. */
export function performOnChoices(before: Choices, { id, deed }: AdminAct): { readonly after: Choices; readonly result: Outcome } {
  const done = before.done.find((earlier) => earlier.id === id);
  if (done) return { after: before, result: done };
  const after = withDeed(before, deed);
  const outcome = { before: limitIn(before, deed), after: limitIn(after, deed) };
  return { after: { ...after, done: [{ id, ...outcome }, ...before.done].slice(0, DONE_KEPT) }, result: outcome };
}

function withDeed(choices: Choices, deed: Deed): Choices {
  switch (deed.kind) {
    case 'allow-guild':
      return { ...choices, allowances: { ...choices.allowances, guild: deed.limit } };
    case 'allow-role': {
      const { [deed.roleId]: _before, ...others } = choices.allowances.roles;
      const roles = deed.limit === null ? others : { ...others, [deed.roleId]: deed.limit };
      return { ...choices, allowances: { ...choices.allowances, roles } };
    }
    case 'budget':
      return { ...choices, budget: deed.limit };
    case 'choose':
      return choicesSchema.parse({ ...choices, ...deed.choices });
    default:
      return choices;
  }
}

function limitIn({ allowances, budget }: Choices, deed: Deed): number | null {
  if (deed.kind === 'allow-guild') return allowances.guild;
  if (deed.kind === 'allow-role') return allowances.roles[deed.roleId] ?? null;
  return deed.kind === 'budget' ? budget : null;
}
