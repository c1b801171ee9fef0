/** The weekly asking: its hours, its place in the digest's week, and whether those who are to be asked can be. */
import type { CommunityCase, Rule } from './rule.js';

export const roundHours: Rule<CommunityCase> = {
  name: 'round-hours',
  check({ community: { rounds } }) {
    if (rounds === null || rounds.workingHours.from < rounds.workingHours.to) return [];
    const { from, to } = rounds.workingHours;
    return [
      {
        path: ['rounds', 'workingHours'],
        message: `Working hours from ${from} to ${to} have no time in them.`,
        fix: 'Write `{ from: 09:00, to: 17:00 }`.',
      },
    ];
  },
};

/** The answers feed the digest of the same week: asked on its day or after it, they would be a week old in it. */
export const roundBeforeDigest: Rule<CommunityCase> = {
  name: 'round-before-digest',
  check({ community: { rounds, messages }, written }) {
    const digest = messages.digest.weekday;
    if (rounds === null || digest === null || rounds.weekday < digest) return [];
    return [
      {
        path: written.rounds?.weekday ? ['rounds', 'weekday'] : ['rounds'],
        severity: 'warning',
        message: 'People are asked on the day of the digest or after it, so it will hold answers of the week before.',
        fix: 'Ask two days or more before the digest, as on a Monday for one on Thursday.',
      },
    ];
  },
};

export const askedInSlack: Rule<CommunityCase> = {
  name: 'not-in-slack',
  check({ community: { rounds, people, workingGroups, distributions } }) {
    if (rounds === null) return [];
    const asked = new Set([...workingGroups.flatMap((g) => g.liaisons), ...distributions.flatMap((d) => d.contacts)]);
    return people.flatMap(({ id, name, slack }, index) =>
      slack !== null || !asked.has(id)
        ? []
        : [
            {
              path: ['people', index],
              severity: 'warning' as const,
              message: `${name} is to be asked every week, and has no Slack member id.`,
              fix: 'Add `slack: U0123456789`, from the menu of their profile.',
            },
          ],
    );
  },
};
