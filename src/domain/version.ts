/**
 * Versions in both schemes (R29): SemVer (`1.4.0-rc.1`) and calendar versions (`26.03`, `26.03-rc.1`, `26.03.1`), with or
 * without a `v` and a monorepo prefix (`sdk/v1.8.0`). One order serves both, a change from one to the other too:
 * years are higher than the numbers before them.
 */

export interface Version {
  /** By its looks alone; what it is, its repository decides ({@link isCalendarAmong}). */
  scheme: 'semver' | 'calendar';
  prefix: string;
  numbers: number[];
  /** Identifiers of the pre-release part: `['rc', 1]`; empty for a stable version. */
  pre: (string | number)[];
}

/** `word`: `rc1` in any spelling that communities use; `pre`: SemVer's own pre-release part, whatever it says. */
const SHAPE =
  /^(?<prefix>.*?\/)?v?(?<numbers>\d+(?:\.\d+){1,2})(?:[-.]?(?<word>(?:alpha|beta|rc|dev|pre)[0-9A-Za-z.-]*)|-(?<pre>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+.*)?$/;

/** Reads a tag or version; null when it is neither SemVer nor a calendar version. */
export function parseVersion(text: string): Version | null {
  const groups = SHAPE.exec(text.trim())?.groups;
  if (groups?.numbers === undefined) return null;
  const parts = groups.numbers.split('.');
  const calendar = /^\d{2}$/.test(parts[0] ?? '') && /^(0[1-9]|1[0-2])$/.test(parts[1] ?? '');
  // `1.4-branch` is the name of a branch: a free word behind two numbers is no version.
  if (groups.pre !== undefined && parts.length < 3 && !calendar) return null;
  return {
    scheme: calendar ? 'calendar' : 'semver',
    prefix: groups.prefix ?? '',
    numbers: parts.map(Number),
    pre: identifiers(groups.word?.replace(/^([A-Za-z]+)(\d)/, '$1.$2') ?? groups.pre ?? ''),
  };
}

const identifiers = (pre: string): (string | number)[] =>
  pre
    .split('.')
    .filter((id) => id !== '')
    .map((id) => (/^\d+$/.test(id) ? Number(id) : id));

/** `rc`, in whichever spelling. */
export const isCandidate = ({ pre }: Version): boolean => /^rc/i.test(String(pre[0] ?? ''));

/**
 * Whether a tag is a calendar version, by the repository's tags: `v10.10.0` looks like one and is none beside `v10.9.0`. Those of other first
 * numbers do not tell, since a repository may have changed its scheme.
 */
export function isCalendarAmong(name: string, tags: readonly string[]): boolean {
  const version = parseVersion(name);
  if (version?.scheme !== 'calendar') return false;
  return tags.every((tag) => {
    const other = parseVersion(tag);
    const same = other !== null && other.prefix === version.prefix && other.numbers[0] === version.numbers[0];
    return !same || other.scheme === 'calendar';
  });
}

export const isPrerelease = (version: Version): boolean => version.pre.length > 0;

/** Negative when `a` comes before `b`: SemVer's precedence (semver.org, 11), a missing last number counting as 0. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let i = 0; i < Math.max(a.pre.length, b.pre.length); i++) {
    const difference = compareIdentifiers(a.pre[i], b.pre[i]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether they differ in what follows the numbers alone; a missing last number counts as 0, and prefixes are not looked at. */
export const sameNumbers = (a: Version, b: Version): boolean =>
  [0, 1, 2].every((i) => (a.numbers[i] ?? 0) === (b.numbers[i] ?? 0));

function compareIdentifiers(a: string | number | undefined, b: string | number | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether a tag fits a pattern in which `*` stands for any run of characters but `/`. */
export function fitsPattern(tag: string, pattern: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]*')}$`).test(tag);
}

/** The pattern of a release's patches, by its tag: `v1.4.*` for `v1.4.0`; null for a patch, and for what is no single version. */
export function patchesOf(stable: string): string | null {
  const line = /^((?:[^*]*\/)?v?\d+\.\d+)(?:\.0)?$/.exec(stable)?.[1];
  return line === undefined ? null : `${line}.*`;
}

/** The line of a release, by the pattern of its tag: `v1.4` for `v1.4.0`, `v1.4*` and `v1.4.0*`; null for a patch, and where the pattern names none. */
export function lineOf(stable: string): string | null {
  const [, line, third] = /^((?:[^*]*\/)?v?\d+\.\d+)(?:\.(\d+))?/.exec(stable) ?? [];
  return line === undefined || (third !== undefined && Number(third) > 0) ? null : line;
}
