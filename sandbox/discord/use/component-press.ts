// A person presses a button of a message, or chooses from one of its menus.
import type { JsonObject } from '../json-object.js';
import { objectsIn } from '../json-object.js';
import { allComponents } from '../numbered-components.js';
import { BOT, findPerson, ROLES } from '../people.js';
import type { World } from '../world.js';
import type { Resolved } from '../world-record.js';
import { beginInteraction, channelOf, nothingResolved, type Used } from './new-interaction.js';

export interface Press {
  readonly userId: string;
  readonly messageId: string;
  readonly customId: string;
  /** What is chosen from a menu. */
  readonly values?: readonly string[] | undefined;
  readonly locale?: string | undefined;
}

const BUTTON = 2;
const STRING_SELECT = 3;

export function pressComponent(world: World, press: Press): Used {
  const message = world.messages.get(press.messageId);
  if (!message || (message.onlyFor !== undefined && message.onlyFor !== press.userId)) {
    throw new Error(`There is no message ${press.messageId} to be seen.`);
  }
  channelOf(world, message.channelId, press.userId);
  const component = allComponents(message.components).find((each) => each.custom_id === press.customId);
  if (!component) throw new Error(`The message has no component "${press.customId}".`);
  if (component.disabled === true) throw new Error(`The component "${press.customId}" is disabled.`);
  const chosen = component.type === BUTTON ? undefined : chooseValues(world, component, press.values ?? []);
  const interaction = beginInteraction(world, {
    kind: 'component',
    userId: press.userId,
    channelId: message.channelId,
    name: press.customId,
    data: {
      custom_id: press.customId,
      component_type: component.type,
      id: component.id,
      ...(chosen ? { values: chosen.values } : {}),
    },
    ...(chosen ? { resolved: chosen.resolved } : {}),
    sourceId: message.id,
    locale: press.locale,
  });
  return { interactionId: interaction.id };
}

/** The values of a menu, checked as the client does; ids are resolved into what they name. */
export function chooseValues(
  world: World,
  menu: JsonObject,
  values: readonly string[],
  least = typeof menu.min_values === 'number' ? menu.min_values : 1,
): { values: string[]; resolved: Resolved } {
  const most = typeof menu.max_values === 'number' ? menu.max_values : 1;
  const name = String(menu.custom_id);
  if (values.length < least) throw new Error(`"${name}" needs at least ${least} chosen.`);
  if (values.length > most) throw new Error(`"${name}" takes at most ${most}.`);
  const resolved = nothingResolved();
  for (const value of values) {
    if (menu.type === STRING_SELECT) {
      if (!objectsIn(menu.options).some((option) => option.value === value)) throw new Error(`"${name}" offers no "${value}".`);
    } else resolveId(world, menu, value, resolved);
  }
  return { values: [...values], resolved };
}

/** 5 users, 6 roles, 7 users and roles, 8 channels. */
function resolveId(world: World, menu: JsonObject, id: string, resolved: Resolved): void {
  const isUser = id === BOT.id || findPerson(id) !== undefined;
  if ((menu.type === 5 || menu.type === 7) && isUser) resolved.users.push(id);
  else if ((menu.type === 6 || menu.type === 7) && ROLES.some((role) => role.id === id)) resolved.roles.push(id);
  else if (menu.type === 8 && world.channels.has(id)) resolved.channels.push(id);
  else throw new Error(`"${menu.custom_id}" offers no ${id}.`);
}
