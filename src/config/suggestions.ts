/** What somebody probably meant: the known word that is the fewest keystrokes away. */

/** Null when nothing is near enough to be a slip of the pen. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = plain(word);
  let best: { name: string; distance: number } | null = null;
  for (const name of known) {
    const distance = editDistance(wanted, plain(name));
    if (best === null || distance < best.distance) best = { name, distance };
  }
  return best !== null && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.name : null;
}

/** ``Write `zone`.`` where one is near, else the list of what is known. */
export function instead(word: string, known: readonly string[], none: string): string {
  const near = nearest(word, known);
  if (near !== null) return `Write \`${near}\`.`;
  return known.length === 0 ? none : `Write one of: ${known.join(', ')}.`;
}

const plain = (text: string): string =>
  text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[-_\s]/g, '');

/** Levenshtein's distance, two rows at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
