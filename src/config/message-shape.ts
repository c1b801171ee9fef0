/** What `messages:` may hold: one entry per kind, each with only what that kind understands. */
import { z } from 'zod';
import type { MessageKind } from '../domain/message-kind.js';
import { identifier, list, role, timeOfDay, weekday } from './fields.js';
import { complain } from './text-field.js';

const approval = z
  .strictObject({
    rule: z.enum(['one', 'two', 'lazy']).meta({
      description: 'one: one person approves. two: two different people. lazy: it leaves unless somebody objects.',
      examples: ['one'],
    }),
    roles: list(role(), 'Whose word counts; left out, release-manager and release-team.'),
    hours: z
      .int()
      .min(1)
      .max(336)
      .nullish()
      .meta({
        description: 'With lazy: how long people have to object; left out, 24.',
        examples: [24],
      }),
    asked: z
      .enum(['desk'])
      .nullish()
      .meta({
        description:
          'With lazy: `desk` where people look at the desk by themselves. The hours run from the making of the draft then; left out, from the first card or mail that reached somebody who may object.',
        examples: ['desk'],
      }),
  })
  .superRefine((value, ctx) => {
    if (value.rule !== 'lazy' && typeof value.hours === 'number') complain(ctx, HOURS_WITHOUT_LAZY, ['hours']);
    if (value.rule !== 'lazy' && typeof value.asked === 'string') complain(ctx, ASKED_WITHOUT_LAZY, ['asked']);
  })
  .meta({ description: 'Who may let it out.' });

const HOURS_WITHOUT_LAZY = {
  rule: 'hours-without-lazy',
  message: 'Only lazy consensus waits for a number of hours.',
  fix: 'Remove `hours`, or write `rule: lazy`.',
};

const ASKED_WITHOUT_LAZY = {
  rule: 'asked-without-lazy',
  message: 'Only lazy consensus counts silence.',
  fix: 'Remove `asked`, or write `rule: lazy`.',
};

const common = {
  destinations: list(identifier("A destination's id.", 'announce'), 'Where it goes; left out, everywhere.'),
  composeHoursAhead: z
    .int()
    .min(0)
    .max(336)
    .nullish()
    .meta({
      description:
        'How many hours before it leaves the draft is written. Left out: 24 h where one person decides, 48 h where two do, and with `lazy` two more than people have to object.',
      examples: [24],
    }),
  approval: approval.nullish(),
};

const message = (description: string) => z.strictObject(common).nullish().meta({ description });

/** Of a kind that may name its destinations; null where none are written, or none may be. */
export const writtenDestinations = (entry: object | null | undefined): readonly string[] | null =>
  (entry as { destinations?: readonly string[] | null } | null | undefined)?.destinations ?? null;

/** Who decides about a release decides about its patches, unless somebody says otherwise. */
export const writtenFor = (kind: MessageKind, messages: { patch?: unknown } | null | undefined): MessageKind =>
  kind === 'patch' && messages?.patch == null ? 'release' : kind;

export const messagesShape = z
  .strictObject({
    timeline: message('The announcement of a release cycle and all its dates.'),
    reminder: z
      .strictObject({
        ...common,
        leadDays: list(z.int(), 'How many days before a date to speak; left out, 7 and 1. A phase may bring its own.'),
      })
      .nullish()
      .meta({ description: 'Before the dates of a phase.' }),
    delay: message('When dates move.'),
    correction: z.strictObject({ approval: approval.nullish() }).nullish().meta({
      description: 'When a person puts right, or takes back, what was sent. It goes where that message arrived.',
    }),
    candidate: message('When a release candidate is tagged.'),
    release: message('When the release is out.'),
    patch: message('When a patch release is out; left out, as `release`.'),
    digest: z
      .strictObject({
        ...common,
        weekday: weekday('The day on which it leaves; left out, Thursday.', 'Thursday').nullish(),
        time: timeOfDay("When it leaves, in the community's zone; left out, the send time.", '09:00').nullish(),
      })
      .nullish()
      .meta({ description: 'The weekly account.' }),
    notes: message('The notes of a meeting, from a form that a person fills in.'),
  })
  .meta({ description: 'How each kind of message is handled. Kinds that are left out follow the defaults.' });
