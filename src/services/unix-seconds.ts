// Moments as Discord takes them in its time marks, `<t:…>`: in whole seconds since 1970.

export function unixSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}
