/** Every kind of message needs a way out: destinations, people who may approve it, and time to do so. */

import { approvers } from '../../domain/approval.js';
import { MESSAGE_KINDS, type MessageKind } from '../../domain/message-kind.js';
import { isReachable } from '../../domain/reach.js';
import { HOURS_TO_ASK } from '../default-messages.js';
import { writtenDestinations, writtenFor } from '../message-shape.js';
import type { Path } from '../problem.js';
import { type CommunityCase, type Rule, type RuleFinding, repeats } from './rule.js';

export const someDestination: Rule<CommunityCase> = {
  name: 'no-destination',
  check({ community, written, lost }) {
    if (community.destinations.length === 0) {
      if (lost.paths.some(([first]) => first === 'destinations')) return [];
      const fix = 'Add an entry to `destinations`, like `- { id: announce, mail: announce@example.org }`.';
      return [{ path: ['destinations'], at: 'key', message: 'There is no destination: no message could leave.', fix }];
    }
    const names = community.destinations.map((place) => place.id).join(', ');
    return MESSAGE_KINDS.filter((kind) => writtenDestinations(written.messages?.[kind])?.length === 0)
      .filter((kind) => !lost.paths.some((path) => path[0] === 'messages' && path[1] === kind))
      .map((kind) => ({
        path: ['messages', kind, 'destinations'],
        at: 'key' as const,
        message: `Messages of kind \`${kind}\` have no destination.`,
        fix: `Name at least one of: ${names}. Or remove the line: then they go everywhere.`,
      }));
  },
};

/** Those that do not follow another kind, which is looked at itself. */
const ownKinds = ({ written }: Pick<CommunityCase, 'written'>): MessageKind[] =>
  MESSAGE_KINDS.filter((kind) => writtenFor(kind, written.messages) === kind);

/** Fails closed: a message that nobody may approve would wait for ever. One finding for each policy that is written. */
export const enoughApprovers: Rule<CommunityCase> = {
  name: 'no-approver',
  check(subject) {
    if (subject.lost.paths.some(([first]) => first === 'people')) return [];
    const found = ownKinds(subject).flatMap((kind) => tooFew(subject, kind));
    return [...new Map(found.map(({ policy, finding }) => [policy, finding])).values()];
  },
};

function tooFew({ community, written }: CommunityCase, kind: MessageKind): { policy: string; finding: RuleFinding }[] {
  const policy = community.messages[kind].approval;
  const able = approvers(community, policy);
  const needed = policy.rule === 'two' ? 2 : 1;
  if (able.length >= needed) return [];
  const own = Boolean(written.messages?.[kind]?.approval);
  const who = able.length === 0 ? 'Nobody' : `Only ${able[0]?.name}`;
  const roles = policy.roles.join(' or ');
  const give = `Give ${needed - able.length === 1 ? 'a person' : 'two people'} the role ${roles} under \`people\``;
  return [
    {
      policy: own ? kind : `${policy.rule} ${roles}`,
      finding: {
        path: own ? ['messages', kind, 'approval'] : ['people'],
        at: 'key',
        message: `${who} may approve messages of kind \`${kind}\`${needed === 2 ? ', which need two people' : ''}.`,
        fix: roles === '' ? NO_ROLES : `${give}${able.length === 1 ? ', or write `rule: one`' : ''}.`,
      },
    },
  ];
}

const NO_ROLES = 'Write `roles: [release-manager, release-team]`, or remove the line.';

/** The clock of lazy consensus runs from the draft's making: it should end before the message is due. */
export const lazyWindow: Rule<CommunityCase> = {
  name: 'lazy-window',
  check: ({ community, written }) =>
    ownKinds({ written }).flatMap((kind) => {
      const { approval, composeHoursAhead } = community.messages[kind];
      if (approval.rule !== 'lazy' || approval.hours <= composeHoursAhead) return [];
      return [
        {
          path: ['messages', kind, 'approval', 'hours'],
          severity: 'warning' as const,
          message: `People have ${approval.hours} h to object, but the draft is written ${composeHoursAhead} h ahead: it will leave late.`,
          fix: `Write \`composeHoursAhead: ${approval.hours + HOURS_TO_ASK}\`, or fewer hours.`,
        },
      ];
    }),
};

/** Silence of people who were not asked is no consent: such a message would wait for a click that nobody knows of. */
export const lazyUnasked: Rule<CommunityCase> = {
  name: 'lazy-unasked',
  check: ({ community, written, lost }) =>
    lost.paths.some(([first]) => first === 'people' || first === 'releaseTeam')
      ? []
      : ownKinds({ written }).flatMap((kind) => {
          const { approval } = community.messages[kind];
          if (approval.rule !== 'lazy' || approval.asked === 'desk') return [];
          const able = approvers(community, approval);
          if (able.length === 0 || able.some((person) => isReachable(community, person))) return [];
          const names = able.map((person) => person.name).join(', ');
          const own = Boolean(written.messages?.[kind]?.approval);
          return [
            {
              path: own ? ['messages', kind, 'approval'] : ['people'],
              at: 'key' as const,
              grace: true as const,
              message: `Messages of kind \`${kind}\` leave when nobody objects, and nobody who may object can be asked: ${names}.`,
              fix: 'Give one of them an `email`, or a `slack` id beside a `releaseTeam`; or write `asked: desk` in its `approval`, if they look at the desk by themselves.',
            },
          ];
        }),
};

export const leadDays: Rule<CommunityCase> = {
  name: 'lead-days',
  check: ({ written }) => [
    ...leads(['messages', 'reminder', 'leadDays'], written.messages?.reminder?.leadDays),
    ...(written.phases ?? []).flatMap((phase, index) => leads(['phases', index, 'leadDays'], phase.leadDays)),
  ],
};

function leads(path: Path, days: readonly number[] | null | undefined): RuleFinding[] {
  const outside = (days ?? []).flatMap((day, index) =>
    day >= 1 && day <= 365
      ? []
      : [
          {
            path: [...path, index],
            message: `A reminder cannot come ${day} days before its date.`,
            fix: 'Write a whole number of days from 1 to 365, like `[7, 1]`.',
          },
        ],
  );
  const twice = repeats(days ?? [], String).map(({ index, key }) => ({
    path: [...path, index],
    message: `${key} days stand here twice: the same reminder would be due twice.`,
    fix: `Remove one: \`[${[...new Set(days)].join(', ')}]\`.`,
  }));
  return [...outside, ...twice];
}
