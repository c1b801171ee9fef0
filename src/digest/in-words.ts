/** Lists in sentences. */

/** `a`, `a and b`, `a, b and 3 more`. */
export function names(list: readonly string[], most = 8): string {
  const shown = list.slice(0, most);
  const left = list.length - shown.length;
  const last = left > 0 ? `${left} more` : shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
