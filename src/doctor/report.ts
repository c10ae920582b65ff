// What the doctor says: plain words for an operator, who reads them in a terminal.
import type { Diagnosis, Treatment } from './doctor.js';
import type { Finding } from './finding.js';

/** A damaged store may have thousands of things that are off for one reason. */
const MOST_TOLD = 50;

/** What was looked at, what is off, and what can be done about it. */
export function reportOn({ findings, looked, unfinished }: Diagnosis): string {
  const counts = [...looked].map(([what, amount]) => `${what}: ${amount.toLocaleString('en')}`).join(', ');
  const lines = [`Looked at ${counts}.`];
  if (unfinished > 0)
    lines.push(`A crash has cut ${count(unfinished, 'thing')} short; the next start of the bot finishes that by itself.`);
  if (findings.length === 0) return [...lines, 'All is well.'].join('\n');
  lines.push(
    '',
    `${count(findings.length, 'thing')} ${findings.length === 1 ? 'is' : 'are'} off:`,
    ...told(findings, findingLines),
  );
  const mendable = findings.filter(({ remedy }) => remedy.kind === 'mend').length;
  if (mendable > 0)
    lines.push('', `\`npm run doctor -- --fix\` mends ${mendable} of ${findings.length}. Keep a copy of the store's file first.`);
  return lines.join('\n');
}

/** What was mended, and what was to be and could not. */
export function reportOf({ mended, failed }: Treatment): string {
  const lines = [`Mended ${count(mended.length, 'thing')}:`, ...told(mended, ({ words }) => [`  - ${words}`])];
  if (failed.length > 0) {
    lines.push('Could not be mended:');
    lines.push(...told(failed, ({ finding, problem }) => [`  - ${finding.words}`, `    ${problem}`]));
  }
  return lines.join('\n');
}

function findingLines({ words, remedy }: Finding): string[] {
  return [`  - ${words}`, `    ${remedy.kind === 'mend' ? `--fix ${remedy.words}.` : remedy.words}`];
}

function told<Thing>(things: readonly Thing[], lines: (thing: Thing) => string[]): string[] {
  const left = things.length - MOST_TOLD;
  return [...things.slice(0, MOST_TOLD).flatMap(lines), ...(left > 0 ? [`  … and ${left.toLocaleString('en')} more.`] : [])];
}

function count(amount: number, what: string): string {
  return `${amount.toLocaleString('en')} ${what}${amount === 1 ? '' : 's'}`;
}
