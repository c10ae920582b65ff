// How files are called in the vendor's bucket: a folder, the instant they were made, and what they are.

/** Of a picture that was uploaded; nothing in the client's own name can lead out of the folder. */
export function uploadName(instant: number, token: string, fileName: string): string {
  return `${stamp(instant)}_${token}_${fileName.replace(/[^\w.-]/g, '_').slice(-100)}`;
}

/** Of a picture that was drawn: the job's id is in it. */
export function pictureName(instant: number, jobId: string, index: number, format: string): string {
  return `${stamp(instant)}_${jobId}_${index}.${format}`;
}

export interface PictureName {
  readonly jobId: string;
  /** From 0: which of the order's `n` pictures. */
  readonly index: number;
}

export function readPictureName(name: string): PictureName | undefined {
  const [, jobId, index] = /_([0-9a-f-]{36})_(\d+)\.\w+$/.exec(name) ?? [];
  return jobId === undefined ? undefined : { jobId, index: Number(index) };
}

/** A file's key in the bucket, which the vendor also calls its path. */
export function keyOf(name: string): string {
  return `images/${name}`;
}

export function nameInKey(key: string): string | undefined {
  return /^images\/([\w.-]+)$/.exec(key)?.[1];
}

function stamp(instant: number): string {
  return new Date(instant)
    .toISOString()
    .slice(0, -1)
    .replace(/[-T:.]/g, '_');
}
