// What was measured beside what was asked for, as a Markdown table.

/** `target` is a most or a least; without one the row is there to compare with.
 * @typedef {{ name: string, figures: string[], value: number, unit: string, target?: { most?: number, least?: number } }} Row */

/** @param {string[]} columns of the figures @param {Row[]} rows */
export function targetTable(columns, rows) {
  const head = ['measure', ...columns, 'measured', 'target', 'holds'];
  const cells = rows.map(({ name, figures, value, unit, target }) => {
    const measured = `${value.toFixed(2)}${unit}`;
    return [name, ...figures, measured, ...(target ? [words(target, unit), holds(target, value) ? 'yes' : 'MISSED'] : ['', ''])];
  });
  return [head, head.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {number} time in milliseconds */
export function timeFigure(time) {
  return `${time.toFixed(time < 1 ? 3 : 2)} ms`;
}

function words({ most, least }, unit) {
  return most === undefined ? `≥ ${least}${unit}` : `≤ ${most}${unit}`;
}

function holds({ most, least }, value) {
  return most === undefined ? value >= least : value <= most;
}
