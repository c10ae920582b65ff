// Keeps the newest message in sight while the reader is at the end, and leaves them alone while they read further up.

/** Nearer to the end than this counts as being there, in pixels. */
const NEAR = 60;

export class StickyScroll {
  readonly #id: string;
  #occasion = '';
  #atEnd = true;
  #watched: HTMLElement | undefined;

  constructor(id: string) {
    this.#id = id;
  }

  /** Call after each render; another occasion begins at the end. */
  follow(occasion: string): void {
    const box = document.getElementById(this.#id);
    if (!box) return;
    if (this.#watched !== box) this.#watch(box);
    if (this.#occasion !== occasion) this.#atEnd = true;
    this.#occasion = occasion;
    this.#settle(box);
  }

  #watch(box: HTMLElement): void {
    this.#watched = box;
    box.addEventListener('scroll', () => {
      this.#atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    });
    const sizes = new ResizeObserver(() => this.#settle(box));
    sizes.observe(box);
    // A picture that has loaded makes the list longer without a render.
    box.addEventListener('load', () => this.#settle(box), { capture: true });
  }

  #settle(box: HTMLElement): void {
    if (this.#atEnd) box.scrollTop = box.scrollHeight;
  }
}
