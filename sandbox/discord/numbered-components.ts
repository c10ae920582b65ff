// Gives every component of a message or modal its number, as Discord does for those that come without one.
import { isJsonObject, type JsonObject } from './json-object.js';

export function numberComponents(components: readonly JsonObject[]): JsonObject[] {
  const taken = new Set<number>();
  collect(components, taken);
  let next = 1;
  const number = (component: JsonObject): JsonObject => {
    const numbered: JsonObject = { ...component };
    if (typeof component.id !== 'number' || component.id === 0) {
      while (taken.has(next)) next += 1;
      numbered.id = next;
      next += 1;
    }
    if (Array.isArray(component.components)) numbered.components = component.components.filter(isJsonObject).map(number);
    if (isJsonObject(component.accessory)) numbered.accessory = number(component.accessory);
    if (isJsonObject(component.component)) numbered.component = number(component.component);
    return numbered;
  };
  return components.map(number);
}

function collect(components: readonly JsonObject[], taken: Set<number>): void {
  for (const component of allComponents(components)) if (typeof component.id === 'number') taken.add(component.id);
}

/** Every component, however deep it sits, each after what holds it. */
export function allComponents(components: readonly JsonObject[]): JsonObject[] {
  return components.flatMap((component) => [
    component,
    ...allComponents(Array.isArray(component.components) ? component.components.filter(isJsonObject) : []),
    ...allComponents(isJsonObject(component.accessory) ? [component.accessory] : []),
    ...allComponents(isJsonObject(component.component) ? [component.component] : []),
  ]);
}
