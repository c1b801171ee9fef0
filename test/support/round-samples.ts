/** Anything that a round may have to show: names, words and titles of others, whatever they hold. */
import fc from 'fast-check';
import { READINESS, type Status } from '../../src/domain/status.js';
import type { AskView, PromptView } from '../../src/surfaces/slack/prompt.js';
import type { RoundAccount } from '../../src/surfaces/slack/round-closed.js';
import type { UnderstoodView } from '../../src/surfaces/slack/understood.js';
import { anyText } from './card-samples.js';

const AT = '2021-07-05T16:00:00.000Z';
const ZONE = 'America/Los_Angeles';

/** As the configuration allows them. */
const anyId = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/);
const reference = fc.oneof(
  fc.constant('kubeflow/katib#12'),
  fc
    .tuple(fc.stringMatching(/^[a-z]{1,39}$/), fc.stringMatching(/^[a-zA-Z0-9._-]{1,100}$/))
    .map(([o, n]) => `${o}/${n}#9`),
);

export const anyStatus: fc.Arbitrary<Status> = fc.record({
  id: fc.stringMatching(/^[0-9a-f]{16}$/),
  release: anyId,
  unit: anyId,
  colour: fc.constantFrom('green', 'yellow', 'red'),
  readiness: fc.option(fc.constantFrom(...READINESS)),
  text: anyText,
  blockers: fc.array(reference, { maxLength: 12 }),
  docs: fc.option(anyText),
  expectedVersion: fc.option(anyText),
  expectedDate: fc.option(fc.constantFrom('2021-08-15', '2021-12-31')),
  help: fc.option(anyText),
  contact: fc.option(anyText),
  noChangeOf: fc.option(anyId),
  author: anyText,
  recordedBy: fc.option(anyId),
  link: fc.option(fc.webUrl()),
  sourceRef: anyId,
  saidAt: fc.constant(AT),
  withdrawnAt: fc.constant(null),
});

const anyIssue = fc.record({
  repository: fc.constant('kubeflow/katib'),
  number: fc.integer({ min: 1, max: 99_999 }),
  title: anyText,
  url: fc.constant('https://github.com/kubeflow/katib/issues/1'),
});

const anyAsk: fc.Arbitrary<AskView> = fc.record({
  release: anyId,
  unit: anyId,
  type: fc.constantFrom('group', 'distribution'),
  name: anyText,
  evidence: fc.option(
    fc.record({
      since: fc.constant(AT),
      merged: fc.nat(),
      closed: fc.nat(),
      blockers: fc.array(anyIssue, { maxLength: 4 }),
      docs: fc.array(anyIssue, { maxLength: 4 }),
    }),
  ),
  recorded: fc.option(
    fc.record({ status: anyStatus, by: fc.option(anyText), unchangedSince: fc.option(fc.constant(AT)) }),
  ),
  before: fc.option(anyStatus),
});

export const anyPrompt: fc.Arbitrary<PromptView> = fc.record({
  round: fc.constant('round:2021-W27'),
  zone: fc.constant(ZONE),
  closesAt: fc.constant(AT),
  closedAt: fc.option(fc.constant(AT)),
  publishedOn: fc.array(anyText, { maxLength: 4 }),
  notes: fc.array(anyText, { maxLength: 3 }),
  asks: fc.oneof(
    { weight: 30, arbitrary: fc.array(anyAsk, { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(anyAsk, { minLength: 18, maxLength: 24 }) },
  ),
});

const anyDoubts = fc.record({
  mentioned: fc.array(reference, { maxLength: 12 }),
  closed: fc.array(reference, { maxLength: 12 }),
  unknown: fc.array(reference, { maxLength: 12 }),
});

export const anyUnderstood: fc.Arbitrary<UnderstoodView> = fc.record({
  round: fc.constant('round:2021-W27'),
  message: fc.record({
    channel: fc.constant('D0EVA'),
    ts: fc.constant('1625508000.000100'),
    editedTs: fc.option(fc.constant('1625508100.000100')),
  }),
  stored: fc.array(fc.record({ name: anyText, status: anyStatus, doubtful: fc.option(anyDoubts) }), {
    maxLength: 8,
  }),
  unclear: fc.array(
    fc.record({
      asks: fc.array(
        fc.record({ release: anyId, unit: anyId, type: fc.constantFrom('group', 'distribution'), name: anyText }),
        { minLength: 1, maxLength: 8 },
      ),
      colour: fc.option(fc.constantFrom('green', 'yellow', 'red')),
      readiness: fc.option(fc.constantFrom(...READINESS)),
      text: anyText,
      blockers: fc.array(reference, { maxLength: 12 }),
      nothingBefore: fc.boolean(),
    }),
    { maxLength: 6 },
  ),
  withdrawn: fc.array(anyText, { maxLength: 4 }),
  deleted: fc.boolean(),
  note: fc.option(anyText),
});

const many = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.array(item, { maxLength: 2 }) },
    { weight: 1, arbitrary: fc.array(item, { minLength: 20, maxLength: 30 }) },
  );

export const anyAccount: fc.Arbitrary<RoundAccount> = fc.record({
  round: fc.constant('round:2021-W27'),
  zone: fc.constant(ZONE),
  closesAt: fc.constant(AT),
  closedAt: fc.option(fc.constant(AT)),
  problem: fc.option(anyText),
  answered: many(fc.record({ name: anyText, status: fc.option(anyStatus) })),
  silent: many(
    fc.record({
      name: anyText,
      people: fc.array(fc.record({ name: anyText, slack: fc.constant(null), reminded: fc.boolean() }), {
        maxLength: 4,
      }),
    }),
  ),
  unreached: many(fc.record({ name: anyText, why: anyText })),
  unclear: many(fc.record({ name: anyText, text: anyText })),
  notAsked: many(fc.record({ name: anyText, pausedUntil: fc.option(fc.constant('2021-08-01')) })),
});
