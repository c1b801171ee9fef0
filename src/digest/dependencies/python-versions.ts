/** Which versions a constraint of Python's packaging allows (PEP 440, and Poetry's own marks), as an interval with holes. */

/** `1.4.0rc1` is `{ numbers: [1, 4, 0], stage: -1 }`, behind all of its candidates `1.4.0` with stage 0, and `1.4.0.post1` with 1. */
interface PythonVersion {
  numbers: number[];
  stage: number;
}

interface Bound {
  version: PythonVersion;
  inclusive: boolean;
}

export interface Interval {
  low: Bound | null;
  high: Bound | null;
  not: PythonVersion[];
}

const ANY: Interval = { low: null, high: null, not: [] };
const VERSION =
  /^v?(\d+(?:\.\d+){0,5})(?:[._-]?(a|alpha|b|beta|c|rc|pre|preview|dev|post|rev|r)[._-]?\d*)?(?:\+[\w.]+)?$/i;

export function parsePythonVersion(text: string): PythonVersion | null {
  const [, numbers, stage] = VERSION.exec(text.trim()) ?? [];
  if (numbers === undefined) return null;
  const parsed = numbers.split('.').map(Number);
  if (!parsed.every((n) => Number.isSafeInteger(n))) return null;
  return { numbers: parsed, stage: stage === undefined ? 0 : /^(?:post|rev|r)$/i.test(stage) ? 1 : -1 };
}

/** Candidates of one version are not told apart: what depends on that is not decided by an interval that is empty. */
function compare(a: PythonVersion, b: PythonVersion): number {
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.stage - b.stage;
}

/** Null for what cannot be read, alternatives among it. */
export function pythonInterval(constraint: string): Interval | null {
  let whole: Interval | null = ANY;
  for (const part of constraint.split(',').filter((p) => p.trim() !== '')) {
    const next: Interval | null = clause(part.trim());
    if (next === null || whole === null) return null;
    whole = intersect(whole, next);
  }
  return whole;
}

function clause(text: string): Interval | null {
  if (text === '*') return ANY;
  const [, mark = '', rest = ''] = /^(===|==|~=|!=|<=|>=|<|>|\^|~|=)?\s*(.+)$/.exec(text) ?? [];
  if (rest.endsWith('.*')) return wildcard(mark, rest.slice(0, -2));
  const version = parsePythonVersion(rest);
  if (version === null) return null;
  const at = (inclusive: boolean): Bound => ({ version, inclusive });
  switch (mark) {
    case '>=':
      return { ...ANY, low: at(true) };
    case '>':
      return { ...ANY, low: at(false) };
    case '<=':
      return { ...ANY, high: at(true) };
    case '<':
      return { ...ANY, high: at(false) };
    case '!=':
      return { ...ANY, not: [version] };
    case '~=':
      return version.numbers.length < 2 ? null : upTo(version, version.numbers.length - 2);
    case '^':
      return upTo(version, caretPlace(version.numbers));
    case '~':
      return upTo(version, Math.min(1, version.numbers.length - 1));
    // A version alone is exactly that one, to Poetry too.
    default:
      return { ...ANY, low: at(true), high: at(true) };
  }
}

/** From this version to before the next one at this place: `~=1.4.2` at place 1 ends before `1.5`. */
function upTo(version: PythonVersion, place: number): Interval {
  const next = [...version.numbers.slice(0, place), (version.numbers[place] ?? 0) + 1];
  return {
    low: { version, inclusive: true },
    high: { version: { numbers: next, stage: 0 }, inclusive: false },
    not: [],
  };
}

/** The first number that is not zero, as Poetry has it. */
function caretPlace(numbers: readonly number[]): number {
  const place = numbers.findIndex((n) => n > 0);
  return place < 0 ? numbers.length - 1 : place;
}

/** `==1.4.*`; of `!=1.4.*` no interval is made. */
function wildcard(mark: string, begin: string): Interval | null {
  const version = parsePythonVersion(begin);
  if (version === null || version.stage !== 0) return null;
  return mark === '==' || mark === '' || mark === '=' ? upTo(version, version.numbers.length - 1) : null;
}

export function intersect(a: Interval, b: Interval): Interval {
  return { low: tighter(a.low, b.low, 1), high: tighter(a.high, b.high, -1), not: [...a.not, ...b.not] };
}

function tighter(a: Bound | null, b: Bound | null, direction: 1 | -1): Bound | null {
  if (a === null || b === null) return a ?? b;
  const order = compare(a.version, b.version) * direction;
  if (order === 0) return a.inclusive ? b : a;
  return order > 0 ? a : b;
}

/** Whether surely no version is in it. */
export function isEmpty({ low, high, not }: Interval): boolean {
  if (low === null || high === null) return false;
  const order = compare(low.version, high.version);
  if (order !== 0) return order > 0;
  // Candidates, and what comes after a version, are not told apart by their number: only a plain version is one point.
  if (low.version.stage !== 0) return false;
  return !(low.inclusive && high.inclusive) || not.some((version) => compare(version, low.version) === 0);
}

export const allows = (interval: Interval, version: PythonVersion): boolean =>
  !isEmpty(intersect(interval, { low: { version, inclusive: true }, high: { version, inclusive: true }, not: [] }));
