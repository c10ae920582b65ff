// What is wrong with a file, in English: which one, why, and what would work instead.
import type { FileProblem, Looks } from '../../images/file-problem.js';

const PICTURES = 'PNG, JPEG, WebP or GIF';

const looks: Record<Looks, string> = {
  svg: 'an SVG, a drawing in shapes and not in pixels',
  pdf: 'a PDF',
  video: 'a video',
  sound: 'a sound',
  archive: 'an archive',
  html: 'a web page',
  text: 'a text',
  program: 'a program',
  unknown: 'no picture that can be read here',
};

const shape = ({ width, height }: { width: number; height: number }) => `${width}×${height}`;
/** Rounded up for what a file has and down for what is allowed, so that just too much never reads as just enough. */
const megabytes = (bytes: number, round: (tenths: number) => number) => `${(round((bytes / 2 ** 20) * 10) / 10).toFixed(1)} MB`;

function because(problem: FileProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'is empty. Attach it again, or another one.';
    case 'cut-off':
      return 'is cut off: its end is missing. Save it again and attach the whole file.';
    case 'damaged':
      return `is damaged and can’t be read. Save it again as ${PICTURES}.`;
    case 'not-a-picture':
      return `is ${looks[problem.looksLike]}. Attach a picture: ${PICTURES}.`;
    case 'lying':
      return `says that it is ${problem.says.toUpperCase()}, but it is ${problem.is.toUpperCase()}. Save it again under the right name, or as PNG.`;
    case 'unsupported':
      return `is of a kind that can’t be read here (${problem.type.toUpperCase()}). Save it as PNG or JPEG.`;
    case 'too-many-pixels':
      return `has ${shape(problem)} pixels; at most ${problem.mostMegapixels} million are read, and ${problem.mostSide} along a side. Make it smaller.`;
    case 'too-slow':
      return 'takes too long to read. Save it again as PNG or JPEG, or make it smaller.';
    case 'too-large':
      return `has ${megabytes(problem.bytes, Math.ceil)}; at most ${megabytes(problem.mostBytes, Math.floor)} are read. Make it smaller.`;
    case 'larger-than-said':
      return 'is larger than Discord says it is, so it was not read. Attach it again.';
    case 'expired':
      return 'is no longer there: the link to it has run out. Attach it again.';
    case 'unreachable':
      return 'could not be fetched from Discord. Try again in a minute.';
    case 'untrusted':
      return 'is not at Discord, and nothing is fetched from elsewhere. Attach the file itself.';
    case 'mask-without-picture':
      return 'is a mask, and there is no picture for it. Attach one as reference.';
    case 'mask-shape':
      return `has ${shape(problem.mask)} pixels and the picture ${shape(problem.picture)}: a mask must have the picture’s shape.`;
    case 'mask-changes-nothing':
      return 'is a mask that changes nothing: make transparent, or paint white on black, what is to be changed.';
    case 'mask-colours':
      return 'can’t be used as a mask: make transparent what is to be changed, or paint it white on black.';
  }
}

export function fileWords({ name, problem }: { name: string; problem: FileProblem }): string {
  return `“${name}” ${because(problem)}`;
}
