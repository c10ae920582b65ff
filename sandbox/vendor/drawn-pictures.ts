// The pictures that were drawn last, kept at hand: each is drawn when somebody first asks for it.
import type { Picture } from '../pictures/picture.js';

const atHand = 48;

export class DrawnPictures {
  readonly #drawn = new Map<string, Promise<Picture>>();

  take(id: string, draw: () => Promise<Picture>): Promise<Picture> {
    const known = this.#drawn.get(id);
    if (known) return known;
    const picture = draw();
    this.#drawn.set(id, picture);
    picture.catch(() => this.#drawn.delete(id));
    const [oldest] = this.#drawn.keys();
    if (this.#drawn.size > atHand && oldest) this.#drawn.delete(oldest);
    return picture;
  }
}
