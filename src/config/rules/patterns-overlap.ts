/** Whether one tag could fit two patterns, in which `*` stands for any run of characters but `/`. */
export function patternsOverlap(a: string, b: string): boolean {
  const known = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = i * (b.length + 1) + j;
    const before = known.get(key);
    if (before !== undefined) return before;
    const result = step(i, j);
    known.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    const [x, y] = [a[i], b[j]];
    if (x === undefined && y === undefined) return true;
    if (x === '*' && from(i + 1, j)) return true;
    if (y === '*' && from(i, j + 1)) return true;
    if (x === undefined || y === undefined) return false;
    if (x === '*') return y !== '/' && from(i, j + 1);
    if (y === '*') return x !== '/' && from(i + 1, j);
    return x === y && from(i + 1, j + 1);
  };
  return from(0, 0);
}
