/** What blocks (R11): labels, milestones and queries of the community and of the releases under way, as one list of rules. */
import type { BlockerRule, Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import type { BlockedFact } from '../domain/issue-facts.js';
import { type IssueQuery, parseIssueQuery } from '../domain/issue-query.js';
import type { ReleasePlan } from '../domain/release.js';
import { fitsQuery } from './fits-query.js';

/** A rule that is ready to be asked. */
export interface Blocking {
  /** What its blockers stand in the way of, and by which rule. */
  blocked: BlockedFact;
  query: IssueQuery;
}

/** Those of the community block every release; what `plans` add blocks their own. */
export function blockingRules(
  community: Pick<Community, 'labels' | 'blockers' | 'phases'>,
  plans: readonly Pick<ReleasePlan, 'id' | 'blockers'>[],
): Blocking[] {
  const labels = community.labels.blocking.map((label) => ({ label, milestone: null, query: null, phase: null }));
  const common = [...labels, ...community.blockers].map((rule) => ({ rule, release: null }));
  const own = plans.flatMap(({ id, blockers }) => blockers.map((rule) => ({ rule, release: id })));
  const rules = [...common, ...own].flatMap(({ rule, release }): Blocking[] => {
    const phase = rule.phase === null ? null : (community.phases.find((p) => p.id === rule.phase)?.title ?? rule.phase);
    const query = queryOf(rule);
    return query === null ? [] : [{ blocked: { rule: inWords(rule), phaseId: rule.phase, phase, release }, query }];
  });
  const key = ({ blocked }: Blocking): string => JSON.stringify(blocked);
  return rules.filter((rule, i) => rules.findIndex((other) => key(other) === key(rule)) === i);
}

/** `label priority/p0`, `milestone v1.4`, or the query as it is written. */
const inWords = ({ label, milestone, query }: BlockerRule): string =>
  label !== null ? `label ${label}` : milestone !== null ? `milestone ${milestone}` : `query ${query ?? ''}`;

function queryOf({ label, milestone, query }: BlockerRule): IssueQuery | null {
  if (label !== null) return one('label', label);
  if (milestone !== null) return one('milestone', milestone);
  const read = parseIssueQuery(query ?? '');
  // The configuration is not taken while a query cannot be read.
  return 'terms' in read ? read : null;
}

const one = (field: 'label' | 'milestone', name: string): IssueQuery => ({
  terms: [{ field, anyOf: [name.toLowerCase()], negated: false }],
});

/** What this issue blocks, be it open or closed; empty for one that blocks nothing, and for a pull request. */
export const blockedBy = (item: Item, rules: readonly Blocking[]): BlockedFact[] =>
  item.type !== 'issue' ? [] : rules.filter(({ query }) => fitsQuery(item, query)).map(({ blocked }) => blocked);

export const isBlocking = (item: Item, rules: readonly Blocking[]): boolean =>
  item.type === 'issue' && rules.some(({ query }) => fitsQuery(item, query));

/** Where to look for what the rules could find: no more than this has to be read. */
export interface BlockingScope {
  labels: string[];
  milestones: string[];
  /** A query names neither, so every open issue must be looked at. */
  everything: boolean;
}

export function scopeOf(rules: readonly Blocking[]): BlockingScope {
  const scope: BlockingScope = { labels: [], milestones: [], everything: false };
  for (const { query } of rules) {
    const narrow = query.terms.find((t) => (t.field === 'label' || t.field === 'milestone') && !t.negated);
    if (narrow?.field === 'label') scope.labels.push(...narrow.anyOf);
    else if (narrow?.field === 'milestone') scope.milestones.push(...narrow.anyOf);
    else scope.everything = true;
  }
  return scope;
}
