// Makes the document agree with markup by changing only what differs, so that focus, scrolling and loaded pictures survive.
// Text goes in as text nodes and attributes as attributes: nothing a person writes is ever read as HTML.
import type { Handler, Markup, Properties, Tag } from './markup.js';

type Mounted =
  | { readonly kind: 'text'; readonly node: Text }
  | {
      readonly kind: 'element';
      readonly node: HTMLElement;
      readonly handlers: Map<string, Handler>;
      tag: Tag;
      children: Mounted[];
    };

type MountedElement = Extract<Mounted, { kind: 'element' }>;

const SVG_TAGS = new Set(['svg', 'path', 'circle']);
/** These differ from their attributes once a person has typed or chosen. */
const LIVE_PROPERTIES = new Set(['value', 'checked', 'selected', 'disabled', 'multiple', 'hidden']);

export class Root {
  readonly #host: HTMLElement;
  #mounted: Mounted[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  render(markup: readonly Markup[]): void {
    this.#mounted = reconcile(this.#host, this.#mounted, markup);
  }
}

function reconcile(host: HTMLElement, old: readonly Mounted[], next: readonly Markup[]): Mounted[] {
  const left = new Set(old);
  const fresh: MountedElement[] = [];
  const mounted = next.map((markup) => {
    const match = [...left].find((candidate) => fits(candidate, markup));
    if (match) {
      left.delete(match);
      return update(match, markup);
    }
    const made = mount(markup);
    if (made.kind === 'element') fresh.push(made);
    return made;
  });
  for (const gone of left) remove(gone);
  place(host, mounted);
  for (const made of fresh) made.tag.properties.mounted?.(made.node);
  return mounted;
}

function place(host: HTMLElement, mounted: readonly Mounted[]): void {
  let cursor: ChildNode | null = host.firstChild;
  for (const { node } of mounted) {
    if (node === cursor) cursor = cursor.nextSibling;
    else host.insertBefore(node, cursor);
  }
}

function fits(mounted: Mounted, markup: Markup): boolean {
  if (typeof markup === 'string') return mounted.kind === 'text';
  if (mounted.kind === 'text') return false;
  return mounted.tag.tag === markup.tag && mounted.tag.properties.key === markup.properties.key;
}

function mount(markup: Markup): Mounted {
  if (typeof markup === 'string') return { kind: 'text', node: document.createTextNode(markup) };
  const node = SVG_TAGS.has(markup.tag)
    ? (document.createElementNS('http://www.w3.org/2000/svg', markup.tag) as Element as HTMLElement)
    : document.createElement(markup.tag);
  const empty: Tag = { tag: markup.tag, properties: {}, children: [] };
  return updateElement({ kind: 'element', node, handlers: new Map(), tag: empty, children: [] }, markup);
}

function update(mounted: Mounted, markup: Markup): Mounted {
  if (mounted.kind === 'element') return typeof markup === 'string' ? mounted : updateElement(mounted, markup);
  if (typeof markup === 'string' && mounted.node.data !== markup) mounted.node.data = markup;
  return mounted;
}

function updateElement(mounted: MountedElement, tag: Tag): MountedElement {
  const before = mounted.tag.properties;
  mounted.children = reconcile(mounted.node, mounted.children, tag.children);
  for (const name of Object.keys(before)) if (!(name in tag.properties)) setProperty(mounted, name, undefined);
  for (const name of Object.keys(tag.properties)) setProperty(mounted, name, tag.properties[name]);
  mounted.tag = tag;
  return mounted;
}

function setProperty(mounted: MountedElement, name: string, value: Properties[string]): void {
  if (name === 'key' || name === 'mounted') return;
  if (name.startsWith('on')) setHandler(mounted, name.slice(2).toLowerCase(), value as Handler | undefined);
  else if (LIVE_PROPERTIES.has(name) && name in mounted.node) setLive(mounted.node, name, value);
  else if (mounted.tag.properties[name] === value) return;
  else if (value === undefined || value === false) mounted.node.removeAttribute(name);
  else mounted.node.setAttribute(name, value === true ? '' : String(value));
}

function setLive(element: HTMLElement, name: string, value: Properties[string]): void {
  const wanted = value ?? (name === 'value' ? '' : false);
  if (Reflect.get(element, name) !== wanted) Reflect.set(element, name, wanted);
}

/** One listener an event and element; the handler it calls is whichever the last render named. */
function setHandler(mounted: MountedElement, event: string, handler: Handler | undefined): void {
  if (!mounted.handlers.has(event)) mounted.node.addEventListener(event, (happening) => mounted.handlers.get(event)?.(happening));
  mounted.handlers.set(event, handler ?? (() => {}));
}

/** A dialog that is closed before it goes gives the focus back to where it was. */
function remove(mounted: Mounted): void {
  if (mounted.node instanceof HTMLDialogElement && mounted.node.open) mounted.node.close();
  mounted.node.remove();
}
