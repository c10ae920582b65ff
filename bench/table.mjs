// A bench's figures as a Markdown table: the bare bot, itself again (the noise), Atelier, and whether the target holds.

/** @typedef {{ name: string, unit: string, values: number[], target: { ratio?: number, below?: number } }} Measure
 * `values` are the bare bot's, the bare bot's again, Atelier's. */

/** @param {Measure[]} measures @param {string} contender */
export function table(measures, contender) {
  const head = ['measure', 'bare', 'bare again', contender, 'bare again / bare', `${contender} / bare`, 'target', 'holds'];
  return [head, head.map(() => '---'), ...measures.map(row)].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {Measure} measure */
function row({ name, unit, values, target }) {
  const [bare, again, contender] = values;
  const holds = target.ratio === undefined ? contender < target.below : contender / bare <= target.ratio;
  const words = target.ratio === undefined ? `< ${target.below} ${unit}` : `≤ ${target.ratio.toFixed(1)}x`;
  const figures = values.map((value) => `${figure(value)} ${unit}`);
  return [name, ...figures, times(again / bare), times(contender / bare), words, holds ? 'yes' : 'MISSED'];
}

function figure(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function times(ratio) {
  return `${ratio.toFixed(2)}x`;
}
