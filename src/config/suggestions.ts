/** What somebody probably meant: the known word that is the fewest keystrokes away. */

/** Null when nothing is near enough to be a slip of the pen, or a part of the other. */
export function nearest(word: string, known: readonly string[]): string | null {
  const wanted = plain(word);
  if (wanted === '') return null;
  const ranked = known
    .map((name) => ({ name, distance: distanceBetween(wanted, plain(name)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(1, Math.floor(wanted.length / 3)) ? best.name : null;
}

/** A word that holds the other whole is as near as one slip; one that only begins or ends with more is nearer still. */
function distanceBetween(wanted: string, name: string): number {
  const [short, long] = wanted.length < name.length ? [wanted, name] : [name, wanted];
  const whole = short.length > 3 && (long.startsWith(short) || long.endsWith(short));
  return whole && short !== long ? 0.5 : editDistance(wanted, name) - (long.startsWith(short) ? 0.5 : 0);
}

/** ``Write `zone`.`` where one is near, else the list of what is known. */
export function instead(word: string, known: readonly string[], none: string): string {
  const near = nearest(word, known);
  if (near !== null) return `Write \`${near}\`.`;
  return known.length === 0 ? none : `Write one of: ${[...new Set(known)].join(', ')}.`;
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
