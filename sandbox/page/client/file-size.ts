// A file's size in words.

const STEP = 1024;

export function fileSize(bytes: number): string {
  if (bytes < STEP) return `${bytes} bytes`;
  if (bytes < STEP * STEP) return `${Math.round(bytes / STEP)} KB`;
  return `${(bytes / STEP / STEP).toFixed(1)} MB`;
}
