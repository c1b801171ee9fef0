/** Cards made by hand, and cards of anything that people, bots and mischief may put into a draft (FAILURES rows 7 and 8). */
import fc from 'fast-check';
import type { Preflight } from '../../src/domain/preflight.js';
import type { DraftSummary } from '../../src/surfaces/pages/desk-drafts.js';
import type { CardAbilities, CardProps } from '../../src/surfaces/slack/card-props.js';
import { harmless } from '../../src/templates/formats/one-line.js';
import { parseMarkdown } from '../../src/templates/formats/parse-markdown.js';
import { renderSlack } from '../../src/templates/formats/slack.js';
import { HOSTILE } from './templates-hostile.js';

const EVERYTHING: CardAbilities = {
  decide: true,
  edit: true,
  recompose: true,
  hold: true,
  release: true,
  discard: true,
  compare: true,
  preview: true,
};

export function aCard(more: Partial<Omit<CardProps, 'summary'>> & { summary?: Partial<DraftSummary> } = {}): CardProps {
  const { summary, ...rest } = more;
  return {
    draft: 'abc123',
    revision: 2,
    hash: 'f'.repeat(64),
    zone: 'America/Los_Angeles',
    url: 'https://herald.example.org/desk/drafts/abc123',
    why: null,
    destinations: [
      { type: 'mail', name: 'discuss', address: 'discuss@example.org' },
      { type: 'slack', name: '#release', address: 'C0RELEASE' },
    ],
    expiresAt: '2021-08-15T00:00:00.000Z',
    made: { cause: 'edited', by: 'Ann', at: '2021-08-07T09:00:00.000Z', why: null },
    words: [],
    missing: 1,
    others: ['Ann', 'Ben'],
    ended: null,
    proposal: null,
    preflight: null,
    stoppedClock: null,
    asOf: '2021-08-07T08:00:00.000Z',
    preview: [],
    receipts: [],
    can: { ...EVERYTHING, recompose: false, release: false },
    ...rest,
    summary: {
      id: 'abc123',
      kind: 'reminder',
      release: '1.4',
      subject: 'Kubeflow 1.4: feature freeze',
      state: 'awaiting',
      destinations: ['discuss (mail)', '#release (Slack)'],
      sendAt: '2021-08-08T16:00:00.000Z',
      holdUntil: null,
      waiting: null,
      policy: 'one of Ann, Ben',
      consentAt: null,
      approvals: [],
      objections: [],
      warnings: [],
      ...summary,
    },
  };
}

/** Nothing, a word, mischief, a line of 5 kB, thousands of lines, scripts of all directions. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('x'.repeat(5000), '日本'.repeat(2500), '👩‍👩‍👧‍👦'.repeat(400), ' '.repeat(4000)),
  },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 80 }).map((lines) => lines.join('\n\n')),
  },
  { weight: 1, arbitrary: fc.constantFrom(2999, 3000, 3001, 2399, 2400, 2401).map((n) => 'word '.repeat(n / 5)) },
);

const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Mostly a handful; now and then more than any card shows. */
const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 19, arbitrary: fc.array(one, { maxLength: 4 }) },
    { weight: 1, arbitrary: fc.array(one, { minLength: 10, maxLength: 20 }) },
  );
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 2 });
const zone = fc.constantFrom('America/Los_Angeles', 'Asia/Kolkata', 'UTC');

const anySummary: fc.Arbitrary<DraftSummary> = fc.record({
  id: fc.constant('abc123'),
  kind: fc.constantFrom('reminder', 'digest', 'release'),
  release: maybe(anyText),
  subject: anyText,
  state: fc.constantFrom(
    'awaiting',
    'objected',
    'held',
    'withheld',
    'approved',
    'approved, held',
    'delivered',
    'discarded',
  ),
  destinations: few(anyText),
  sendAt: moment,
  holdUntil: maybe(moment),
  waiting: maybe(
    fc.record(
      { why: anyText, until: maybe(moment), tried: fc.boolean(), paused: fc.constant(true as const) },
      { requiredKeys: ['why', 'until', 'tried'] },
    ),
  ),
  policy: anyText,
  consentAt: maybe(moment),
  approvals: fc.constant([]),
  objections: fc.constant([]),
  warnings: few(anyText),
});

/** With more to say than any card shows. */
export const anyPreflight: fc.Arbitrary<Preflight> = fc.record({
  release: anyText,
  tag: anyText,
  binding: fc.boolean(),
  checks: fc.array(
    fc.record({
      id: fc.constantFrom('stable-tags', 'links', 'known-issues'),
      title: anyText,
      result: fc.constantFrom('pass', 'fail', 'unknown'),
      found: few(anyText),
      todo: maybe(anyText),
      asOf: maybe(moment),
    }),
    { maxLength: 9 },
  ),
});

export const anyCard: fc.Arbitrary<CardProps> = fc.record({
  draft: fc.constant('abc123'),
  revision: fc.integer({ min: 1, max: 999 }),
  hash: fc.constant('0123456789abcdef'.repeat(4)),
  zone,
  url: fc.constant('http://127.0.0.1:3000/desk/drafts/abc123'),
  summary: anySummary,
  why: maybe(anyText),
  destinations: few(fc.record({ type: fc.constantFrom('mail', 'slack'), name: anyText, address: anyText })),
  expiresAt: moment,
  made: fc.record({ cause: fc.constant('edited'), by: anyText, at: moment, why: maybe(anyText) }),
  words: few(
    fc.record({
      name: anyText,
      kind: fc.constantFrom('approve', 'object'),
      reason: maybe(anyText),
      overrideReason: maybe(anyText),
      at: moment,
    }),
  ),
  missing: fc.integer({ min: 0, max: 2 }),
  others: few(anyText),
  ended: maybe(fc.record({ by: anyText, at: moment })),
  proposal: maybe(fc.integer({ min: 1, max: 99 })),
  preflight: maybe(anyPreflight),
  stoppedClock: maybe(moment),
  asOf: moment,
  preview: fc
    .tuple(anyText, anyText)
    .map((parts) => renderSlack(parseMarkdown(harmless(parts.join('\n\n'))), '', 'UTC')[0]?.blocks ?? []),
  receipts: few(
    fc.record({
      destination: anyText,
      state: fc.constantFrom('ready', 'sent', 'failed'),
      at: moment,
      error: maybe(anyText),
    }),
  ),
  can: fc.record({
    decide: fc.boolean(),
    edit: fc.boolean(),
    recompose: fc.boolean(),
    hold: fc.boolean(),
    release: fc.boolean(),
    discard: fc.boolean(),
    compare: fc.boolean(),
    preview: fc.boolean(),
  }),
});
