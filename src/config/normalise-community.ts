/** From what is written to the whole community: every default filled in, every value in its one form. */
import type { ApprovalPolicy, Community, ConfiguredDestination, MessageRule, Person } from '../domain/community.js';
import { MESSAGE_KINDS, type MessageKind } from '../domain/message-kind.js';
import type { PhaseDefinition } from '../domain/phase.js';
import type { WrittenCommunity, WrittenPerson, WrittenPhase } from './community-shape.js';
import {
  DEFAULT_DIGEST_WEEKDAY,
  DEFAULT_LAZY_HOURS,
  DEFAULT_MESSAGES,
  DEFAULT_ROLES,
  defaultComposeHours,
} from './default-messages.js';
import { DEFAULT_PHASES } from './default-phases.js';
import { writtenDestinations, writtenFor } from './message-shape.js';
import { blockerRule } from './normalise-release.js';
import { writtenWindow } from './send-window-shape.js';
import { readWeekday } from './weekdays.js';

export function normaliseCommunity(written: WrittenCommunity): Community {
  const destinations = (written.destinations ?? []).map(destination);
  const sendTime = written.sendTime ?? '09:00';
  return {
    id: written.id,
    name: written.name,
    zone: written.zone,
    sendTime,
    ...writtenWindow(written.sendWindow),
    deadlineTime: written.deadlineTime ?? '17:00',
    meeting: meeting(written.meeting),
    holidayRegions: [...new Set(written.holidayRegions ?? [])],
    links: written.links ?? [],
    labels: {
      blocking: written.labels?.blocking ?? [],
      knownIssue: written.labels?.knownIssue ?? [],
      docs: written.labels?.docs ?? ['kind/docs', 'area/docs', 'documentation'],
      breaking: written.labels?.breaking ?? ['breaking-change', 'kind/breaking-change'],
      kinds: (written.labels?.kinds ?? DEFAULT_KINDS).map(({ heading, labels }) => ({ heading, labels: labels ?? [] })),
    },
    blockers: (written.blockers ?? []).map(blockerRule),
    blockerShare: written.blockerShare ?? 0.2,
    docs: written.docs ? { repository: written.docs.repository, versionFile: written.docs.versionFile ?? null } : null,
    readPrivate: written.readPrivate ?? false,
    ...forge(written),
    people: (written.people ?? []).map((entry) => person(entry, written.zone)),
    workingGroups: (written.workingGroups ?? []).map((group) => ({
      id: group.id,
      name: group.name,
      repositories: group.repositories ?? [],
      labels: group.labels ?? [],
      liaisons: group.liaisons ?? [],
      releaseProcess: group.releaseProcess ?? null,
      docs: group.docs ?? [],
    })),
    distributions: (written.distributions ?? []).map(({ id, name, contacts }) => ({
      id,
      name,
      contacts: contacts ?? [],
    })),
    destinations,
    messages: messages(written, destinations, sendTime),
    phases: phases(written.phases ?? []),
    rounds: rounds(written.rounds),
    releaseTeam: releaseTeam(written.releaseTeam),
    ...refresh(written),
    example: written.example ?? false,
  };
}

const forge = ({ github }: WrittenCommunity): Pick<Community, 'github'> =>
  github == null ? {} : { github: github.replace(/\/+$/, '') };

const refresh = (written: WrittenCommunity): Pick<Community, 'refresh'> => ({ refresh: written.refresh ?? 'less' });

const DEFAULT_KINDS = [
  { heading: 'New features', labels: ['kind/feature', 'feature', 'enhancement', 'kind/enhancement'] },
  { heading: 'Fixes', labels: ['kind/bug', 'bug', 'kind/fix'] },
];

function rounds(written: WrittenCommunity['rounds']): Community['rounds'] {
  if (written === null || written === undefined) return null;
  return {
    weekday: readWeekday(written.weekday ?? '') ?? 1,
    workingHours: { from: written.workingHours?.from ?? '09:00', to: written.workingHours?.to ?? '17:00' },
    nudgeHours: written.nudgeHours ?? 24,
  };
}

function releaseTeam(written: WrittenCommunity['releaseTeam']): Community['releaseTeam'] {
  if (written === null || written === undefined) return null;
  return {
    channel: written.slack,
    name: `#${(written.name ?? 'release-team').replace(/^#/, '')}`,
    directMessages: written.directMessages ?? false,
    remindHours: written.remindHours ?? 4,
  };
}

function meeting(written: WrittenCommunity['meeting']): Community['meeting'] {
  if (written === null || written === undefined) return null;
  const { title, weekday, time, minutes, link } = written;
  return {
    title: title ?? 'Community meeting',
    weekday: readWeekday(weekday) ?? 1,
    time,
    minutes: minutes ?? 60,
    link: link ?? null,
  };
}

const person = (written: WrittenPerson, zone: string): Person => ({
  id: written.id,
  name: written.name,
  slack: written.slack ?? null,
  github: written.github ?? null,
  email: written.email ?? null,
  zone: written.zone ?? zone,
  deputy: written.deputy ?? null,
  roles: [...new Set(written.roles ?? [])],
});

type WrittenDestination = NonNullable<WrittenCommunity['destinations']>[number];

function destination({ id, name, mail, slack, mostPerWeek, sendWindow }: WrittenDestination): ConfiguredDestination {
  const spared = { ...(mostPerWeek == null ? {} : { mostPerWeek }), ...writtenWindow(sendWindow) };
  if (typeof slack === 'string') {
    return { type: 'slack', id, address: slack, name: `#${(name ?? id).replace(/^#/, '')}`, ...spared };
  }
  return { type: 'mail', id, address: mail ?? '', name: name ?? id, ...spared };
}

function messages(
  written: WrittenCommunity,
  everywhere: ConfiguredDestination[],
  sendTime: string,
): Community['messages'] {
  const rule = (kind: MessageKind): MessageRule => {
    const entry = written.messages?.[writtenFor(kind, written.messages)];
    const digest = kind === 'digest' ? (written.messages?.digest ?? {}) : null;
    const policy = approval(kind, entry?.approval);
    const leadDays = kind === 'reminder' ? written.messages?.reminder?.leadDays : null;
    return {
      kind,
      destinations: writtenDestinations(entry)?.slice() ?? everywhere.map((place) => place.id),
      leadDays: descending(leadDays ?? DEFAULT_MESSAGES[kind].leadDays),
      composeHoursAhead:
        (kind === 'correction' ? null : written.messages?.[kind]?.composeHoursAhead) ??
        defaultComposeHours(kind, policy),
      approval: policy,
      weekday: digest === null ? null : (readWeekday(digest.weekday ?? '') ?? DEFAULT_DIGEST_WEEKDAY),
      time: digest === null ? null : (digest.time ?? sendTime),
    };
  };
  return Object.fromEntries(MESSAGE_KINDS.map((kind) => [kind, rule(kind)])) as Record<MessageKind, MessageRule>;
}

type WrittenApproval = NonNullable<NonNullable<WrittenCommunity['messages']>['timeline']>['approval'];

function approval(kind: MessageKind, written: WrittenApproval): ApprovalPolicy {
  const roles = [...(written?.roles ?? DEFAULT_ROLES)];
  const rule = written?.rule ?? DEFAULT_MESSAGES[kind].rule;
  if (rule !== 'lazy') return { rule, roles };
  const asked = written?.asked === 'desk' ? ({ asked: 'desk' } as const) : {};
  return { rule, roles, hours: written?.hours ?? DEFAULT_LAZY_HOURS, ...asked };
}

/** The built-in phases with their changes, in their order, then the new ones. */
function phases(written: readonly WrittenPhase[]): PhaseDefinition[] {
  const change = (base: PhaseDefinition): PhaseDefinition =>
    written.filter((entry) => entry.id === base.id).reduce(amended, base);
  const added = written.filter((entry) => !DEFAULT_PHASES.some((base) => base.id === entry.id));
  return [...DEFAULT_PHASES.map(change), ...added.map((entry) => amended({ ...BLANK, id: entry.id }, entry))];
}

const BLANK: PhaseDefinition = {
  id: '',
  title: '',
  shape: 'span',
  meaning: '',
  mayMerge: '',
  mayNotMerge: '',
  whoActs: '',
  exitCriteria: '',
  exception: '',
  remind: ['end'],
  leadDays: null,
  minimumDays: null,
};

function amended(base: PhaseDefinition, written: WrittenPhase): PhaseDefinition {
  const leadDays = written.leadDays ?? base.leadDays;
  return {
    id: base.id,
    title: written.title ?? base.title,
    shape: written.shape ?? base.shape,
    meaning: written.meaning ?? base.meaning,
    mayMerge: written.mayMerge ?? base.mayMerge,
    mayNotMerge: written.mayNotMerge ?? base.mayNotMerge,
    whoActs: written.whoActs ?? base.whoActs,
    exitCriteria: written.exitCriteria ?? base.exitCriteria,
    exception: written.exception ?? base.exception,
    remind: written.remind ?? base.remind,
    leadDays: leadDays === null ? null : descending(leadDays),
    minimumDays: written.minimumDays ?? base.minimumDays,
  };
}

const descending = (days: readonly number[]): number[] => [...days].sort((a, b) => b - a);
