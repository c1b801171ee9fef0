/** What the samples of several kinds are made of. */
import type { ComponentFact } from '../../domain/component.js';
import type { CommonFacts, MovedTagFact, PhaseFact, UpcomingFact } from '../../domain/facts.js';
import type { BlockerFact, ItemFact } from '../../domain/issue-facts.js';
import { maybe, perhaps, type Sample } from './sample.js';

const SITE = 'https://www.example.org';
export const NOON = '2021-08-24T12:00:00.000Z';
export const EARLIER = '2021-08-17T12:00:00.000Z';
export const DAY = '2021-08-30';

export const COMMON: Omit<Sample<CommonFacts>, 'kind'> = {
  community: { id: 'acme', name: 'ACME', zone: 'Europe/Athens' },
  release: maybe({
    id: '1.4',
    name: 'ACME 1.4',
    page: `${SITE}/releases/1.4`,
    calendar: `${SITE}/calendar/1.4.ics`,
    trackingIssue: maybe(`${SITE}/issues/1`),
  }),
  links: [{ label: 'Handbook', url: `${SITE}/handbook` }],
  signature: [
    { name: 'Ann Example', role: 'release manager' },
    { name: 'Ben Example', role: '' },
  ],
  asOf: NOON,
  issuesAsOf: perhaps(EARLIER),
  writtenAt: perhaps(NOON),
  amendedAsOf: perhaps(NOON),
  sources: [
    { name: 'acme/platform', fetchedAt: maybe(EARLIER), problem: maybe('GitHub did not answer') },
    { name: 'acme/tools', fetchedAt: maybe(NOON), problem: maybe('two pages are missing') },
  ],
  author: perhaps('Ann Example'),
  corrections: perhaps([{ destination: 'announce', subject: 'ACME 1.4: Feature freeze', sentAt: EARLIER }]),
};

export const NEXT: Sample<UpcomingFact[]> = [
  { phase: 'testing', title: 'Testing', edge: 'start', date: DAY, deadline: maybe(NOON) },
  { phase: 'release', title: 'Release', edge: 'end', date: DAY, deadline: maybe(NOON) },
];

export const PHASE: Sample<PhaseFact> = {
  id: 'feature-freeze',
  title: 'Feature freeze',
  shape: 'day',
  start: maybe(DAY),
  end: maybe(DAY),
  deadline: maybe(NOON),
  owners: ['Release team'],
  meaning: 'Only fixes are merged.',
};

const BLOCKER: Sample<BlockerFact> = {
  repository: 'acme/platform',
  number: 7,
  title: 'The gateway breaks',
  url: `${SITE}/platform/7`,
  owners: ['Ann Example', 'ben'],
  openedAt: EARLIER,
  lastMovedAt: NOON,
  movement: perhaps(maybe({ at: NOON, by: maybe('Ann Example'), what: 'commented' })),
  pulls: perhaps([
    { repository: 'acme/platform', number: 8, title: 'Mend the gateway', url: `${SITE}/platform/8`, state: 'open' },
  ]),
  milestone: perhaps(maybe('v1.4')),
  blocks: perhaps([
    {
      rule: 'label priority/p0',
      phaseId: maybe('feature-freeze'),
      phase: maybe('Feature freeze'),
      release: maybe('1.4'),
    },
  ]),
  ageDays: 7,
  quietDays: 0,
  closedAt: maybe(NOON),
  problem: maybe('GitHub did not answer'),
};

/** One that is open and known, beside the one of which everything is said that can be. */
export const BLOCKERS: Sample<BlockerFact[]> = [
  BLOCKER,
  { ...BLOCKER, number: 9, owners: [], closedAt: maybe(NOON), problem: maybe('it is gone') },
];

export const ITEMS: Sample<ItemFact[]> = [
  {
    repository: 'acme/platform',
    number: 8,
    title: 'Mend the gateway',
    url: `${SITE}/platform/8`,
    author: maybe('ben'),
  },
  { repository: 'acme/tools', number: 3, title: 'Sort the output', url: `${SITE}/tools/3`, author: maybe('ann') },
];

const COMPONENTS: Sample<ComponentFact[]> = [
  {
    name: 'Platform',
    repository: maybe('acme/platform'),
    version: maybe('v1.4.0-rc.1'),
    url: maybe(`${SITE}/platform/v1.4.0-rc.1`),
    stable: false,
    standing: 'candidate',
    taggedAt: maybe(EARLIER),
  },
];

export const MOVED_TAG: Sample<MovedTagFact> = {
  repository: 'acme/platform',
  tag: 'v1.4.0',
  url: `${SITE}/platform/v1.4.0`,
  announced: '8d6a1f3c77aa0f1e2d3c4b5a697887665d7c2a91',
  was: maybe('1f3c77aa0f1e2d3c4b5a697887665d7c2a918d6a'),
  is: maybe('5d7c2a91b0f34e6688aa0f1e2d3c4b5a69788766'),
};

/** What candidates, releases and patches say of a tag. */
export const TAG = {
  repository: 'acme/platform',
  sha: '8d6a1f3c77aa0f1e2d3c4b5a697887665d7c2a91',
  url: `${SITE}/platform/v1.4.0`,
  since: EARLIER,
  counts: [{ group: 'Platform', merged: 3, closed: 1 }],
  totals: { merged: 3, closed: 1 },
  alone: perhaps(2),
  unchanged: perhaps([{ name: 'Gateway', version: 'v2.1.0' }]),
  wentBack: perhaps([{ name: 'Store', version: 'v0.3.0' }]),
  uncounted: perhaps(['Pages']),
  changelog: perhaps(`${SITE}/changelog`),
  components: COMPONENTS,
  next: NEXT,
};
