/** A configuration as it is applied: normalised, complete, plain data. Its hash is `hashOf` of the whole. */
import type { Community, Holiday } from './community.js';
import type { ReleasePlan } from './release.js';

export interface Configuration {
  community: Community;
  /** In the order of their ids. */
  releases: ReleasePlan[];
  /** Operators' templates by name (`reminder`, `partials/footer`), as Handlebars source. */
  templates: Record<string, string>;
  /** Public holidays of the community's regions, from the first to the last year of its schedules. */
  holidays: Holiday[];
}
