/** Whatever names something else must name something that is there. */

import { ROLES } from '../../domain/community.js';
import { writtenDestinations } from '../message-shape.js';
import type { Path } from '../problem.js';
import { instead } from '../suggestions.js';
import type { CommunityCase, ReleaseCase, Rule, RuleFinding } from './rule.js';

const NOBODY = 'Add the person to `people` first.';

function people(subject: CommunityCase, list: Path, ids: readonly string[], what: string): RuleFinding[] {
  const known = subject.community.people.map((person) => person.id);
  return ids.flatMap((id, index) =>
    known.includes(id) || subject.lost.ids.has(id)
      ? []
      : [
          {
            path: [...list, index],
            message: `${what} \`${id}\` is not in \`people\`.`,
            fix: instead(id, known, NOBODY),
          },
        ],
  );
}

export const knownLiaisons: Rule<CommunityCase> = {
  name: 'unknown-person',
  check: (subject) => [
    ...subject.community.workingGroups.flatMap((group, index) =>
      people(subject, ['workingGroups', index, 'liaisons'], group.liaisons, 'The liaison'),
    ),
    ...subject.community.distributions.flatMap((distribution, index) =>
      people(subject, ['distributions', index, 'contacts'], distribution.contacts, 'The contact'),
    ),
  ],
};

export const knownDeputies: Rule<CommunityCase> = {
  name: 'unknown-deputy',
  check: ({ community, lost }) =>
    community.people.flatMap(({ id, deputy }, index) => {
      const others = community.people.map((person) => person.id).filter((other) => other !== id);
      if (deputy === null || others.includes(deputy) || lost.ids.has(deputy)) return [];
      const message =
        deputy === id ? `\`${id}\` cannot be their own deputy.` : `The deputy \`${deputy}\` is not in \`people\`.`;
      return [{ path: ['people', index, 'deputy'], message, fix: instead(deputy, others, NOBODY) }];
    }),
};

export const knownDestinations: Rule<CommunityCase> = {
  name: 'unknown-destination',
  check: ({ community, written, lost }) => {
    const known = community.destinations.map((destination) => destination.id);
    return Object.entries(written.messages ?? {}).flatMap(([kind, entry]) =>
      (writtenDestinations(entry) ?? []).flatMap((id, index) =>
        known.includes(id) || lost.ids.has(id)
          ? []
          : [
              {
                path: ['messages', kind, 'destinations', index],
                message: `\`${id}\` is not in \`destinations\`.`,
                fix: instead(id, known, 'Add it to `destinations` first.'),
              },
            ],
      ),
    );
  },
};

export const knownPhases: Rule<ReleaseCase> = {
  name: 'unknown-phase',
  check: ({ community, plan, lost }) => {
    const known = community.phases.map((phase) => phase.id);
    return plan.phases.flatMap(({ id }, index) =>
      known.includes(id) || lost.ids.has(id)
        ? []
        : [
            {
              path: ['phases', index, 'phase'],
              message: `\`${id}\` is not a phase.`,
              fix: `${instead(id, known, '')} A new phase is defined under \`phases\` in community.yaml.`,
            },
          ],
    );
  },
};

export const knownTeam: Rule<ReleaseCase> = {
  name: 'unknown-person',
  check: (subject) =>
    Object.entries(subject.release.team ?? {}).flatMap(([role, ids]) =>
      people(subject, ['team', role], ids ?? [], 'The team member'),
    ),
};

/** What looks like an id must be one; anything else is a name and is shown as it stands. */
export const knownOwners: Rule<ReleaseCase> = {
  name: 'unknown-owner',
  check: ({ community, release, lost }) => {
    const { people: persons, workingGroups, distributions } = community;
    const known = [...persons, ...workingGroups, ...distributions].map((entry) => entry.id).concat(ROLES);
    return (release.phases ?? []).flatMap(({ owners }, index) =>
      (owners ?? []).flatMap((owner, n) =>
        !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(owner) || known.includes(owner) || lost.ids.has(owner)
          ? []
          : [
              {
                path: ['phases', index, 'owners', n],
                message: `\`${owner}\` is nobody's id.`,
                fix: `${instead(owner, known, '')} A name that is to be shown as it stands begins with a capital letter.`,
              },
            ],
      ),
    );
  },
};
