// How large a picture stands among the messages: its place is kept until it has come, so that nothing jumps.

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In CSS pixels, as wide as `.pictures` may be; whoever wants it larger presses it. */
const MOST: Size = { width: 544, height: 352 };

/** Nothing when its own size is not known. */
export function shownSize({ width, height }: Partial<Size>): Size | undefined {
  if (!width || !height) return undefined;
  const scale = Math.min(1, MOST.width / width, MOST.height / height);
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}
