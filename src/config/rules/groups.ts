/** What groups are asked for must have a place: umbrellas a group, pages a repository. */
import { instead } from '../suggestions.js';
import type { CommunityCase, ReleaseCase, Rule } from './rule.js';

export const knownUmbrellaGroups: Rule<ReleaseCase> = {
  name: 'unknown-group',
  check: ({ community, plan, lost }) => {
    const known = community.workingGroups.map((group) => group.id);
    return plan.umbrellas.flatMap(({ group }, index) =>
      known.includes(group) || lost.ids.has(group)
        ? []
        : [
            {
              path: ['umbrellas', index, 'group'],
              message: `\`${group}\` is not a working group.`,
              fix: instead(group, known, 'Add it to `workingGroups` in community.yaml first.'),
            },
          ],
    );
  },
};

export const docsHaveRepository: Rule<CommunityCase> = {
  name: 'docs-repository',
  check: ({ community, written }) =>
    community.docs !== null || written.docs != null
      ? []
      : community.workingGroups.flatMap(({ docs }, index) =>
          docs.length === 0
            ? []
            : [
                {
                  path: ['workingGroups', index, 'docs'],
                  message: 'These pages are in no repository that Herald knows.',
                  fix: 'Add `docs:` with `repository: owner/name`, where the documentation is developed.',
                },
              ],
        ),
};
