/** How far each distribution is with the releases under way (R17). */
import type { Community } from '../domain/community.js';
import { displayName } from '../domain/people.js';
import type { DistributionFact } from '../domain/status-facts.js';
import { latestOf, type Quoting, statusFact } from './status-fact.js';

interface OfRelease {
  id: string;
  /** Whether distributions are asked about it: before that, their silence says nothing. */
  distributions: boolean;
}

/** Release by release, in the order of the configuration. */
export const distributionFacts = (
  community: Pick<Community, 'distributions' | 'people'>,
  releases: readonly OfRelease[],
  quoting: Quoting,
): DistributionFact[] =>
  releases.flatMap(({ id: release, distributions: asked }) => {
    const statuses = quoting.statuses.filter((status) => status.release === release);
    return community.distributions.flatMap(({ id, name, contacts }): DistributionFact[] => {
      const said = latestOf(id, statuses);
      if (said === null && !asked) return [];
      return [
        {
          unit: id,
          name,
          release,
          contacts: contacts.map((person) => displayName(community, person)),
          report: said === null ? null : statusFact(said, quoting),
        },
      ];
    });
  });
