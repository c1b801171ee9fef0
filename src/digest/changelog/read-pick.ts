/** Whether a title takes other pull requests to another branch, and which. */
import type { ItemRef } from '../../domain/changelog.js';
import { readForm } from './read-title.js';
import { namedPulls, tidy, withoutNumbers } from './references.js';

export interface PickReading {
  /** The pull requests that it names. */
  refs: ItemRef[];
  /** What it is about in its own words; empty where it says nothing more. */
  title: string;
  branch: string | null;
  /** It says that it is one; else it is one only where the pull request that it names has the same title. */
  certain: boolean;
}

const PICK =
  /^(?:\[[^\]]{1,40}\] ?)*\[?(?:automated )?(?:cherry[ -]?pick(?:s|ed|ing)?|back-?port(?:s|ed|ing)?)\b(?<rest>.*)$/i;
const PREFIX =
  /^[[(]?(?<branch>(?:release[-/ ]?)?v?\d+\.\d+(?:\.\d+)?(?:[.-](?:branch|x))?)(?:[\])]:?|:) ?(?<rest>\S.*)$/i;
/** `release-0.11`, `v1.3-branch`, `release 0.11`, `v1.2 branch`; a number alone may as well be that of a dependency. */
const BRANCH = /(?<![\w.])(?:release[-/ ]v?\d+(?:\.\d+){1,2}|v?\d+\.\d+(?:\.\d+)?[- ]branch)(?![\w.]*-rc)/i;

/** Null for what is none. */
export function readPick(original: string, repository: string): PickReading | null {
  const title = tidy(original);
  const prefix = PREFIX.exec(title)?.groups;
  if (prefix !== undefined) {
    const rest = prefix.rest ?? '';
    const inner = readPick(rest, repository);
    return inner?.certain === true
      ? { ...inner, branch: inner.branch ?? prefix.branch ?? null }
      : { refs: numbersAtEnd(rest, repository), title: rest, branch: prefix.branch ?? null, certain: true };
  }
  const said = PICK.exec(title)?.groups?.rest ?? PICK.exec(readForm(title)?.rest ?? '')?.groups?.rest;
  if (said !== undefined) {
    // A number behind everything is its own, where it names another one before.
    const named = namedPulls(withoutNumbers(said), repository);
    const refs = named.length > 0 ? named : namedPulls(said, repository);
    return { refs, title: whatItBrings(said), branch: branchIn(title), certain: true };
  }
  const refs = numbersAtEnd(title, repository);
  return refs.length === 0 ? null : { refs, title, branch: branchIn(title), certain: false };
}

/** `Title (#12)`, `Title (#12) (#34)`: the first is the work, the others are what carried it. */
function numbersAtEnd(title: string, repository: string): ItemRef[] {
  const end = title.slice(withoutNumbers(title).length);
  const first = /#(\d{1,9})/.exec(end)?.[1];
  return first === undefined ? [] : [{ repository, number: Number(first) }];
}

const branchIn = (title: string): string | null => BRANCH.exec(title)?.[0].replace(' ', '-').toLowerCase() ?? null;

/** `of #12: Title Cherry pick of #12 on v1.3-branch. #12: Title` is `Title`. */
function whatItBrings(said: string): string {
  // `Cherry-pick commits to v1.3-branch` says nothing of what it brings.
  if (!/#\d|["“'‘`]|^ ?[:\]]|^\S*:/.test(said)) return '';
  const once = said.split(/ cherry[ -]pick of #/i)[0] ?? '';
  return once
    .replace(/^(?:[ ,:&\]]|of\b|prs?\b|and\b|#\d{1,9}\b)+/gi, '')
    .replace(/ #\d{1,9}: .*$/, '')
    .replace(/^["“'‘`](.*?)["”'’`].*$/, '$1')
    .replace(/ ?(?:\b(?:on|to|into|onto) )?(?:the )?\S*(?:release-\d\S*|-branch)\S*$/i, '')
    .trim();
}
