/** From what is written to the whole release plan: dates in their one form, the team filled in from people's roles. */
import { type BlockerRule, type Community, ROLES, type Role } from '../domain/community.js';
import type { PhaseDates } from '../domain/phase.js';
import type { ReleasePlan } from '../domain/release.js';
import { patchesOf } from '../domain/version.js';
import type { WrittenBlocker } from './blocker-shape.js';
import { readDate } from './dates.js';
import { TEAM_ROLES, type WrittenRelease, type WrittenReleasePhase } from './release-shape.js';

/** How a role is called where it signs, or owns a phase. */
const ROLE_TITLES: Record<Role, string> = {
  'release-manager': 'Release manager',
  'release-team': 'Release team',
  'docs-lead': 'Docs lead',
  'product-manager': 'Product manager',
  shadow: 'Shadow',
  liaison: 'Working group liaisons',
};

export function normaliseRelease(id: string, written: WrittenRelease, community: Community): ReleasePlan {
  return {
    id,
    name: written.name ?? `${community.name} ${id}`,
    tags: {
      repository: written.tags.repository,
      candidate: written.tags.candidate ?? null,
      stable: written.tags.stable,
      patch: written.tags.patch ?? patchesOf(written.tags.stable),
      branch: written.tags.branch ?? null,
    },
    phases: (written.phases ?? []).map((phase) => phaseDates(phase, community)),
    components: (written.components ?? []).map(({ name, repository, version, tags, before, manifests }) => ({
      name,
      repository: repository ?? null,
      version: version ?? null,
      tags: tags ?? null,
      before: before ?? null,
      manifests: manifests ?? [],
    })),
    dependencies: (written.dependencies ?? []).map(({ name, version, packages }) => ({
      name,
      version,
      packages: packages ?? [],
    })),
    trackingIssue: written.trackingIssue ?? null,
    team: team(written.team, community),
    highlights: (written.highlights ?? []).map(({ text, url }) => ({ text, url: url ?? null })),
    knownIssues: (written.knownIssues ?? []).map(({ title, url, workaround }) => ({
      title,
      url: url ?? null,
      workaround: workaround ?? null,
    })),
    testing: { steps: written.testing?.steps ?? [], report: written.testing?.report ?? null },
    upgrade: { text: written.upgrade?.text ?? null, testedOn: written.upgrade?.testedOn ?? null },
    blockers: (written.blockers ?? []).map(blockerRule),
    umbrellas: written.umbrellas ?? [],
  };
}

export const blockerRule = (written: WrittenBlocker): BlockerRule => ({
  label: written.label ?? null,
  milestone: written.milestone ?? null,
  query: written.query ?? null,
  phase: written.phase ?? null,
});

function phaseDates(written: WrittenReleasePhase, community: Community): PhaseDates {
  const { phase, date, start, end, hour, owners } = written;
  return {
    id: phase,
    start: dateOf(date === undefined ? start : date),
    end: dateOf(date === undefined ? end : date),
    hour: hour ?? null,
    owners: (owners ?? []).map((owner) => ownerName(owner, community)),
  };
}

/** People stay ids, since their names may change; roles and groups are shown as they are called. */
function ownerName(owner: string, { people, workingGroups, distributions }: Community): string {
  if (people.some((person) => person.id === owner)) return owner;
  const group = [...workingGroups, ...distributions].find((entry) => entry.id === owner);
  const role = ROLES.find((name) => name === owner);
  return group?.name ?? (role === undefined ? owner : ROLE_TITLES[role]);
}

/** The shape has made sure that it can be read. */
function dateOf(written: string | null | undefined): string | null {
  const read = readDate(written ?? 'to be decided');
  return 'date' in read ? read.date : null;
}

function team(written: WrittenRelease['team'], community: Community): ReleasePlan['team'] {
  const holders = (role: Role): string[] => community.people.filter((p) => p.roles.includes(role)).map((p) => p.id);
  return TEAM_ROLES.flatMap((role) => {
    const people = written ? (written[role] ?? []) : holders(role);
    return people.length === 0 ? [] : [{ role: ROLE_TITLES[role], people }];
  });
}
