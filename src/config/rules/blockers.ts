/** Rules of what blocks: each must be readable, and name a phase that there is. */
import type { BlockerRule } from '../../domain/community.js';
import { parseIssueQuery } from '../../domain/issue-query.js';
import { instead } from '../suggestions.js';
import type { CommunityCase, ReleaseCase, Rule, RuleFinding } from './rule.js';

function unknownPhases(rules: readonly BlockerRule[], { community, lost }: CommunityCase): RuleFinding[] {
  const known = community.phases.map((phase) => phase.id);
  return rules.flatMap(({ phase }, index) =>
    phase === null || known.includes(phase) || lost.ids.has(phase)
      ? []
      : [
          {
            path: ['blockers', index, 'phase'],
            message: `\`${phase}\` is not a phase.`,
            fix: `${instead(phase, known, '')} What blocks the release as a whole names no phase.`,
          },
        ],
  );
}

const unreadable = (rules: readonly BlockerRule[]): RuleFinding[] =>
  rules.flatMap(({ query }, index) => {
    const read = query === null ? null : parseIssueQuery(query);
    return read === null || 'terms' in read
      ? []
      : read.problems.map((problem) => ({ path: ['blockers', index, 'query'], ...problem }));
  });

export const blockersOfPhases: Rule<CommunityCase> = {
  name: 'unknown-phase',
  check: (subject) => unknownPhases(subject.community.blockers, subject),
};

export const readableQueries: Rule<CommunityCase> = {
  name: 'bad-query',
  check: ({ community }) => unreadable(community.blockers),
};

export const releaseBlockersOfPhases: Rule<ReleaseCase> = {
  name: 'unknown-phase',
  check: (subject) => unknownPhases(subject.plan.blockers, subject),
};

export const readableReleaseQueries: Rule<ReleaseCase> = {
  name: 'bad-query',
  check: ({ plan }) => unreadable(plan.blockers),
};
