/** A community and a cycle to hold schedules against; dates are those of Kubeflow 1.4, regions and rules our own. */
import type { Community, Holiday, MessageRule } from '../../src/domain/community.js';
import type { MessageKind } from '../../src/domain/message-kind.js';
import type { PhaseDates, PhaseDefinition } from '../../src/domain/phase.js';
import type { ScheduleRevision } from '../../src/domain/schedule.js';
import type { CalendarDate } from '../../src/domain/time.js';

export const ZONE = 'America/Los_Angeles';

export function definition(id: string, shape: 'day' | 'span', more: Partial<PhaseDefinition> = {}): PhaseDefinition {
  return {
    id,
    title: id.replaceAll('-', ' ').replace(/^./, (c) => c.toUpperCase()),
    shape,
    meaning: `What ${id} means.`,
    mayMerge: '',
    mayNotMerge: '',
    whoActs: '',
    exitCriteria: '',
    exception: '',
    remind: shape === 'day' ? ['end'] : ['start', 'end'],
    leadDays: null,
    minimumDays: null,
    ...more,
  };
}

export const dates = (
  id: string,
  start: CalendarDate | null,
  end: CalendarDate | null = start,
  hour: string | null = null,
): PhaseDates => ({ id, start, end, hour, owners: [] });

function rule(kind: MessageKind, more: Partial<MessageRule> = {}): MessageRule {
  return {
    kind,
    destinations: ['list'],
    leadDays: [],
    composeHoursAhead: 48,
    approval: { rule: 'one', roles: ['release-manager'] },
    weekday: null,
    time: null,
    ...more,
  };
}

export function community(more: Partial<Community> = {}): Community {
  return {
    id: 'kubeflow',
    name: 'Kubeflow',
    zone: ZONE,
    sendTime: '09:00',
    deadlineTime: '23:59',
    meeting: { title: 'Community meeting', weekday: 2, time: '08:00', minutes: 60, link: 'https://example.org/meet' },
    holidayRegions: ['US', 'DE'],
    links: [],
    labels: { blocking: [], knownIssue: [], docs: [], breaking: [], kinds: [] },
    blockers: [],
    blockerShare: 0.2,
    docs: null,
    readPrivate: false,
    people: [],
    workingGroups: [],
    distributions: [],
    rounds: null,
    releaseTeam: null,
    destinations: [],
    messages: {
      timeline: rule('timeline'),
      reminder: rule('reminder', { leadDays: [14, 7, 1] }),
      delay: rule('delay'),
      correction: rule('correction'),
      candidate: rule('candidate'),
      release: rule('release'),
      patch: rule('patch'),
      digest: rule('digest', { weekday: 3, time: '10:00', composeHoursAhead: 24 }),
      notes: rule('notes'),
    },
    phases: [
      definition('development', 'span'),
      definition('feature-freeze', 'day'),
      definition('docs-update', 'span'),
      definition('manifests-testing', 'span'),
      definition('distribution-testing', 'span', { minimumDays: 14 }),
      definition('release', 'day'),
      definition('retrospective', 'day'),
    ],
    example: false,
    ...more,
  };
}

export const CYCLE: readonly PhaseDates[] = [
  dates('development', '2021-06-07', '2021-08-15'),
  dates('feature-freeze', '2021-08-15'),
  dates('docs-update', '2021-08-15', '2021-09-05'),
  dates('manifests-testing', '2021-09-06', '2021-09-12'),
  dates('distribution-testing', '2021-09-13', '2021-09-26'),
  dates('release', '2021-09-27'),
  dates('retrospective', null),
];

/** Two regions: each alone is half of them. */
export const HOLIDAYS: readonly Holiday[] = [
  { date: '2021-07-05', name: 'Independence Day (substitute)', region: 'US' },
  { date: '2021-09-06', name: 'Labor Day', region: 'US' },
  { date: '2021-10-03', name: 'Tag der Deutschen Einheit', region: 'DE' },
];

export function revision(phases: readonly PhaseDates[], more: Partial<ScheduleRevision> = {}): ScheduleRevision {
  return {
    release: '1.4',
    n: 1,
    state: 'in force',
    phases: [...phases],
    source: 'file',
    sourceHash: null,
    baseN: null,
    reason: null,
    blockers: [],
    nextUpdate: null,
    author: 'file',
    at: '2021-06-01T16:00:00.000Z',
    inForceAt: null,
    ...more,
  };
}

/** The cycle with some phases replaced, by id. */
export const cycleWith = (...changed: PhaseDates[]): PhaseDates[] =>
  CYCLE.map((phase) => changed.find((c) => c.id === phase.id) ?? phase);
