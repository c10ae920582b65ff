// What the page should look like, as plain data: views build it, patch.ts makes the document agree with it.

export type Handler = (event: Event) => unknown;
type Value = string | number | boolean | undefined;

export interface Properties {
  /** Tells siblings apart across renders. */
  readonly key?: string;
  /** Called once, with the element in its place. */
  readonly mounted?: (element: HTMLElement) => unknown;
  readonly [handler: `on${string}`]: Handler;
  readonly [attribute: string]: Value | Handler | ((element: HTMLElement) => unknown);
}

export interface Tag {
  readonly tag: string;
  readonly properties: Properties;
  readonly children: readonly Markup[];
}

export type Markup = Tag | string;

/** What views may write where a child goes; nothing is shown for what is false or absent. */
export type Child = Markup | false | null | undefined | readonly Child[];

export function h(tag: string, properties: Properties, ...children: readonly Child[]): Tag {
  return { tag, properties, children: flatten(children) };
}

/** The words in a piece of markup, as a reader would hear them. */
export function textOf(markup: Markup): string {
  return typeof markup === 'string' ? markup : markup.children.map(textOf).join('');
}

function flatten(children: readonly Child[]): Markup[] {
  const flat: Markup[] = [];
  for (const child of children) {
    if (child === false || child === null || child === undefined || child === '') continue;
    if (typeof child === 'string' || 'tag' in child) flat.push(child);
    else flat.push(...flatten(child));
  }
  return flat;
}
