/** A table in plain text: columns where it fits, else one record per row with `Header: value` lines. */
import { columns } from './measure.js';
import { wrap } from './wrap.js';

/** `rows[0]` is the header. */
export function textTable(rows: readonly (readonly string[])[], width: number): string[] {
  const [header = [], ...body] = rows;
  const widths = header.map((_, i) => Math.max(...rows.map((row) => columns(row[i] ?? ''))));
  const total = widths.reduce((sum, w) => sum + w, 2 * Math.max(0, widths.length - 1));
  return total <= width ? aligned(header, body, widths) : body.flatMap((row, i) => record(header, row, width, i > 0));
}

function aligned(header: readonly string[], body: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const line = (cells: readonly string[]): string =>
    widths
      .map((width, i) => (cells[i] ?? '') + ' '.repeat(width - columns(cells[i] ?? '')))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)];
}

/** The first cell names the record, the others follow indented; empty ones and dashes are left out. */
function record(header: readonly string[], row: readonly string[], width: number, gap: boolean): string[] {
  const [name = '', ...values] = row;
  const fields = values.flatMap((value, i) => {
    const key = header[i + 1] ?? '';
    return value === '' || value === '–' ? [] : wrap(key === '' ? value : `${key}: ${value}`, width, '  ', '      ');
  });
  return [...(gap ? [''] : []), ...wrap(name, width, '', '  '), ...fields];
}
