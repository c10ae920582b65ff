// How the files of a job's pictures are named: by it, they are recognised wherever they are met again.

const OURS = /^atelier-(\d{17,20})-\d\./;

/** How all of a job's begin. */
export function fileMark(jobId: string): string {
  return `atelier-${jobId}`;
}

/** Up to the ending that tells the type: numbered as they were delivered, from 1. */
export function fileOf(jobId: string, number: number): string {
  return `${fileMark(jobId)}-${number}`;
}

/** Nothing for a file of somebody else's. */
export function jobIdOfFile(name: string): string | undefined {
  return OURS.exec(name)?.[1];
}
