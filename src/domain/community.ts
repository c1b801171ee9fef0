/** The community as its configuration describes it: who it is, where it speaks, and by which rules. */
import type { MessageKind } from './message-kind.js';
import type { PhaseDefinition } from './phase.js';
import type { CalendarDate, TimeOfDay, Weekday, Zone } from './time.js';

export interface Community {
  /** Part of every key and UID; bound to the database at first start. */
  id: string;
  name: string;
  zone: Zone;
  /** When messages leave, in the community's zone. */
  sendTime: TimeOfDay;
  /** What becomes due outside of it waits; absent where messages leave at any hour. */
  sendWindow?: SendWindow;
  /** The moment of a day at which a phase without an hour of its own ends, in the community's zone. */
  deadlineTime: TimeOfDay;
  meeting: Meeting | null;
  /** ISO 3166 codes as date-holidays knows them: `US`, `DE`, `GR`, `US-CA`. */
  holidayRegions: string[];
  /** Standing links, in the footer of every message (R27). */
  links: Link[];
  labels: LabelRules;
  /** What blocks a release besides the labels. */
  blockers: BlockerRule[];
  /** The share of open issues, from 0 to 1, above which a blocking label says nothing any more (R11). */
  blockerShare: number;
  docs: DocsRule | null;
  /** Whether repositories that only our credentials may read are read: what Herald says of them is public. */
  readPrivate: boolean;
  /** Where GitHub shows its pages, without a slash at the end; absent for GitHub's own. */
  github?: string;
  people: Person[];
  workingGroups: WorkingGroup[];
  distributions: Distribution[];
  destinations: ConfiguredDestination[];
  messages: Record<MessageKind, MessageRule>;
  phases: PhaseDefinition[];
  /** The weekly asking for statuses; null when nobody is asked. */
  rounds: RoundRule | null;
  /**
   * What Herald may do by itself to what was approved: `less` takes out what is not so any more, `never` asks. Absent from
   * configurations that were applied before there was a choice, which is `less`.
   */
  refresh?: 'less' | 'never';
  /** Where the release team decides in Slack; null when it does so at the desk alone. */
  releaseTeam: ReleaseTeamRule | null;
  /** True only for the bundled example, which live mode refuses to speak for. */
  example: boolean;
}

export interface LabelRules {
  blocking: string[];
  knownIssue: string[];
  docs: string[];
  /** On a pull request that breaks what worked before. */
  breaking: string[];
  /** Headings of the changelog with their labels, in order; labels win over what a title begins with. */
  kinds: { heading: string; labels: string[] }[];
}

/** Open issues that block: exactly one of label, milestone and query is set. */
export interface BlockerRule {
  label: string | null;
  milestone: string | null;
  /** In GitHub's words for searching issues: `label:priority/p1 milestone:"1.4" -label:stale`. */
  query: string | null;
  /** The phase that they block; null for the release itself. */
  phase: string | null;
}

export interface DocsRule {
  /** Where the documentation is developed, as `owner/name`. */
  repository: string;
  /** A file of it that must name a version before that is announced; null where there is none. */
  versionFile: string | null;
}

export interface Link {
  label: string;
  url: string;
}

export interface Meeting {
  title: string;
  weekday: Weekday;
  time: TimeOfDay;
  minutes: number;
  link: string | null;
}

export type Role = 'release-manager' | 'release-team' | 'docs-lead' | 'product-manager' | 'shadow' | 'liaison';
export const ROLES: readonly Role[] = [
  'release-manager',
  'release-team',
  'docs-lead',
  'product-manager',
  'shadow',
  'liaison',
];

/** One human, joined over the places where Herald meets them (decision 9). */
export interface Person {
  id: string;
  name: string;
  slack: string | null;
  github: string | null;
  email: string | null;
  zone: Zone;
  deputy: string | null;
  roles: Role[];
}

export interface WorkingGroup {
  id: string;
  name: string;
  repositories: string[];
  labels: string[];
  /** Person ids. */
  liaisons: string[];
  /** Where the group documents how it releases (R21); null is named as absent. */
  releaseProcess: string | null;
  /** Its pages: folders or files of the documentation's repository. */
  docs: string[];
}

export interface Distribution {
  id: string;
  name: string;
  /** Person ids. */
  contacts: string[];
}

export type Destination = MailDestination | SlackDestination;

/** With what its readers are spared: that is no part of where it is, and may change under an approval. */
export type ConfiguredDestination = Destination & {
  /** How many messages it gets in seven days at most; absent where nothing bounds them. */
  mostPerWeek?: number;
  /** In place of the community's. */
  sendWindow?: SendWindow;
};

/** The hours at which messages leave, in the community's zone. */
export interface SendWindow {
  from: TimeOfDay;
  /** From then on it is closed. */
  to: TimeOfDay;
  days: 'all' | 'working';
}

export interface MailDestination {
  type: 'mail';
  id: string;
  /** The list's address. */
  address: string;
  name: string;
}

export interface SlackDestination {
  type: 'slack';
  id: string;
  /** The channel's id (`C0123456789`): names change, ids do not. */
  address: string;
  /** The channel's name as people know it, with `#`. */
  name: string;
}

export interface MessageRule {
  kind: MessageKind;
  /** Destination ids. */
  destinations: string[];
  /** Days before the date at which to speak; only reminders have them, and a phase may bring its own. */
  leadDays: number[];
  /** How long before its send time a draft is composed, so that people have time to read it. */
  composeHoursAhead: number;
  approval: ApprovalPolicy;
  /** Only the digest has them: the weekday and the time, in the community's zone, at which it leaves. */
  weekday: Weekday | null;
  time: TimeOfDay | null;
}

/**
 * Who may let a message out (R28). `lazy`: it leaves unless someone with a role objects within `hours` of having been asked;
 * with `asked: desk` of its making, since they look at the desk by themselves.
 */
export type ApprovalPolicy =
  | { rule: 'one'; roles: Role[] }
  | { rule: 'two'; roles: Role[] }
  | { rule: 'lazy'; roles: Role[]; hours: number; asked?: 'desk' };

export interface RoundRule {
  /** The day on which everybody is asked, in their own zone. */
  weekday: Weekday;
  /** Nobody is written to outside of these hours of their own day. */
  workingHours: { from: TimeOfDay; to: TimeOfDay };
  /** How long after a prompt whoever has not answered is reminded, once. */
  nudgeHours: number;
}

export interface ReleaseTeamRule {
  /** The channel's id. */
  channel: string;
  /** As people know it, with `#`. */
  name: string;
  /** Whether approvers get a direct message about each draft too. */
  directMessages: boolean;
  /** How long before a draft's send time approvers are reminded of it. */
  remindHours: number;
}

/** A public holiday in one of the community's regions. */
export interface Holiday {
  date: CalendarDate;
  name: string;
  region: string;
}

/** How a working group or a distribution is called; its id where the configuration does not know it any more. */
export const unitName = (
  { workingGroups, distributions }: Pick<Community, 'workingGroups' | 'distributions'>,
  unit: string,
): string => [...workingGroups, ...distributions].find(({ id }) => id === unit)?.name ?? unit;
