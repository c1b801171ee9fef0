/** How far each distribution is with the releases under way (R17). */
import type { Community } from '../domain/community.js';
import { displayName } from '../domain/people.js';
import type { DistributionFact } from '../domain/status-facts.js';
import { latestOf, type Quoting, statusFact } from './status-fact.js';

/** Release by release, in the order of the configuration. */
export const distributionFacts = (
  community: Pick<Community, 'distributions' | 'people'>,
  releases: readonly string[],
  quoting: Quoting,
): DistributionFact[] =>
  releases.flatMap((release) => {
    const statuses = quoting.statuses.filter((status) => status.release === release);
    return community.distributions.map(({ id, name, contacts }): DistributionFact => {
      const said = latestOf(id, statuses);
      return {
        unit: id,
        name,
        release,
        contacts: contacts.map((person) => displayName(community, person)),
        report: said === null ? null : statusFact(said, quoting),
      };
    });
  });
