/** R14: the documentation names the version before it is announced. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { parseVersion } from '../../domain/version.js';
import { lookedAtDocument } from './freshness.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'docs-version',
  title: 'The version in the documentation',
  todo: 'Add the version to that file of the documentation, or put its path right under docs.versionFile.',
} as const;

/** Beyond this a file is no list of versions. */
const MOST = 1_000_000;

export function docsVersion({ community: { docs }, docsFile, tag, now }: PreflightInput): PreflightCheck {
  const found = noFindings();
  const path = docs?.versionFile ?? null;
  if (docs === null || path === null) {
    found.notes.push('The configuration names no file that lists versions (docs.versionFile), so none is looked at.');
    return settle(ABOUT, found);
  }
  const where = `${path} in ${docs.repository}`;
  const { asOf, doubt } = lookedAtDocument(where, docsFile?.asOf ?? null, now);
  found.moments.push(asOf);
  const text = docsFile?.value.text ?? null;
  const as = text === null ? null : namedAs(text.slice(0, MOST), tag);
  if (doubt !== null) found.doubts.push(doubt);
  else if (text === null) found.problems.push(`There is no ${where}.`);
  else if (as === null) found.problems.push(`${where} does not name ${tag}.`);
  else found.notes.push(`${where} names ${as}.`);
  return settle(ABOUT, found);
}

/** The version as it stands there, with or without its `v`; of `1.4.0` the line `1.4` will do, as sites list those. */
function namedAs(text: string, tag: string): string | null {
  const version = parseVersion(tag);
  const full = tag.replace(/^.*\//, '').replace(/^v/, '');
  const spellings = [full];
  if (version?.pre.length === 0 && version.numbers[2] === 0) spellings.push(full.replace(/\.0+$/, ''));
  return spellings.find((spelling) => stands(text, spelling)) ?? null;
}

/** As a version of its own, and not as a part of a longer one. */
function stands(text: string, version: string): boolean {
  for (let at = text.indexOf(version); at >= 0; at = text.indexOf(version, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + version.length, at + version.length + 2);
    if (!/(?:[\d.]|[^\W_v]v?)$/.test(before) && !/^(?:\w|[.-]\w)/.test(after)) return true;
  }
  return false;
}
