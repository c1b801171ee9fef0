/** Slack's tables: 100 rows of 20 cells, none of them empty. What is longer becomes several tables under the same header. */
import type { RichTextElement, TableBlock } from '@slack/types';
import type { Table, TableCell, TableRow } from 'mdast';
import type { Zone } from '../../domain/time.js';
import { clip } from './measure.js';
import { phrases, textOf } from './slack-elements.js';
import { SLACK_LIMITS } from './slack-limits.js';
import { elementsLength } from './slack-rich-text.js';

type Cell = TableBlock['rows'][number][number];

/** Leaves room for a heading and the count of posts beside it. */
const TABLE_SIZE = SLACK_LIMITS.message - 1500;

export function tableBlocks(table: Table, zone: Zone): TableBlock[] {
  const [header = [], ...body] = table.children.map((row) => cells(row, table.align?.length ?? 1, zone));
  const tables: Cell[][][] = [];
  let rows: Cell[][] = [];
  let size = 0;
  for (const row of body) {
    const length = rowLength(row);
    if (rows.length > 0 && (rows.length >= SLACK_LIMITS.tableRows - 1 || size + length > TABLE_SIZE)) {
      tables.push(rows);
      rows = [];
      size = 0;
    }
    rows.push(row);
    size += length;
  }
  return [...tables, rows].map((part) => ({
    type: 'table',
    column_settings: header.map(() => ({ is_wrapped: true })),
    rows: [header, ...part],
  }));
}

export const tableLength = (table: TableBlock): number => table.rows.reduce((sum, row) => sum + rowLength(row), 0);

const rowLength = (row: readonly Cell[]): number => row.reduce((sum, cell) => sum + cellLength(cell), 0);

function cellLength(cell: Cell): number {
  if (cell.type === 'raw_text') return cell.text.length;
  if (cell.type !== 'rich_text') return 0;
  return cell.elements.reduce(
    (sum, part) => sum + (part.type === 'rich_text_section' ? elementsLength(part.elements) : 0),
    0,
  );
}

/** Every row as wide as the header; what is beyond the twentieth column joins the last cell. */
function cells(row: TableRow, width: number, zone: Zone): Cell[] {
  const count = Math.min(width, SLACK_LIMITS.tableCells);
  const limit = Math.max(100, Math.floor(6000 / count));
  return Array.from({ length: count }, (_, i) => {
    const last = i === count - 1;
    const own = row.children.slice(i, last ? undefined : i + 1);
    return cell(
      own.flatMap((part, n) => elementsOf(part, n, zone)),
      limit,
    );
  });
}

function elementsOf(part: TableCell, index: number, zone: Zone): RichTextElement[] {
  const elements = phrases(part.children, zone, {});
  return index > 0 && elements.length > 0 ? [{ type: 'text', text: ' ' }, ...elements] : elements;
}

function cell(elements: RichTextElement[], limit: number): Cell {
  const text = textOf(elements);
  if (text.trim() === '') return { type: 'raw_text', text: '–' };
  const rich = elements.some((e) => e.type !== 'text' || e.style !== undefined);
  if (!rich || elementsLength(elements) > limit) return { type: 'raw_text', text: clip(text, limit) };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
