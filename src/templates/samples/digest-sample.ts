/** A digest with everything in it. */
import type { DigestGroupFact } from '../../domain/digest-group-facts.js';
import type { DocsFact } from '../../domain/docs-facts.js';
import type { DigestFacts, DigestReleaseFact } from '../../domain/facts.js';
import type { GroupWordFact, StatusFact } from '../../domain/status-facts.js';
import type { UmbrellaFact } from '../../domain/umbrella-facts.js';
import { BLOCKERS, COMMON, DAY, EARLIER, ITEMS, NEXT, NOON } from './parts.js';
import { maybe, perhaps, type Sample } from './sample.js';

const PAGE = 'https://www.example.org/releases/1.4';

const STATUS: Sample<StatusFact> = {
  colour: 'red',
  readiness: maybe('failing'),
  text: 'The gateway breaks.',
  author: 'Ann Example',
  recordedBy: maybe('Ben Example'),
  saidAt: NOON,
  unchangedSince: maybe(EARLIER),
  blockers: BLOCKERS,
  docs: maybe('The installation page waits.'),
  expectedVersion: maybe('v1.4.0'),
  expectedDate: maybe(DAY),
  help: maybe('A reviewer.'),
  contact: maybe('ann'),
  link: maybe(PAGE),
  source: PAGE,
};

const RELEASE: Sample<DigestReleaseFact> = {
  id: '1.4',
  name: 'ACME 1.4',
  phases: ['Feature freeze'],
  running: perhaps(['feature-freeze']),
  releaseDate: maybe(DAY),
  released: perhaps(maybe({ tag: 'v1.4.0', url: PAGE })),
  next: NEXT,
};

const WORD: Sample<Omit<GroupWordFact, 'release'>> = {
  status: maybe(STATUS),
  lastSaid: maybe({ colour: 'green', saidAt: EARLIER, daysAgo: 7, source: PAGE }),
  contradiction: maybe({ openBlockers: 2, oldestDays: 7 }),
};

const GROUP: Sample<DigestGroupFact> = {
  unit: maybe('platform'),
  name: 'Platform',
  ...WORD,
  words: perhaps([
    { release: '1.4', ...WORD },
    { release: '1.5', ...WORD },
  ]),
  blockers: BLOCKERS,
  merged: 3,
  closed: 1,
  opened: perhaps(2),
  areas: perhaps([{ area: 'gateway', merged: 1, opened: 2, closed: 0 }]),
  highlights: ITEMS,
  releaseProcess: maybe('https://www.example.org/releasing'),
};

const UMBRELLA: Sample<UmbrellaFact> = {
  release: '1.4',
  unit: 'platform',
  group: 'Platform',
  repository: 'acme/platform',
  number: 1,
  url: 'https://www.example.org/platform/1',
  title: maybe('Platform for 1.4'),
  done: ['Gateway'],
  open: ['Dashboard'],
  newlyDone: maybe(['Gateway']),
  closedAt: maybe(NOON),
  problem: maybe('could not be read'),
};

const DOCS: Sample<DocsFact> = {
  unit: maybe('platform'),
  group: 'Platform',
  issues: { count: 4, named: ITEMS },
  undocumented: { count: 2, named: ITEMS },
  unchecked: { count: 2, named: ITEMS },
  pages: maybe({
    since: maybe({ tag: 'v1.3.0', at: EARLIER }),
    total: 9,
    untouched: { count: 2, named: [{ path: 'docs/install.md', url: 'https://www.example.org/docs/install' }] },
    problem: maybe('the folder is gone'),
  }),
};

export const digest: Sample<DigestFacts> = {
  ...COMMON,
  kind: 'digest',
  week: '2021-W34',
  window: { from: EARLIER, to: NOON },
  counted: perhaps([{ repository: 'acme/platform', from: '2021-08-10T12:00:00.000Z', to: NOON }]),
  releases: [RELEASE],
  groups: [GROUP, { ...GROUP, unit: maybe('tools'), name: 'Tools', status: maybe({ ...STATUS, colour: 'yellow' }) }],
  distributions: [
    { unit: 'cloud', name: 'ACME Cloud', release: '1.4', contacts: ['Ann Example'], report: maybe(STATUS) },
    { unit: 'edge', name: 'ACME Edge', release: '1.4', contacts: ['Ben Example'], report: maybe(STATUS) },
  ],
  totals: { merged: 3, closed: 1, opened: perhaps(2) },
  newBlockers: BLOCKERS,
  closedBlockers: ITEMS,
  commonRules: perhaps([{ rule: 'label priority/p1', count: 40, open: 50 }]),
  umbrellas: perhaps([UMBRELLA]),
  docs: perhaps([DOCS]),
  upvoted: perhaps(ITEMS.map((item) => ({ ...item, upvotes: 12, openedAt: EARLIER, ageDays: 7 }))),
};
