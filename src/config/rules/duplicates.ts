/** Whatever must be there only once. */
import { writtenDestinations } from '../message-shape.js';
import type { Path } from '../problem.js';
import { type CommunityCase, type ReleaseCase, type Rule, type RuleFinding, repeats } from './rule.js';

const LISTS = ['people', 'workingGroups', 'distributions', 'destinations', 'phases'] as const;

export const duplicateIds: Rule<CommunityCase> = {
  name: 'duplicate-id',
  check: ({ written }) =>
    LISTS.flatMap((list) =>
      repeats<{ id: string }>(written[list] ?? [], (entry) => entry.id).map(({ index, key, first }) => ({
        path: [list, index, 'id'],
        message: `The id \`${key}\` is taken by entry ${first + 1} of \`${list}\`.`,
        fix: `Give this one another id, like \`${key}-2\`, or put both entries into one.`,
      })),
    ),
};

/** What a group says must not be taken for what a distribution of the same id says. */
export const sharedUnitIds: Rule<CommunityCase> = {
  name: 'shared-unit-id',
  check: ({ written: { workingGroups, distributions } }) =>
    (distributions ?? []).flatMap(({ id }, index) =>
      (workingGroups ?? []).some((group) => group.id === id)
        ? [
            {
              path: ['distributions', index, 'id'],
              message: `The id \`${id}\` is also that of a working group, so their statuses could not be told apart.`,
              fix: `Give the distribution another id, like \`${id}-distribution\`.`,
            },
          ]
        : [],
    ),
};

/** Two people with one login would share rights and reminders. */
export const sharedIdentities: Rule<CommunityCase> = {
  name: 'shared-identity',
  check: ({ community: { people } }) =>
    (['slack', 'github', 'email'] as const).flatMap((field) =>
      repeats(people, (person) => person[field]?.toLowerCase() ?? null).map(({ index, first, key }) => ({
        path: ['people', index, field],
        message: `\`${key}\` is also the ${field} of \`${people[first]?.id}\`.`,
        fix: `Write this person's own, or remove the line until it is known.`,
      })),
    ),
};

/** Two destinations with one address would say everything twice there. */
export const sharedAddresses: Rule<CommunityCase> = {
  name: 'shared-address',
  check: ({ community: { destinations } }) =>
    repeats(destinations, (place) => place.address.toLowerCase()).map(({ index, first }) => ({
      path: ['destinations', index, destinations[index]?.type ?? 'id'],
      message: `\`${destinations[first]?.id}\` has the same address: every message would arrive there twice.`,
      fix: `Remove this destination and write \`${destinations[first]?.id}\` where it is used.`,
    })),
};

export const repeatedDestinations: Rule<CommunityCase> = {
  name: 'repeated-destination',
  check: ({ written }) =>
    Object.entries(written.messages ?? {}).flatMap(([kind, entry]) =>
      repeats(writtenDestinations(entry) ?? [], (id) => id).map(({ index, key }) => ({
        path: ['messages', kind, 'destinations', index],
        message: `\`${key}\` stands here twice.`,
        fix: 'Remove one of the two.',
      })),
    ),
};

const twice = (path: Path, what: string, key: string): RuleFinding => ({
  path,
  message: `${what} \`${key}\` stands here twice.`,
  fix: 'Keep the entry that is right and remove the other.',
});

export const duplicateParts: Rule<ReleaseCase> = {
  name: 'duplicate-entry',
  check: ({ release }) => [
    ...repeats(release.phases ?? [], (entry) => entry.phase).map(({ index, key }) =>
      twice(['phases', index, 'phase'], 'The phase', key),
    ),
    ...(['components', 'dependencies'] as const).flatMap((list) =>
      repeats<{ name: string }>(release[list] ?? [], (entry) => entry.name).map(({ index, key }) =>
        twice([list, index, 'name'], 'The name', key),
      ),
    ),
  ],
};
