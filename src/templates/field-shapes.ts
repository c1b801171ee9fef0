/** The shapes that facts share: what an entry of a list, or a part of a message, is made of. */
/** Path -> what it holds. */
export type FieldList = Readonly<Record<string, string>>;

/** The fields of `list` below `prefix`. */
export const under = (prefix: string, list: FieldList): FieldList =>
  Object.fromEntries(Object.entries(list).map(([path, description]) => [`${prefix}${path}`, description]));

export const LINK: FieldList = { label: 'words of the link', url: 'address' };
export const SOURCE: FieldList = {
  name: 'repository, as owner/name',
  fetchedAt: 'when it was last read completely; null for never (moment)',
  problem: 'what is missing, in a sentence; null when complete',
};
export const UPCOMING: FieldList = {
  phase: 'id of the phase',
  title: 'title of the phase',
  edge: '"start" or "end"',
  date: 'the day (date)',
  deadline: 'the moment of an end; null for a start (moment)',
};
export const BLOCKER: FieldList = {
  reference: 'owner/name#number',
  repository: 'owner/name',
  number: 'number of the issue',
  title: 'title of the issue',
  url: 'address of the issue',
  owners: 'who works on it; empty for nobody',
  'owners[]': 'a name or login',
  openedAt: 'when it was opened (moment)',
  lastMovedAt: 'when somebody last did something in it; by a bot too where lastAct is "changed" (moment)',
  lastAct: '"moved", "changed" when nobody knows by whom, or "bots" when only they have touched it',
  act: 'what was done last, like "Ann commented"; null where that is not known',
  pulls: 'up to three open or merged pull requests that work on it',
  'pulls[].reference': 'owner/name#number',
  'pulls[].url': 'its address',
  'pulls[].state': '"open" or "merged"',
  milestone: 'its milestone; may be null',
  phases: 'titles of the phases that wait for it; empty when the release does',
  'phases[]': 'a title',
  moved: 'whether anything has happened since it was opened',
  ageDays: 'whole days since it was opened, when the message was put together',
  quietDays: 'whole days since something happened, when the message was put together',
  closedAt: 'when it was closed or merged; null while it is open (moment)',
  problem: 'why it could not be looked up; null when it could',
};
export const COMMON_RULE: FieldList = {
  rule: 'the rule, like "label priority/p1"',
  count: 'how many open issues fit it',
  open: 'how many issues are open',
  percent: 'their share, in percent',
};
export const ITEM: FieldList = {
  repository: 'owner/name',
  number: 'number of the issue or pull request',
  title: 'its title',
  url: 'its address',
  author: 'who opened it; may be null',
};
export const COUNT: FieldList = { group: 'name of the group', merged: 'pull requests merged', closed: 'issues closed' };
export const TOTALS: FieldList = {
  totals: 'sums over all groups',
  'totals.merged': 'pull requests merged',
  'totals.closed': 'issues closed',
};
export const PHASE: FieldList = {
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
export const COMPONENT: FieldList = {
  name: 'name of the component',
  repository: 'owner/name; may be null',
  version: 'its version; null while there is none',
  url: 'address of that version; may be null',
  stable: 'whether the version is a stable one',
  standing: 'how far it is: "stable", "candidate", "unstable", "not seen" or "untagged"',
  taggedAt: 'when its tag was set; null where nothing tells (moment)',
};
export const COUNTED: FieldList = {
  repository: 'owner/name',
  from: 'its beginning (moment)',
  to: 'its end (moment)',
};
export const SAID_BY: FieldList = {
  author: 'who said it',
  recordedBy: 'who wrote it down for the author; may be null',
  saidAt: 'when (moment)',
  source: 'address of where it can be read',
};
export const EXPECTED: FieldList = {
  expectedVersion: 'the version that is expected; may be null',
  expectedDate: 'the day for which it is expected; may be null (date)',
};
export const STATUS_DETAILS: FieldList = {
  docs: 'how the documentation stands; may be null',
  expected: 'whether a version or a day is expected',
  ...EXPECTED,
  help: 'what help is needed; may be null',
  named: 'the issues that it names as blocking and that are not listed beneath it already',
  ...under('named[].', BLOCKER),
};
const STATUS: FieldList = {
  colour: '"green", "yellow" or "red"',
  readiness: 'of a distribution: "not started", "testing", "passed", "failing" or "released"; may be null',
  text: 'what was written',
  ...SAID_BY,
  unchangedSince: 'the moment of the status that "no change" keeps; else null (moment)',
  contact: 'whom to ask; may be null',
  link: 'where it was said, when that was elsewhere; may be null',
  ...STATUS_DETAILS,
};
export const CONTRADICTION: FieldList = {
  openBlockers: 'how many blockers are open',
  oldestDays: 'whole days for which the oldest of them has been open',
};
export const DISTRIBUTION: FieldList = {
  unit: 'id of the distribution',
  name: 'name of the distribution',
  release: 'id of the release',
  contacts: 'whom the configuration names',
  'contacts[]': 'a name',
  contact: 'whom to ask, as its report says; may be null',
  readiness: 'how far it is, in a word or two; null when it has not reported',
  report: 'its newest report; may be null',
  saysMore: 'whether the report says more than the table has room for',
  ...under('report.', STATUS),
};
export const READINESS: FieldList = {
  release: 'name of the release',
  reported: 'whether any distribution has reported',
  distributions: 'every distribution',
  ...under('distributions[].', DISTRIBUTION),
  silent: 'names of those that have not reported',
  'silent[]': 'a name',
};
export const GROUP: FieldList = {
  unit: "id of the working group; null for what is nobody's",
  name: 'name of the working group',
  status: 'its status within the window; null when no update was received',
  ...under('status.', STATUS),
  lastSaid: 'what a group that sent no update had said before the window; may be null',
  'lastSaid.colour': '"green", "yellow" or "red"',
  'lastSaid.saidAt': 'when (moment)',
  'lastSaid.daysAgo': 'whole days since then',
  'lastSaid.weeksAgo': 'whole weeks since then',
  'lastSaid.source': 'address of where it can be read',
  heardAt: 'when its last word was said, within the window or before it; may be null (moment)',
  colour: 'colour of its status; null without one',
  release: 'the release that its status is about, where several are under way; else null',
  blockers: 'its open blockers',
  ...under('blockers[].', BLOCKER),
  shownBlockers: 'the oldest of its open blockers',
  ...under('shownBlockers[].', BLOCKER),
  moreBlockers: 'how many others there are',
  openBlockers: 'how many blockers it has',
  contradicts: 'whether its last word was green while blockers are open',
  contradiction: 'how far that word and the evidence differ; null when they do not',
  ...under('contradiction.', CONTRADICTION),
  merged: 'pull requests merged',
  closed: 'issues closed',
  opened: 'issues opened',
  areas: 'the busiest areas, by its labels',
  'areas[].area': 'its name',
  'areas[].parts': 'what happened in it',
  'areas[].parts[].what': '"merged", "opened" or "closed"',
  'areas[].parts[].size': 'how many',
  moreAreas: 'how many other areas there are',
  active: 'whether anything was merged, opened or closed',
  highlights: 'a few of the merged pull requests',
  ...under('highlights[].', ITEM),
  releaseProcess: 'address of its release process; null when it documents none',
};
export const MOVE: FieldList = {
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
export const BLOCKERS: FieldList = { blockers: 'open blockers, oldest first', ...under('blockers[].', BLOCKER) };
export const NEXT: FieldList = { next: 'the next three dates', ...under('next[].', UPCOMING) };

export const SOME: FieldList = {
  count: 'how many there are',
  named: 'the first of them',
  'named[].title': 'its title, or the end of its path',
  'named[].url': 'its address',
  more: 'how many are not named',
};
export const UMBRELLAS: FieldList = {
  umbrellas: 'what groups planned in an issue, and how far it is',
  'umbrellas[].release': 'name of the release',
  'umbrellas[].several': 'whether plans of more than one release are shown',
  'umbrellas[].group': 'name of the working group',
  'umbrellas[].reference': 'owner/name#number',
  'umbrellas[].url': 'address of the issue',
  'umbrellas[].doneCount': 'how many entries of its task list are done',
  'umbrellas[].total': 'how many there are',
  'umbrellas[].compared': 'whether an earlier digest says what was done before',
  'umbrellas[].newly': 'entries that were done since then',
  'umbrellas[].newly[]': 'one entry',
  'umbrellas[].newlyCount': 'how many',
  'umbrellas[].newlyMore': 'how many of them are not named',
  'umbrellas[].open': 'entries that are open',
  'umbrellas[].open[]': 'one entry',
  'umbrellas[].openCount': 'how many',
  'umbrellas[].openMore': 'how many of them are not named',
  'umbrellas[].closedAt': 'when the issue was closed; null while it is open (moment)',
  'umbrellas[].problem': 'null: what cannot be told is left out',
};
export const DOCS: FieldList = {
  docs: 'groups whose documentation is behind',
  'docs[].group': 'name of the working group',
  'docs[].issues': 'open issues about documentation',
  ...under('docs[].issues.', SOME),
  'docs[].undocumented': 'breaking changes merged without documentation',
  ...under('docs[].undocumented.', SOME),
  'docs[].unchecked': 'breaking changes of which that could not be checked',
  ...under('docs[].unchecked.', SOME),
  'docs[].pages': 'its pages; null when none are configured',
  'docs[].pages.since': 'the last release of its component; may be null',
  'docs[].pages.since.tag': 'its tag',
  'docs[].pages.since.at': 'its date (moment)',
  'docs[].pages.total': 'how many pages there are',
  'docs[].pages.problem': 'why they could not be checked, or not all of them; null when they were',
  'docs[].pages.untouched': 'pages that nobody has touched since then',
  ...under('docs[].pages.untouched.', SOME),
};
export const KNOWN_ISSUES: FieldList = {
  knownIssues: 'what is known not to work',
  'knownIssues[].title': 'the issue',
  'knownIssues[].url': 'its address; may be null',
  'knownIssues[].workaround': 'what to do meanwhile; may be null',
};

export const STANDING: FieldList = {
  unchanged: 'components that are the same as before, with their version',
  'unchanged[]': 'a name and a version',
  wentBack: 'components that are an earlier version than before',
  'wentBack[]': 'a name and a version',
  uncounted: 'components of which it is not known what changed, so that the numbers are without them',
  'uncounted[]': 'a name',
};

/** What a tag has that the one before it had not. */
export const HELD: FieldList = {
  known: 'whether it is known what changed; else the numbers mean nothing',
  counts: 'groups in which something happened',
  ...under('counts[].', COUNT),
  ...TOTALS,
  alone: 'commits that came without a pull request',
  ...STANDING,
};

/** Of every stable version. */
export const STABLE: FieldList = {
  version: 'the version',
  repository: 'owner/name',
  sha: 'the commit',
  commit: 'its first ten digits',
  url: 'address of the release',
  components: 'components of the release',
  ...under('components[].', COMPONENT),
  ...KNOWN_ISSUES,
  previousVersion: 'the stable version before; may be null',
  since: 'when that was set (moment)',
  ...HELD,
  changelog: 'address of the page with all that changed; may be absent',
  thanks: 'whom to thank',
  'thanks.names': 'by name',
  'thanks.names[]': 'a name',
  'thanks.others': 'how many more',
  upgrade: 'how to upgrade; may be null',
  testedOn: 'where it was tested; may be null',
  ...NEXT,
};
