/** Results as a table that reads well in a terminal and is Markdown too. */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} value the measured value with its unit
 * @property {string} [limit] what it is held against, measured in the same run
 * @property {string} [ratio] value against limit
 * @property {string} [bar] what was promised; left out where nothing was
 * @property {boolean} [met] whether it keeps the promise
 */

const HEAD = ['what', 'measured', 'held against', 'ratio', 'bar', ''];

/** @param {Row[]} rows */
export function table(rows) {
  const lines = [
    HEAD,
    ...rows.map((row) => [
      row.what,
      row.value,
      row.limit ?? '',
      row.ratio ?? '',
      row.bar ?? '',
      row.met === undefined ? '' : row.met ? 'pass' : 'MISSED',
    ]),
  ];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  const [head, ...body] = lines;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...body.map(line)].join('\n');
}

export const millis = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const seconds = (value) => `${value.toFixed(1)} s`;
export const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;
export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} kB`;
export const perSecond = (value) => `${value.toFixed(0)}/s`;
export const times = (ratio) => `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} x`;
