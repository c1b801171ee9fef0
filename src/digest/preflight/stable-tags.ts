/** R13: every component has its stable tag, even where that is the commit of its last candidate, and so has the release. */
import type { ComponentFact } from '../../domain/component.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { PreflightCheck } from '../../domain/preflight.js';
import type { ComponentPlan } from '../../domain/release.js';
import {
  compareVersions,
  fitsPattern,
  isCalendarAmong,
  isPrerelease,
  parseVersion,
  sameNumbers,
} from '../../domain/version.js';
import { names } from '../in-words.js';
import { lookedAt, same } from './freshness.js';
import type { PreflightInput } from './input.js';
import { type Findings, noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'stable-tags',
  title: 'Stable tags of the components',
  todo: 'Set the tags that are missing, at the same commit where nothing has changed since the last candidate, and put the versions right in the release file. Then announce.',
} as const;

export function stableTags(input: PreflightInput): PreflightCheck {
  const found = noFindings();
  const tags = currentTags(input.tags);
  ownTag(input, tags, found);
  for (const group of grouped(input)) component(input, tags, group, found);
  const read = new Set([input.plan.tags.repository, ...input.components.flatMap((c) => c.repository ?? [])]);
  found.moments = [...read].map((repository) => lookedAt(input.states, repository, 'tags', input.now).asOf);
  const title = input.kind === 'candidate' ? 'Tags of the components' : ABOUT.title;
  return settle({ ...ABOUT, title }, found);
}

const of = (tags: readonly Tag[], repository: string): Tag[] => tags.filter((tag) => same(tag.repository, repository));

function ownTag({ plan, tag, kind, states, now }: PreflightInput, tags: readonly Tag[], found: Findings): void {
  const { repository } = plan.tags;
  const theirs = of(tags, repository);
  const mine = theirs.find((t) => t.name === tag);
  const { doubt } = lookedAt(states, repository, 'tags', now);
  if (doubt !== null) found.doubts.push(doubt);
  if (mine !== undefined) {
    if (kind !== 'candidate') noteTwin(mine, theirs, found);
    return;
  }
  if (doubt === null) found.problems.push(`${plan.name}: ${repository} has no tag ${tag}${wouldEqual(tag, theirs)}.`);
}

interface Group {
  of: string[];
  fact: ComponentFact;
  pattern: string | null;
}

/** Components of one repository at one version are one line. */
function grouped({ components, plan }: PreflightInput): Group[] {
  const groups: Group[] = [];
  components.forEach((fact, i) => {
    const planned: ComponentPlan | undefined = plan.components[i];
    const pattern = planned?.version == null ? (planned?.tags ?? null) : null;
    const known = groups.find(
      (g) => g.fact.repository === fact.repository && g.fact.version === fact.version && g.pattern === pattern,
    );
    if (known !== undefined && fact.repository !== null) known.of.push(fact.name);
    else groups.push({ of: [fact.name], fact, pattern });
  });
  return groups;
}

function component(input: PreflightInput, tags: readonly Tag[], group: Group, found: Findings): void {
  const who = names(group.of, 12);
  const { repository, version } = group.fact;
  const theirs = repository === null ? [] : of(tags, repository);
  const doubt = repository === null ? NO_REPOSITORY : lookedAt(input.states, repository, 'tags', input.now).doubt;
  const unstable = version === null || input.kind === 'candidate' ? null : unstableIn(version, theirs, doubt !== null);
  if (unstable !== null) {
    found.problems.push(`${who}: ${unstable}`);
    return;
  }
  if (doubt !== null) {
    addOnce(found.doubts, repository === null ? `${who}: ${doubt}` : doubt);
    return;
  }
  const tag = theirs.find((t) => t.name === version);
  if (tag === undefined) {
    found.problems.push(`${who}: ${missing(repository ?? '', version, group.pattern, theirs)}`);
    return;
  }
  if (input.kind !== 'candidate') noteTwin(tag, theirs, found);
  noteNewer(tag, group, theirs, found);
}

const NO_REPOSITORY = 'the release file gives it no repository, so its tag cannot be looked for.';

/** What its version says by itself, whether or not its tags were read. */
function unstableIn(version: string, theirs: readonly Tag[], unread: boolean): string | null {
  if (/^[0-9a-f]{7,40}$/.test(version)) return `${version.slice(0, 10)} is a commit, and no stable tag.`;
  if (!isCandidate(version)) return null;
  const tag = theirs.find((t) => t.name === version);
  if (tag !== undefined) {
    const stable = stableNameOf(version, theirs);
    return `only the candidate ${version}; set ${stable} at its commit (${tag.sha.slice(0, 10)}) if nothing has changed since.`;
  }
  return unread ? `${version} is a candidate.` : `${version} is a candidate, and not even a tag.`;
}

const addOnce = (list: string[], text: string): void => {
  if (!list.includes(text)) list.push(text);
};

const isCandidate = (name: string | null): boolean => {
  const version = name === null ? null : parseVersion(name);
  return version !== null && isPrerelease(version);
};

/** The candidate's name without what makes it one, with as many numbers as the repository's stable tags have. */
function stableNameOf(candidate: string, theirs: readonly Tag[]): string {
  const numbers = /^(.*?\d+(?:\.\d+){1,2})/.exec(candidate)?.[1] ?? candidate;
  const short = /\d+\.\d+$/.test(numbers) && !/\d+\.\d+\.\d+$/.test(numbers);
  const long = theirs.some((t) => /\d+\.\d+\.\d+$/.test(t.name) && !isCandidate(t.name));
  const calendar = isCalendarAmong(
    candidate,
    theirs.map((t) => t.name),
  );
  return short && long && !calendar ? `${numbers}.0` : numbers;
}

function missing(repository: string, version: string | null, pattern: string | null, theirs: readonly Tag[]): string {
  if (version === null) return `no tag of ${repository} fits ${pattern ?? 'its pattern'}.`;
  const other = theirs.find((t) => t.name === `v${version}` || `v${t.name}` === version);
  if (other !== undefined) return `${repository} has no tag ${version}; there it is spelt ${other.name}.`;
  return `${repository} has no tag ${version}${wouldEqual(version, theirs)}.`;
}

/** `; its last candidate is v1.4.0-rc.2`: what a missing stable tag would probably be the commit of. */
function wouldEqual(stable: string, theirs: readonly Tag[]): string {
  const last = candidatesOf(stable, theirs)[0];
  return last === undefined ? '' : `; its last candidate is ${last.name} (${last.sha.slice(0, 10)})`;
}

/** The candidates of a stable version, last first. */
function candidatesOf(stable: string, theirs: readonly Tag[]): Tag[] {
  const version = parseVersion(stable);
  if (version === null) return [];
  return theirs
    .flatMap((tag) => {
      const parsed = parseVersion(tag.name);
      return parsed !== null && isPrerelease(parsed) && parsed.prefix === version.prefix && sameNumbers(parsed, version)
        ? [{ tag, parsed }]
        : [];
    })
    .sort((a, b) => compareVersions(b.parsed, a.parsed))
    .map(({ tag }) => tag);
}

/** Nothing is wrong with it, and whoever wonders can see it. */
function noteTwin(tag: Tag, theirs: readonly Tag[], found: Findings): void {
  const last = candidatesOf(tag.name, theirs)[0];
  if (last !== undefined && last.sha === tag.sha)
    addOnce(found.notes, `${tag.repository} ${tag.name} is the commit of its last candidate, ${last.name}.`);
}

function noteNewer(tag: Tag, { pattern }: Group, theirs: readonly Tag[], found: Findings): void {
  const version = parseVersion(tag.name);
  if (pattern === null || version === null) return;
  const newer = theirs.filter((t) => {
    const parsed = parseVersion(t.name);
    return parsed !== null && fitsPattern(t.name, pattern) && compareVersions(parsed, version) > 0;
  });
  if (newer.length > 0)
    addOnce(
      found.notes,
      `${tag.repository}: the release holds ${tag.name}; ${names(
        newer.map((t) => t.name),
        3,
      )} came after it and ${newer.length === 1 ? 'is no stable tag' : 'are no stable tags'}.`,
    );
}
