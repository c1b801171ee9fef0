/** Small worlds, made by hand: a community of four people, one release on the dates of 1.4, and drafts about its occasions. */
import type { ApprovalPolicy, Community, MessageRule } from '../../src/domain/community.js';
import type { Configuration } from '../../src/domain/configuration.js';
import type { Draft, DraftRevision, Verdict } from '../../src/domain/draft.js';
import type { Tag } from '../../src/domain/evidence.js';
import type { MessageKind } from '../../src/domain/message-kind.js';
import type { Occasion, OccasionRecord } from '../../src/domain/occasion.js';
import type { PhaseDates } from '../../src/domain/phase.js';
import type { ReleasePlan } from '../../src/domain/release.js';
import type { DeliverySend } from '../../src/domain/send.js';
import type { Instant } from '../../src/domain/time.js';
import type { DraftFile } from '../../src/ports/store.js';
import { type Action, actionSubject, type Plan } from '../../src/workflow/plan/actions.js';
import { wantedOccasions } from '../../src/workflow/plan/wanted.js';
import type { ReleaseWorld, World } from '../../src/workflow/world.js';
import { CYCLE, community, revision } from './schedules-community.js';
import { aDraft, aRevision, aSend } from './store-samples.js';

export const REPOSITORY = 'kubeflow/manifests';
/** The release is taken on well before its first phase. */
export const ADOPTED: Instant = '2021-06-01T15:00:00.000Z';

const person = (id: string, roles: Community['people'][number]['roles'], deputy: string | null = null) => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  slack: null,
  github: null,
  email: null,
  zone: 'Europe/Athens',
  deputy,
  roles,
});

/** Ann manages the release, Ben stands in for her, Cleo is of the release team, Dora may only answer. */
export const PEOPLE = [
  person('ann', ['release-manager'], 'ben'),
  person('ben', ['shadow']),
  person('cleo', ['release-team']),
  person('dora', ['liaison']),
];

const POLICIES: Partial<Record<MessageKind, ApprovalPolicy>> = {
  release: { rule: 'two', roles: ['release-manager', 'release-team'] },
  digest: { rule: 'lazy', roles: ['release-manager'], hours: 24, asked: 'desk' },
};

export function aCommunity(more: Partial<Community> = {}): Community {
  const plain = community();
  const kinds = Object.keys(plain.messages) as MessageKind[];
  const rules = kinds.map((kind): [MessageKind, MessageRule] => [
    kind,
    {
      ...plain.messages[kind],
      destinations: ['list', 'channel'],
      approval: POLICIES[kind] ?? plain.messages[kind].approval,
    },
  ]);
  return {
    ...plain,
    people: PEOPLE,
    labels: { ...plain.labels, blocking: ['priority/p0'], knownIssue: ['known-issue'], docs: ['kind/docs'] },
    workingGroups: [
      {
        id: 'manifests',
        name: 'Manifests',
        repositories: [REPOSITORY],
        labels: [],
        liaisons: ['dora'],
        releaseProcess: null,
        docs: [],
      },
    ],
    destinations: [
      { type: 'mail', id: 'list', address: 'discuss@example.org', name: 'discuss' },
      { type: 'slack', id: 'channel', address: 'C0RELEASE', name: '#release' },
    ],
    messages: Object.fromEntries(rules) as Community['messages'],
    ...more,
  };
}

/** The community with another policy for one kind of message. */
export function withPolicy(kind: MessageKind, approval: ApprovalPolicy, base: Community = aCommunity()): Community {
  return { ...base, messages: { ...base.messages, [kind]: { ...base.messages[kind], approval } } };
}

export const aPlan = (more: Partial<ReleasePlan> = {}): ReleasePlan => ({
  id: '1.4',
  name: 'Kubeflow 1.4',
  tags: { repository: REPOSITORY, candidate: 'v1.4.0-rc.*', stable: 'v1.4.0', branch: null },
  phases: [...CYCLE],
  components: [],
  dependencies: [],
  trackingIssue: null,
  team: [{ role: 'release-manager', people: ['ann'] }],
  highlights: [],
  knownIssues: [],
  testing: { steps: ['Install it.'], report: null },
  upgrade: { text: null, testedOn: null },
  blockers: [],
  umbrellas: [],
  ...more,
});

export const aConfiguration = (more: Partial<Configuration> = {}): Configuration => ({
  community: aCommunity(),
  releases: [aPlan()],
  templates: {},
  holidays: [],
  ...more,
});

/** A release whose only schedule has stood since it was taken on. */
export function aRelease(phases: readonly PhaseDates[] = CYCLE, more: Partial<ReleaseWorld> = {}): ReleaseWorld {
  const inForce = revision(phases, { at: ADOPTED, inForceAt: ADOPTED });
  const since = Object.fromEntries(
    phases.flatMap((p) => [
      [`${p.id}:start`, ADOPTED],
      [`${p.id}:end`, ADOPTED],
    ]),
  );
  return {
    plan: aPlan({ phases: [...phases] }),
    adoptedAt: ADOPTED,
    inForce,
    proposed: null,
    history: [inForce],
    since,
    past: false,
    ...more,
  };
}

/** The same release with a proposed change of dates. */
export function withProposal(release: ReleaseWorld, phases: readonly PhaseDates[], at: Instant): ReleaseWorld {
  const proposed = revision(phases, {
    n: 2,
    state: 'proposed',
    baseN: 1,
    source: 'person',
    author: 'ann',
    at,
    reason: 'Late.',
  });
  return { ...release, proposed, history: [release.inForce, proposed] };
}

export const aWorld = (more: Partial<World> = {}): World => ({
  configuration: aConfiguration(),
  releases: [aRelease()],
  ledger: [],
  ledgerSince: ADOPTED,
  drafts: [],
  late: [],
  tags: [],
  milestones: [],
  issues: [],
  blocking: {},
  statuses: [],
  quoted: [],
  rounds: [],
  respondents: [],
  unreadTags: [],
  readingSince: null,
  unreadContents: [],
  asked: {},
  absences: [],
  delivered: [],
  lost: null,
  pauses: [],
  resumedAt: null,
  preflights: {},
  ...more,
});

export const aTag = (name: string, firstSeen: Instant, more: Partial<Tag> = {}): Tag => ({
  repository: REPOSITORY,
  name,
  sha: `sha-of-${name}`,
  firstSeen,
  baseline: false,
  goneAt: null,
  ...more,
});

/** The occasion that the world asks for at `now`; throws when it does not. */
export function occasionOf(world: World, key: string, now: Instant): Occasion {
  const all = wantedOccasions(world, now).map((w) => w.occasion);
  const found = all.find((o) => o.key === key);
  if (found === undefined) throw new Error(`No ${key} among ${all.map((o) => o.key).join(', ')}`);
  return found;
}

export const aRecord = (occasion: Occasion, more: Partial<OccasionRecord> = {}): OccasionRecord => ({
  ...occasion,
  outcome: null,
  why: null,
  generation: 1,
  trouble: null,
  ...more,
});

/** A draft of this occasion, composed on time, with nothing claimed. */
export function aFile(
  occasion: Occasion,
  more: {
    draft?: Partial<Draft>;
    head?: Partial<DraftRevision>;
    verdicts?: Verdict[];
    sends?: Partial<DeliverySend>[];
  } = {},
): DraftFile {
  const draft = aDraft({
    id: occasion.key,
    occasion: occasion.key,
    kind: occasion.kind,
    matter: occasion.matter,
    createdAt: occasion.composeAt,
    expiresAt: occasion.expiresAt,
    ...more.draft,
  });
  const head = aRevision({
    draft: draft.id,
    n: draft.revision,
    claims: {},
    sendAt: occasion.sendAt,
    at: occasion.composeAt,
    silenceFrom: more.head?.at ?? occasion.composeAt,
    ...more.head,
  });
  const sends = (more.sends ?? []).map((send, i) => aSend({ id: `${draft.id}/${i}`, draft: draft.id, ...send }));
  return { draft, head, verdicts: more.verdicts ?? [], sends };
}

/** `world` in which this occasion is open and has this draft. */
export function withDraft(world: World, occasion: Occasion, more: Parameters<typeof aFile>[1] = {}): World {
  const file = aFile(occasion, more);
  return {
    ...world,
    ledger: [...world.ledger, aRecord(occasion)],
    drafts: [...world.drafts, file],
    asked: { ...world.asked, [file.draft.id]: { since: file.head.at, problem: null } },
  };
}

/** What a plan does, in a word each: `compose reminder:1.4:...`. */
export const deeds = ({ actions }: Plan): string[] =>
  actions.map((action: Action) =>
    'draft' in action ? `${action.do} ${action.draft}` : `${action.do} ${actionSubject(action)}`,
  );

/** What a plan says about an occasion that it leaves. */
export const leftAbout = ({ left }: Plan, key: string): string[] => left.filter((l) => l.key === key).map((l) => l.why);
