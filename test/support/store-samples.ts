/** Small, complete rows for tests of the store; every field can be overridden. */
import type { Draft, DraftRevision, Verdict } from '../../src/domain/draft.js';
import { type Item, NO_TEXT } from '../../src/domain/evidence.js';
import type { TimelineFacts } from '../../src/domain/facts.js';
import type { OccasionRecord } from '../../src/domain/occasion.js';
import type { ScheduleRevision } from '../../src/domain/schedule.js';
import type { DeliverySend } from '../../src/domain/send.js';
import { NOTHING_FURTHER, type Status } from '../../src/domain/status.js';
import type { Repositories } from '../../src/ports/store.js';

/** `day(3, 12)` is noon of 3 August 2021, UTC. */
export const day = (date: number, hour = 0): string =>
  `2021-08-${String(date).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

export const aRevisionOfSchedule = (over: Partial<ScheduleRevision> = {}): ScheduleRevision => ({
  release: '1.4',
  n: 1,
  state: 'proposed',
  phases: [{ id: 'feature-freeze', start: '2021-06-30', end: '2021-06-30', hour: '17:00', owners: ['kimwnasptd'] }],
  source: 'person',
  sourceHash: null,
  baseN: null,
  reason: null,
  blockers: ['kubeflow/manifests#1948'],
  nextUpdate: null,
  author: 'kimwnasptd',
  at: day(1),
  inForceAt: null,
  ...over,
});

export const anOccasion = (over: Partial<OccasionRecord> = {}): OccasionRecord => ({
  key: 'timeline:1.4',
  kind: 'timeline',
  release: '1.4',
  source: { type: 'adoption', release: '1.4' },
  matter: 'timeline:1.4',
  composeAt: day(1),
  sendAt: day(2),
  expiresAt: day(9),
  outcome: null,
  why: null,
  generation: 0,
  trouble: null,
  ...over,
});

export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  id: 'd1',
  occasion: 'timeline:1.4',
  generation: 1,
  matter: 'timeline:1.4',
  kind: 'timeline',
  release: '1.4',
  state: 'awaiting',
  handKept: false,
  holdUntil: null,
  why: null,
  createdAt: day(1),
  expiresAt: day(9),
  lateBy: null,
  revision: 1,
  ...over,
});

const facts: TimelineFacts = {
  kind: 'timeline',
  community: { id: 'kubeflow', name: 'Kubeflow', zone: 'America/Los_Angeles' },
  release: null,
  links: [],
  signature: [],
  asOf: day(1),
  sources: [],
  phases: [],
  releaseDate: '2021-10-08',
  begunOn: null,
  next: [],
};

export const aRevision = (over: Partial<DraftRevision> = {}): DraftRevision => ({
  draft: 'd1',
  n: 1,
  hash: 'h1',
  subject: 'Kubeflow 1.4: timeline',
  intro: '',
  bodyMd: 'The timeline.',
  facts,
  factsSchema: 1,
  claims: { 'date:1.4:release:end': '2021-10-08' },
  destinations: [],
  sendAt: day(2),
  cause: 'composed',
  baseN: null,
  author: 'herald',
  at: day(1),
  why: null,
  silenceFrom: over.at ?? day(1),
  ...over,
});

export const aVerdict = (over: Partial<Verdict> = {}): Verdict => ({
  draft: 'd1',
  revision: 1,
  actor: 'kimwnasptd',
  kind: 'approve',
  hash: 'h1',
  via: 'desk',
  reason: null,
  overrideReason: null,
  at: day(1, 12),
  ...over,
});

export const aSend = (over: Partial<DeliverySend> = {}): DeliverySend => ({
  id: 's1',
  purpose: 'delivery',
  dedupeKey: over.id ?? 's1',
  about: null,
  draft: 'd1',
  revision: 1,
  matter: 'timeline:1.4',
  destination: over.id ?? 'list',
  part: 1,
  address: 'kubeflow-discuss@example.org',
  payload: {
    type: 'mail',
    messageId: '<1@kubeflow.herald>',
    to: 'kubeflow-discuss@example.org',
    subject: 'Kubeflow 1.4: timeline',
    text: 'The timeline.',
    html: '<p>The timeline.</p>',
    inReplyTo: null,
    references: [],
  },
  payloadHash: 'p1',
  remoteId: null,
  remoteChannel: null,
  afterSend: null,
  notBefore: day(2),
  expiresAt: day(9),
  state: 'ready',
  leaseBy: null,
  leaseUntil: null,
  attempt: 0,
  nextAt: null,
  receipt: null,
  error: null,
  sentAt: null,
  givenUpBy: null,
  ...over,
});

export const aStatus = (over: Partial<Status> = {}): Status => ({
  id: 'st1',
  release: '1.4',
  unit: 'wg-notebooks',
  colour: 'green',
  ...NOTHING_FURTHER,
  recordedBy: null,
  link: null,
  noChangeOf: null,
  text: 'All merged.',
  author: 'Kimonas',
  sourceRef: over.id ?? 'st1',
  saidAt: day(3),
  withdrawnAt: null,
  ...over,
});

export const anItem = (over: Partial<Item> = {}): Item => ({
  repository: 'kubeflow/manifests',
  number: 1,
  type: 'issue',
  title: 'Istio does not start',
  url: 'https://github.com/kubeflow/manifests/issues/1',
  state: 'open',
  author: 'yanniszark',
  assignees: [],
  labels: [],
  milestone: null,
  createdAt: day(1),
  updatedAt: day(1),
  closedAt: null,
  mergedAt: null,
  upvotes: 0,
  comments: 0,
  ...NO_TEXT,
  ...over,
});

/** Stores a draft with its first revision and its occasion. */
export async function putDraft(store: Repositories, over: Partial<Draft> = {}): Promise<Draft> {
  const draft = aDraft(over);
  if ((await store.occasions.byKey(draft.occasion)) === null) {
    await store.occasions.save(anOccasion({ key: draft.occasion, generation: draft.generation }));
  }
  await store.drafts.insert(draft, aRevision({ draft: draft.id, n: draft.revision }));
  return draft;
}
