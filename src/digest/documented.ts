/** Changes that break what worked before, and whether their documentation changed with them (R23). */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import { issueKey } from './blockers.js';
import { settleBackports } from './changelog/backports.js';
import { kindRules } from './changelog/kinds.js';
import { mergedPulls } from './changelog/merged-pulls.js';
import { settleReverts } from './changelog/reverts.js';

/**
 * Merged pull requests that say so by a label, in a conventional title or in their text, as the changelog reads them; newest first, without
 * those that were taken back and those that only carry another one to a branch.
 */
export function breakingChanges(items: readonly Item[], community: Pick<Community, 'labels' | 'docs'>): Item[] {
  const pulls = mergedPulls(items);
  const reverted = settleReverts(pulls);
  const backports = settleBackports(pulls, reverted);
  const rules = kindRules(community);
  return pulls.all
    .filter(({ key }) => !reverted.out.has(key) && !backports.out.has(key) && !backports.folded.has(key))
    .filter(({ item, reading }) => rules.kindOf(item, reading).kind === 'breaking')
    .map(({ item }) => item)
    .reverse();
}

export interface DocsEvidence {
  /** The paths that a pull request changed, by `owner/name#number`; absent where they were not read. */
  changedFiles: ReadonlyMap<string, readonly string[]>;
  /** Pull requests of the documentation's repository, open and merged. */
  docsPulls: readonly Item[];
}

const PAGE = /\.(?:md|mdx|rst|adoc|ipynb)$/i;
const DOCS_FOLDER = /(?:^|\/)(?:docs?|documentation|website)\//i;
/** They are named like pages, and tell users nothing. */
const NO_PAGE = /(?:^|\/)(?:changelog|owners|code_of_conduct|contributing|security)[^/]*$|(?:^|\/)\.github\//i;

/** `unknown`: what it changed was not read, and no change of the documentation names it. */
export function isDocumented(pull: Item, { changedFiles, docsPulls }: DocsEvidence): 'yes' | 'no' | 'unknown' {
  const key = issueKey(pull);
  if (docsPulls.some((docs) => issueKey(docs) === key || names(docs, pull, key))) return 'yes';
  const paths = changedFiles.get(key);
  // What breaks something touches a file: an empty list tells nothing.
  if (paths === undefined || paths.length === 0) return 'unknown';
  return paths.some((path) => (PAGE.test(path) || DOCS_FOLDER.test(path)) && !NO_PAGE.test(path)) ? 'yes' : 'no';
}

/** It closes the change or an issue that the change closes, or names it in its title. */
const names = (docs: Item, pull: Item, key: string): boolean =>
  docs.closes.some((closed) => closed === key || pull.closes.includes(closed)) ||
  `${docs.title} `.includes(`${key} `) ||
  docs.title.includes(`${key})`) ||
  `${docs.title} `.includes(`${pull.url} `);
