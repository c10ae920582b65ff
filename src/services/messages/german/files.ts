// What is wrong with a file, in German: which one, why, and what would work instead.
import type { FileProblem, Looks } from '../../images/file-problem.js';

const PICTURES = 'PNG, JPEG, WebP oder GIF';

const looks: Record<Looks, string> = {
  svg: 'ein SVG, eine Zeichnung aus Formen statt aus Pixeln',
  pdf: 'ein PDF',
  video: 'ein Video',
  sound: 'eine Tonaufnahme',
  archive: 'ein Archiv',
  html: 'eine Webseite',
  text: 'ein Text',
  program: 'ein Programm',
  unknown: 'kein Bild, das hier gelesen werden kann',
};

const shape = ({ width, height }: { width: number; height: number }) => `${width}×${height}`;
/** Rounded up for what a file has and down for what is allowed, so that just too much never reads as just enough. */
const megabytes = (bytes: number, round: (tenths: number) => number) =>
  `${(round((bytes / 2 ** 20) * 10) / 10).toFixed(1).replace('.', ',')} MB`;

function because(problem: FileProblem): string {
  switch (problem.problem) {
    case 'empty':
      return 'ist leer. Hänge die Datei noch einmal an, oder eine andere.';
    case 'cut-off':
      return 'ist abgeschnitten: Das Ende fehlt. Speichere das Bild neu und hänge die ganze Datei an.';
    case 'damaged':
      return `ist beschädigt und nicht lesbar. Speichere das Bild neu als ${PICTURES}.`;
    case 'not-a-picture':
      return `ist ${looks[problem.looksLike]}. Hänge ein Bild an: ${PICTURES}.`;
    case 'lying':
      return `nennt sich ${problem.says.toUpperCase()}, ist aber ${problem.is.toUpperCase()}. Speichere das Bild unter dem richtigen Namen, oder als PNG.`;
    case 'unsupported':
      return `ist von einer Art, die hier nicht gelesen werden kann (${problem.type.toUpperCase()}). Speichere das Bild als PNG oder JPEG.`;
    case 'too-many-pixels':
      return `hat ${shape(problem)} Pixel; gelesen werden höchstens ${problem.mostMegapixels} Millionen, und ${problem.mostSide} an einer Seite. Mach das Bild kleiner.`;
    case 'too-slow':
      return 'lässt sich nicht schnell genug lesen. Speichere das Bild neu als PNG oder JPEG, oder mach es kleiner.';
    case 'too-large':
      return `hat ${megabytes(problem.bytes, Math.ceil)}; gelesen werden höchstens ${megabytes(problem.mostBytes, Math.floor)}. Mach das Bild kleiner.`;
    case 'larger-than-said':
      return 'ist größer, als Discord angibt, und wurde deshalb nicht gelesen. Hänge die Datei noch einmal an.';
    case 'expired':
      return 'ist nicht mehr da: Der Link dorthin ist abgelaufen. Hänge die Datei noch einmal an.';
    case 'unreachable':
      return 'konnte nicht von Discord geholt werden. Versuch es in einer Minute noch einmal.';
    case 'untrusted':
      return 'liegt nicht bei Discord, und von anderswo wird nichts geholt. Hänge die Datei selbst an.';
    case 'mask-without-picture':
      return 'ist eine Maske, aber es gibt kein Bild dazu. Hänge eins als `reference` an.';
    case 'mask-shape':
      return `hat ${shape(problem.mask)} Pixel und das Bild ${shape(problem.picture)}: Eine Maske muss dieselbe Form haben wie das Bild.`;
    case 'mask-changes-nothing':
      return 'ist eine Maske, die nichts ändert: Mach durchsichtig, was geändert werden soll, oder male es weiß auf schwarz.';
    case 'mask-colours':
      return 'taugt nicht als Maske: Mach durchsichtig, was geändert werden soll, oder male es weiß auf schwarz.';
  }
}

export function germanFileWords({ name, problem }: { name: string; problem: FileProblem }): string {
  return `„${name}“ ${because(problem)}`;
}
