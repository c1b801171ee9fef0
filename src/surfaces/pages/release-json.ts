/** The page of a release as programs read it. */
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { ReleaseProps } from './release-props.js';

/** Of an issue that somebody named and nobody knows, which one it is; what else its facts hold would be made up. */
export const releaseJson = (page: ReleaseProps) => ({
  ...page,
  groups: page.groups.map((group) => ({ ...group, status: withNames(group.status) })),
  distributions: page.distributions.map((distribution) => ({
    ...distribution,
    report: withNames(distribution.report),
  })),
});

const withNames = <Said extends { blockers: readonly BlockerFact[] }>(said: Said | null) =>
  said === null ? null : { ...said, blockers: said.blockers.map(named) };

function named(blocker: BlockerFact): BlockerFact | Pick<BlockerFact, 'repository' | 'number' | 'title' | 'url'> {
  const { repository, number, title, url, problem } = blocker;
  return problem === null ? blocker : { repository, number, title, url };
}
