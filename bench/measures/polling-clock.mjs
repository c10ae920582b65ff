// A clock that is turned as fast as the processor allows: what is due runs in order, at its own instant, and promises settle in between.

export class TurnedClock {
  #now = Date.UTC(2026, 0, 1);
  #order = 0;
  /** A heap: the next to be due first. @type {{ at: number, order: number, act: (() => void) | undefined }[]} */
  #timers = [];

  now() {
    return this.#now;
  }

  /** @param {number} milliseconds @param {() => void} act */
  after(milliseconds, act) {
    const timer = { at: this.#now + Math.max(0, milliseconds), order: this.#order, act };
    this.#order += 1;
    this.#push(timer);
    return () => {
      timer.act = undefined;
    };
  }

  /** Turns until it is so. @param {() => boolean} isSo */
  async until(isSo) {
    await settled();
    while (!isSo()) {
      const timer = this.#pop();
      if (!timer) throw new Error('Nothing is due any more, and yet not everything is done');
      if (!timer.act) continue;
      this.#now = timer.at;
      timer.act();
      await settled();
    }
  }

  #push(timer) {
    const heap = this.#timers;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(timer, heap[parent])) break;
      heap[index] = heap[parent];
      index = parent;
    }
    heap[index] = timer;
  }

  #pop() {
    const heap = this.#timers;
    const first = heap[0];
    const last = heap.pop();
    if (!first || heap.length === 0) return first;
    let index = 0;
    for (let child = 1; child < heap.length; child = 2 * index + 1) {
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child += 1;
      if (!isBefore(heap[child], last)) break;
      heap[index] = heap[child];
      index = child;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(one, other) {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

function settled() {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
