/** Who made it: how many people, who for the first time, and whom to thank. */
import type { ChangelogCounts, FirstTime } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import { nameOfLogin } from '../../domain/people.js';
import type { Instant } from '../../domain/time.js';
import { isBot } from '../bots.js';

export interface Window {
  /** Excluded. */
  from: Instant;
  /** Included. */
  to: Instant;
}

const isPerson = (author: string | null): author is string => author !== null && !isBot(author);
const merged = (items: readonly Item[]): Item[] =>
  items.filter((item) => item.type === 'pull' && item.mergedAt !== null);

export const countChanges = (items: readonly Item[]): ChangelogCounts => ({
  merged: merged(items).length,
  closed: items.filter((item) => item.type === 'issue' && item.closedAt !== null).length,
  contributors: new Set(merged(items).flatMap(({ author }) => (isPerson(author) ? [author.toLowerCase()] : []))).size,
});

/** The logins whose first merged pull request, as far as is known, is among these. */
export const newLogins = (firsts: readonly { author: string; at: Instant }[], items: readonly Item[]): Set<string> => {
  const theirs = new Set(merged(items).map(({ author, mergedAt }) => `${author} ${mergedAt}`));
  const isFirst = ({ author, at }: { author: string; at: Instant }) =>
    isPerson(author) && theirs.has(`${author} ${at}`);
  return new Set(firsts.filter(isFirst).map(({ author }) => author));
};

export function firstTimers(community: Community, items: readonly Item[], logins: ReadonlySet<string>): FirstTime[] {
  const pulls = new Map<string, FirstTime>();
  for (const { author, repository, number } of merged(items)) {
    if (author === null || !logins.has(author)) continue;
    const known = pulls.get(author);
    if (known === undefined) {
      pulls.set(author, { login: author, name: nameOfLogin(community, author), pulls: [{ repository, number }] });
    } else known.pulls.push({ repository, number });
  }
  return [...pulls.values()].sort((a, b) => byName(a.name, b.name));
}

const alphabet = new Intl.Collator('en');
const byName = (a: string, b: string): number => alphabet.compare(a, b) || (a < b ? -1 : 1);

export const everybody = (community: Community, items: readonly Item[]): string[] => {
  const logins = new Set(merged(items).flatMap(({ author }) => (isPerson(author) ? [author] : [])));
  return [...new Set([...logins].map((login) => nameOfLogin(community, login)))].sort(byName);
};
