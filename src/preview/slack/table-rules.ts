/** Slack's rules for tables, and how much text a reader sees. */
import { asList, asObject, type Json, length, type Problems } from './json.js';
import { checkRichText } from './rich-text-rules.js';
import { at } from './text-rules.js';

export function checkTable(block: Json, path: string, problems: Problems): void {
  const rows = asList(block.rows);
  if (rows.length === 0 || rows.length > 100) problems.push(at('needs 1 to 100 rows', `${path}/rows`));
  rows.forEach((row, r) => {
    const cells = asList(row);
    if (cells.length === 0 || cells.length > 20) problems.push(at('needs 1 to 20 cells', `${path}/rows/${r}`));
    cells.forEach((value, c) => {
      const cell = asObject(value);
      const here = `${path}/rows/${r}/${c}`;
      if (cell.type === 'rich_text') checkRichText(cell, here, problems);
      else if (cell.type !== 'raw_text') problems.push(at(`unsupported type: ${String(cell.type)}`, here));
      if (characters(cell) === 0) problems.push(at('a cell must not be empty', here));
    });
  });
}

/** All text that a reader would see. */
export function characters(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, part) => sum + characters(part), 0);
  if (value === null || typeof value !== 'object') return 0;
  const { type, text, url, fallback, elements, fields, rows } = asObject(value);
  const own = length(text) || (type === 'link' ? length(url) : 0) || length(fallback);
  return own + characters(text) + characters(elements) + characters(fields) + characters(rows);
}
