/**
 * The documented fields of every kind of message: what an operator's template may name, and nothing else. A path with `[]`
 * is what one element of a list has; `{{#each phases}}{{md title}}{{/each}}` reads `phases[].title`.
 */
import type { MessageKind } from '../domain/message-kind.js';
import type { PartialName } from './template-files.js';

/** Path -> what it holds. */
export type FieldList = Readonly<Record<string, string>>;

/** The fields of `list` below `prefix`. */
const under = (prefix: string, list: FieldList): FieldList =>
  Object.fromEntries(Object.entries(list).map(([path, description]) => [`${prefix}${path}`, description]));

const LINK: FieldList = { label: 'words of the link', url: 'address' };
const SOURCE: FieldList = {
  name: 'repository, as owner/name',
  fetchedAt: 'when it was last read completely; null for never (moment)',
  problem: 'what is missing, in a sentence; null when complete',
};
const UPCOMING: FieldList = {
  phase: 'id of the phase',
  title: 'title of the phase',
  edge: '"start" or "end"',
  date: 'the day (date)',
  deadline: 'the moment of an end; null for a start (moment)',
};
const BLOCKER: FieldList = {
  reference: 'owner/name#number',
  repository: 'owner/name',
  number: 'number of the issue',
  title: 'title of the issue',
  url: 'address of the issue',
  owners: 'who works on it; empty for nobody',
  'owners[]': 'a name or login',
  openedAt: 'when it was opened (moment)',
  lastMovedAt: 'when something last happened in it (moment)',
  moved: 'whether anything has happened since it was opened',
  ageDays: 'whole days since it was opened, at asOf',
  quietDays: 'whole days since something happened, at asOf',
  problem: 'why it could not be looked up; null when it could',
};
const ITEM: FieldList = {
  repository: 'owner/name',
  number: 'number of the issue or pull request',
  title: 'its title',
  url: 'its address',
  author: 'who opened it; may be null',
};
const COUNT: FieldList = { group: 'name of the group', merged: 'pull requests merged', closed: 'issues closed' };
const TOTALS: FieldList = {
  totals: 'sums over all groups',
  'totals.merged': 'pull requests merged',
  'totals.closed': 'issues closed',
};
const PHASE: FieldList = {
  id: 'id of the phase',
  title: 'title of the phase',
  shape: '"day" or "span"',
  start: 'first day; null when to be decided (date)',
  end: 'last day; null when to be decided (date)',
  deadline: 'the moment at which it ends; may be null (moment)',
  owners: 'who acts in it',
  'owners[]': 'a name',
  meaning: 'what the phase is, in the words of the configuration',
};
const COMPONENT: FieldList = {
  name: 'name of the component',
  repository: 'owner/name; may be null',
  version: 'its version; null while there is none',
  url: 'address of that version; may be null',
  stable: 'whether the version is a stable one',
};
const STATUS: FieldList = {
  colour: '"green", "yellow" or "red"',
  text: 'what was written',
  author: 'who wrote it',
  saidAt: 'when (moment)',
  unchangedSince: 'the moment of the status that "no change" keeps; else null (moment)',
};
const GROUP: FieldList = {
  name: 'name of the working group',
  status: 'its status; null when no update was received',
  ...under('status.', STATUS),
  colour: 'colour of its status; null without one',
  blockers: 'its open blockers',
  ...under('blockers[].', BLOCKER),
  openBlockers: 'how many blockers it has',
  contradicts: 'whether it says green while blockers are open',
  merged: 'pull requests merged',
  closed: 'issues closed',
  active: 'whether anything was merged or closed',
  highlights: 'a few of the merged pull requests',
  ...under('highlights[].', ITEM),
  releaseProcess: 'address of its release process; null when it documents none',
};
const MOVE: FieldList = {
  phase: 'id of the phase',
  title: 'title of the phase',
  deadline: 'the new end; may be null (moment)',
  from: 'the old days',
  'from.start': 'old first day; may be null (date)',
  'from.end': 'old last day; may be null (date)',
  to: 'the new days',
  'to.start': 'new first day; may be null (date)',
  'to.end': 'new last day; may be null (date)',
  change: '"later", "earlier", "set", "dropped" or "hour"',
  days: 'days moved, negative when earlier; may be null',
};
const BLOCKERS: FieldList = { blockers: 'open blockers, oldest first', ...under('blockers[].', BLOCKER) };
const NEXT: FieldList = { next: 'the next three dates', ...under('next[].', UPCOMING) };

export const COMMON_FIELDS: FieldList = {
  kind: 'kind of message',
  about: "the release's name, else the community's",
  community: 'who speaks',
  'community.id': 'its id',
  'community.name': 'its name',
  'community.zone': 'its time zone',
  release: 'the release; null for what concerns every release',
  'release.id': 'its id',
  'release.name': 'its name',
  'release.page': 'address of its page',
  'release.calendar': 'address of its calendar feed',
  'release.trackingIssue': 'address of its tracking issue; may be null',
  links: 'standing links',
  ...under('links[].', LINK),
  where: 'where to look: pages of the release, then the standing links',
  ...under('where[].', LINK),
  signature: 'who signs, release manager first',
  'signature[].name': 'a name',
  'signature[].role': 'a role',
  contact: 'whom to ask; may be null',
  asOf: 'when the facts were gathered (moment)',
  sources: 'where the facts came from',
  ...under('sources[].', SOURCE),
  problems: 'the sources that were not read completely',
  ...under('problems[].', SOURCE),
};

const OWN: Record<MessageKind, FieldList> = {
  timeline: {
    phases: 'all phases, in order',
    ...under('phases[].', PHASE),
    releaseDate: 'the release day; null when to be decided (date)',
    begunOn: 'first day of a cycle that had begun already; else null (date)',
    openDates: 'whether a phase has no dates yet',
    ...NEXT,
  },
  reminder: {
    phase: 'the phase',
    ...under('phase.', PHASE),
    edge: '"start" or "end"',
    event: '"begins", "ends", or "is" for a single day',
    date: 'the day (date)',
    at: 'the moment (moment)',
    hasRules: 'whether any of the five rules below has words',
    mayMerge: 'what may merge',
    mayNotMerge: 'what may not',
    whoActs: 'who acts',
    exitCriteria: 'when it is done',
    exception: 'how to ask for an exception, and what happens to work that misses the day',
    actors: 'who is counted on',
    'actors[]': 'a name',
    ...BLOCKERS,
    ...NEXT,
  },
  delay: {
    revision: 'number of the schedule revision',
    moves: 'the phases whose dates change',
    ...under('moves[].', MOVE),
    'moves[].size': 'days moved, without a sign',
    deadlines: 'the moved phases that have a moment at which they end',
    ...under('deadlines[].', MOVE),
    releaseDate: 'the release day',
    'releaseDate.from': 'as it was; may be null (date)',
    'releaseDate.to': 'as it is now; may be null (date)',
    releaseDay: '"later", "earlier", "holds", "set", "dropped", or "open" when never decided',
    releaseShift: 'days by which the release day moves, without a sign',
    reason: 'why, in the words of who proposed it',
    unowned: 'how many blockers nobody has',
    nextUpdate: 'day of the next update; may be null (date)',
    corrections: 'earlier messages whose dates this one replaces',
    'corrections[].destination': 'id of the destination',
    'corrections[].subject': 'its subject',
    'corrections[].sentAt': 'when it left (moment)',
    ...BLOCKERS,
    ...NEXT,
  },
  candidate: {
    tag: 'the tag',
    repository: 'owner/name',
    sha: 'the commit',
    commit: 'its first ten digits',
    url: 'address of the tag',
    previousTag: 'the candidate before; may be null',
    since: 'since when changes are counted (moment)',
    counts: 'groups in which something happened',
    ...under('counts[].', COUNT),
    ...TOTALS,
    changes: 'a few of the merged pull requests, newest first',
    ...under('changes[].', ITEM),
    components: 'components of the release',
    ...under('components[].', COMPONENT),
    steps: 'what to try',
    'steps[]': 'one step',
    report: 'where to report; may be null',
    ...under('report.', LINK),
    until: 'until when to report; may be null',
    'until.date': 'the day (date)',
    'until.at': 'the moment (moment)',
    ...BLOCKERS,
    ...NEXT,
  },
  release: {
    version: 'the version',
    repository: 'owner/name',
    sha: 'the commit',
    commit: 'its first ten digits',
    url: 'address of the release',
    highlights: 'what the release leads with',
    'highlights[].text': 'one of them',
    'highlights[].url': 'where to read more; may be null',
    components: 'components of the release',
    ...under('components[].', COMPONENT),
    dependencies: 'what it is built on',
    'dependencies[].name': 'a name',
    'dependencies[].version': 'a version',
    knownIssues: 'what is known not to work',
    'knownIssues[].title': 'the issue',
    'knownIssues[].url': 'its address; may be null',
    'knownIssues[].workaround': 'what to do meanwhile; may be null',
    since: 'since when work is counted (moment)',
    counts: 'groups in which something happened',
    ...under('counts[].', COUNT),
    ...TOTALS,
    thanks: 'whom to thank',
    'thanks.names': 'by name',
    'thanks.names[]': 'a name',
    'thanks.others': 'how many more',
    upgrade: 'how to upgrade; may be null',
    testedOn: 'where it was tested; may be null',
    ...NEXT,
  },
  digest: {
    week: 'the week, as 2021-W34',
    window: 'the time that it covers',
    'window.from': 'its beginning (moment)',
    'window.to': 'its end (moment)',
    releases: 'the releases under way',
    'releases[].id': 'id',
    'releases[].name': 'name',
    'releases[].phases': 'titles of the phases that are running',
    'releases[].phases[]': 'a title',
    'releases[].releaseDate': 'the release day; may be null (date)',
    ...under('releases[].', NEXT),
    groups: 'the working groups',
    ...under('groups[].', GROUP),
    troubled: 'groups that report red, then yellow',
    ...under('troubled[].', GROUP),
    contradictions: 'groups that say green while blockers are open',
    ...under('contradictions[].', GROUP),
    silent: 'names of the groups without a status',
    'silent[]': 'a name',
    undocumented: 'names of the groups without a documented release process',
    'undocumented[]': 'a name',
    headlines: 'what the first sentence names; empty when all was quiet',
    'headlines[].what': '"new blockers", "red", "yellow" or "contradictions"',
    'headlines[].size': 'how many',
    openBlockers: 'how many different blockers are open in all groups',
    ...TOTALS,
    newBlockers: 'blockers opened in this time',
    ...under('newBlockers[].', BLOCKER),
    closedBlockers: 'blockers closed in this time',
    ...under('closedBlockers[].', ITEM),
  },
};

/** What the template of each kind may name. */
export const FIELDS = Object.fromEntries(
  Object.entries(OWN).map(([kind, own]) => [kind, { ...COMMON_FIELDS, ...own }]),
) as Record<MessageKind, FieldList>;

/** What each partial finds where it is called, beside the common fields under `@root`. */
export const PARTIAL_FIELDS: Record<PartialName, FieldList> = {
  blockers: BLOCKERS,
  counts: { counts: 'groups in which something happened', ...under('counts[].', COUNT) },
  footer: COMMON_FIELDS,
  'group-status': GROUP,
  next: NEXT,
  upcoming: UPCOMING,
};
