/** Whatever the answers, forms and the home page may be given (FAILURES rows 7 and 8). */
import fc from 'fast-check';
import type { ForecastEntry } from '../../src/domain/forecast.js';
import type { BlockerFact } from '../../src/domain/issue-facts.js';
import { MESSAGE_KINDS } from '../../src/domain/message-kind.js';
import { READINESS } from '../../src/domain/status.js';
import { addDays } from '../../src/domain/time.js';
import type { DraftSummary } from '../../src/surfaces/pages/desk-drafts.js';
import type { TroubledSend } from '../../src/surfaces/pages/desk-sends.js';
import type { CycleSummary, NextDate, SentSummary } from '../../src/surfaces/pages/home-props.js';
import type { DatedPhase } from '../../src/surfaces/slack/answers/timeline-answer.js';
import type { DelayModalPreview } from '../../src/surfaces/slack/delay-modal.js';
import { HOSTILE } from './templates-hostile.js';

export const URL = 'https://herald.example.org';
export const ZONE = 'America/Los_Angeles';
export const NOW = '2021-08-08T16:00:00.000Z';

/** Nothing, a word, mischief, a line of 5 kB, scripts of all directions. */
export const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x'.repeat(5000), '日本'.repeat(1600), '👩‍👩‍👧‍👦'.repeat(100), ' '.repeat(4000)),
  },
);
export const address = fc.oneof(
  text,
  fc.constantFrom(`https://example.org/${'a'.repeat(4000)}`, 'https://github.com/a/b/issues/1', 'javascript:alert(1)'),
);
/** As the configuration lets them be, and worse. */
const id = fc.constantFrom('a', '1.4', '26.03', 'x'.repeat(200), '<!channel>', 'ü&<>', '');
const date = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2021-08-01', n));
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null });
const moment = fc.constantFrom(NOW, '2021-12-31T23:59:00.000Z');
const few = <T>(one: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> => fc.array(one, { maxLength });
/** Mostly a few, sometimes more than fit. */
export const many = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 40, arbitrary: few(one) },
    { weight: 1, arbitrary: one.map((it) => Array.from({ length: 60 }, () => it)) },
  );
const colour = fc.constantFrom('green' as const, 'yellow' as const, 'red' as const);
const kind = fc.constantFrom(...MESSAGE_KINDS);
const whole = fc.integer({ min: 0, max: 5000 });

export const next: fc.Arbitrary<NextDate> = fc.record({
  phase: id,
  title: text,
  edge: fc.constantFrom('start' as const, 'end' as const),
  date,
  deadline: maybe(moment),
  day: fc.boolean(),
});
export const phase: fc.Arbitrary<DatedPhase> = fc.record({
  id,
  title: text,
  shape: fc.constantFrom('day' as const, 'span' as const),
  start: maybe(date),
  end: maybe(date),
  place: fc.constantFrom('past' as const, 'current' as const, 'ahead' as const, 'undecided' as const),
  deadline: maybe(moment),
});
export const cycle: fc.Arbitrary<CycleSummary & { phases: DatedPhase[] }> = fc.record({
  id,
  name: text,
  releaseDate: maybe(date),
  current: few(text),
  phases: many(phase),
  next: few(next),
  trackingIssue: maybe(address),
});
export const sent: fc.Arbitrary<SentSummary> = fc.record({
  id,
  kind,
  subject: text,
  at: moment,
  destinations: few(text),
});
export const blocker: fc.Arbitrary<BlockerFact> = fc.record({
  repository: text,
  number: whole,
  title: text,
  url: address,
  owners: few(text),
  openedAt: moment,
  lastMovedAt: moment,
  ageDays: whole,
  quietDays: whole,
  closedAt: maybe(moment),
  problem: maybe(text),
});
export const entry: fc.Arbitrary<ForecastEntry> = fc.record({
  at: moment,
  composeAt: moment,
  kind,
  title: text,
  release: maybe(id),
  destinations: few(text),
  approvers: text,
  state: fc.constantFrom('planned' as const, 'awaiting' as const, 'approved' as const, 'skipped' as const),
  draft: maybe(id),
});
export const draft: fc.Arbitrary<DraftSummary> = fc.record({
  id,
  kind,
  release: maybe(id),
  subject: text,
  state: fc.constantFrom('awaiting' as const, 'held' as const, 'withheld' as const, 'objected' as const),
  destinations: few(text),
  sendAt: moment,
  holdUntil: maybe(moment),
  waiting: maybe(
    fc.record(
      { why: text, until: maybe(moment), tried: fc.boolean(), paused: fc.constant(true as const) },
      { requiredKeys: ['why', 'until', 'tried'] },
    ),
  ),
  policy: text,
  consentAt: maybe(moment),
  approvals: few(text),
  objections: few(fc.record({ name: text, reason: maybe(text) })),
  warnings: few(text),
});
export const trouble: fc.Arbitrary<TroubledSend> = fc.record({
  id,
  draft: maybe(id),
  purpose: fc.constantFrom('delivery' as const, 'card' as const, 'prompt' as const, 'alarm' as const),
  subject: text,
  destination: text,
  state: fc.constantFrom('failed' as const, 'unknown' as const, 'withheld' as const),
  at: moment,
  byMail: fc.constant(false),
  attempt: fc.constant(1),
  givenUpBy: fc.constant(null),
  error: maybe(text),
});
export const readinessRow = fc.record({
  name: text,
  said: maybe(
    fc.record({
      readiness: maybe(fc.constantFrom(...READINESS)),
      colour,
      text,
      expectedVersion: maybe(text),
      expectedDate: maybe(date),
      saidAt: moment,
    }),
  ),
  contacts: few(text),
});
export const liaison = fc.record({
  round: maybe(
    fc.record({
      key: fc.constant('round:2021-W33'),
      closesAt: moment,
      asks: many(fc.record({ release: id, unit: id, name: text, answered: fc.boolean(), before: fc.boolean() })),
    }),
  ),
  answers: many(
    fc.record({ name: text, colour, readiness: maybe(fc.constantFrom(...READINESS)), text, saidAt: moment }),
  ),
});
export const team = fc.record({
  notices: few(text),
  pausing: fc.record({ isAsked: fc.boolean(), mayResume: fc.boolean() }),
  trouble: many(trouble),
  waiting: many(draft),
  leaving: many(entry),
  round: maybe(
    fc.record({ closesAt: moment, silent: many(fc.record({ name: text, units: few(text), problem: maybe(text) })) }),
  ),
});
const edges = fc.record({ start: maybe(date), end: maybe(date) });
export const preview: fc.Arbitrary<DelayModalPreview> = fc.record({
  moves: many(
    fc.record({
      phase: id,
      title: text,
      from: edges,
      to: edges,
      change: fc.constantFrom(
        'later' as const,
        'earlier' as const,
        'set' as const,
        'dropped' as const,
        'hour' as const,
      ),
      days: maybe(fc.integer({ min: -500, max: 500 })),
    }),
  ),
  blockers: many(blocker),
  warnings: many(text),
});
export const delayForm = fc.record({
  releases: few(fc.record({ id, name: text })),
  phases: many(fc.record({ id, title: text, start: maybe(date), end: maybe(date) })),
  fields: fc.record({
    release: fc.oneof(id, fc.constant('')),
    phase: id,
    end: fc.oneof(date, fc.constant('')),
    start: fc.oneof(date, fc.constant(''), text),
    reason: text,
    blockers: text,
    holds: fc.constantFrom('', 'holds'),
    nextUpdate: fc.oneof(date, fc.constant('')),
  }),
  base: whole,
  preview: maybe(preview),
  problem: maybe(text),
  shown: fc.constantFrom('', 'abcdef0123456789'),
  channel: maybe(fc.constant('C0TEAM')),
});
