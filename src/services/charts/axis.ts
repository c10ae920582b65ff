// The round numbers beside an axis: few, even, whole, and up to at least the largest value.
const MOST_STEPS = 3;

export function axisOf(most: number): number[] {
  const step = stepFor(Math.max(1, most));
  return Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, index) => index * step);
}

/** The smallest of 1, 2, 5, 10, 20, 50, ... with which three steps are enough. */
function stepFor(most: number): number {
  for (let power = 1; ; power *= 10) {
    const step = [1, 2, 5].map((digit) => digit * power).find((candidate) => candidate * MOST_STEPS >= most);
    if (step) return step;
  }
}
