/** The difference of two texts, line by line: the longest common subsequence stays, the rest went or came. */
export interface DifferenceLine {
  change: 'same' | 'gone' | 'new';
  text: string;
}

/** Texts of more lines than this are shown as wholly replaced: the table would grow with the square. */
const MOST_LINES = 1500;

export function lineDifference(before: string, after: string): DifferenceLine[] {
  const a = before.split('\n');
  const b = after.split('\n');
  if (a.length > MOST_LINES || b.length > MOST_LINES) return [...marked('gone', a), ...marked('new', b)];
  const common = commonLengths(a, b);
  const lines: DifferenceLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ change: 'same', text: a[i] ?? '' });
      i++;
      j++;
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) {
      lines.push({ change: 'gone', text: a[i++] ?? '' });
    } else {
      lines.push({ change: 'new', text: b[j++] ?? '' });
    }
  }
  return [...lines, ...marked('gone', a.slice(i)), ...marked('new', b.slice(j))];
}

const marked = (change: DifferenceLine['change'], lines: string[]): DifferenceLine[] =>
  lines.map((text) => ({ change, text }));

/** `[i][j]`: how many lines the rest of `a` from i and the rest of `b` from j have in common. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      const below = rows[i + 1];
      if (row === undefined || below === undefined) continue;
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}
