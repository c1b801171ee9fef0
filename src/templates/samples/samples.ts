/** Every kind of message with everything in it; where words depend on which of several something is, one for each of them. */
import type {
  CandidateFacts,
  CorrectionFacts,
  DelayFacts,
  FactsOf,
  NotesFacts,
  PatchFacts,
  ReleaseFacts,
  ReminderFacts,
  TimelineFacts,
} from '../../domain/facts.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { PhaseMove } from '../../domain/schedule.js';
import { digest } from './digest-sample.js';
import { BLOCKERS, COMMON, DAY, EARLIER, ITEMS, MOVED_TAG, NEXT, NOON, PHASE, TAG } from './parts.js';
import { maybe, type Sample } from './sample.js';

const timeline: Sample<TimelineFacts> = {
  ...COMMON,
  kind: 'timeline',
  phases: [PHASE, { ...PHASE, id: 'testing', title: 'Testing', shape: 'span' }],
  releaseDate: maybe(DAY),
  begunOn: maybe(DAY),
  next: NEXT,
};

const reminder: Sample<ReminderFacts> = {
  ...COMMON,
  kind: 'reminder',
  phase: PHASE,
  edge: 'end',
  date: DAY,
  at: NOON,
  mayMerge: 'Fixes.',
  mayNotMerge: 'Features.',
  whoActs: 'Everybody.',
  exitCriteria: 'Every component is tagged.',
  exception: 'Ask the release team.',
  actors: ['Platform'],
  blockers: BLOCKERS,
  next: NEXT,
};

const CHANGES: readonly PhaseMove['change'][] = ['later', 'earlier', 'set', 'dropped', 'hour'];

const delay: Sample<DelayFacts> = {
  ...COMMON,
  kind: 'delay',
  revision: 2,
  moves: CHANGES.map((change) => ({
    phase: 'testing',
    title: 'Testing',
    deadline: maybe(NOON),
    from: { start: maybe(DAY), end: maybe(DAY) },
    to: { start: maybe(DAY), end: maybe('2021-09-06') },
    change,
    days: maybe(7),
  })),
  releaseDate: { from: maybe(DAY), to: maybe('2021-09-06') },
  reason: 'The gateway breaks.',
  blockers: BLOCKERS,
  nextUpdate: maybe(DAY),
  next: NEXT,
  corrections: [{ destination: 'announce', subject: 'ACME 1.4: Feature freeze', sentAt: EARLIER }],
};

const correction: Sample<CorrectionFacts> = {
  ...COMMON,
  kind: 'correction',
  subject: 'ACME 1.4: Feature freeze',
  aboutKind: 'reminder',
  sentAt: EARLIER,
  archive: 'https://www.example.org/archive/1',
  arrived: [{ destination: 'announce', name: 'acme-announce', sentAt: EARLIER }],
  retraction: false,
  wrong: 'It said Monday.',
  right: 'It is Tuesday.',
  moved: maybe(MOVED_TAG),
};

const candidate: Sample<CandidateFacts> = {
  ...COMMON,
  ...TAG,
  kind: 'candidate',
  tag: 'v1.4.0-rc.1',
  previousTag: maybe('v1.4.0-rc.0'),
  changes: ITEMS,
  steps: ['Install it.'],
  report: maybe({ label: 'Tracking issue', url: 'https://www.example.org/issues/1' }),
  until: maybe({ date: DAY, at: NOON }),
  blockers: BLOCKERS,
};

const STABLE = {
  ...COMMON,
  ...TAG,
  version: 'v1.4.0',
  knownIssues: [
    { title: 'Links are slow', url: maybe('https://www.example.org/issues/2'), workaround: maybe('Wait.') },
  ],
  previousVersion: maybe('v1.3.0'),
  thanks: { names: ['Ann Example'], others: 3 },
  upgrade: maybe('Apply it again.'),
  testedOn: maybe('Kubernetes 1.21'),
};

const release: Sample<ReleaseFacts> = {
  ...STABLE,
  kind: 'release',
  highlights: [{ text: 'One gateway', url: maybe('https://www.example.org/gateway') }],
  dependencies: [{ name: 'Istio', version: '1.9' }],
};

const patch: Sample<PatchFacts> = { ...STABLE, kind: 'patch', changes: ITEMS };

const notes: Sample<NotesFacts> = {
  ...COMMON,
  kind: 'notes',
  author: 'Ann Example',
  date: DAY,
  title: 'Community call',
  attendees: ['Ann Example'],
  topics: ['The gateway'],
  decisions: ['It is mended first.'],
  actions: [{ what: 'Mend it', owner: maybe('Ben Example') }],
  link: maybe('https://www.example.org/notes'),
  next: NEXT,
};

export const SAMPLES: { [K in MessageKind]: readonly Sample<FactsOf<K>>[] } = {
  timeline: [timeline],
  reminder: [reminder, { ...reminder, edge: 'start', phase: { ...PHASE, shape: 'span' } }],
  delay: [delay],
  correction: [correction],
  candidate: [candidate],
  release: [release],
  patch: [patch],
  digest: [digest],
  notes: [notes],
};
