/** Issues and pull requests as they stand at a moment: what closes later is still open, what changes later has not changed. */
import type { Instant } from '../../domain/time.js';
import type { Association, GithubWorld, IssueRow, LabelSet, PullRow } from './world.js';

export interface ItemView {
  number: number;
  title: string;
  pull: boolean;
  draft: boolean;
  author: string | null;
  association: Association;
  assignees: string[];
  labels: string[];
  milestone: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  /** Pull requests only. */
  mergedAt: Instant | null;
  comments: number;
  body: string | null;
  upvotes: number;
}

/** Of those that a timeline tells, what GitHub does not call an update of the issue. */
const QUIET = new Set(['cross-referenced', 'connected', 'mentioned', 'referenced', 'subscribed']);

/** Everything that exists at `now`, in the order of its rows. */
export function itemsAt(world: GithubWorld, key: string, now: Instant): ItemView[] {
  const pulls = (world.pulls[key] ?? []).filter(([, opened]) => opened <= now).map((row) => pullAt(row, now));
  const issues = (world.issues[key] ?? [])
    .filter((row) => row.createdAt <= now && !isGone(row, now))
    .map((row) => issueAt(row, now));
  return pulls.length === 0 ? issues : [...pulls, ...issues];
}

export const isGone = (row: IssueRow, now: Instant): boolean =>
  row.goneTo !== undefined && (row.goneAt === undefined || row.goneAt <= now);

/** Keeps the latest moment that has come. */
class Latest {
  constructor(
    public at: Instant,
    readonly now: Instant,
  ) {}

  see(at: Instant | null | undefined): void {
    if (at && at <= this.now && at > this.at) this.at = at;
  }
}

const NO_MORE = {};

function pullAt([number, createdAt, ended, author, title, more = NO_MORE]: PullRow, now: Instant): ItemView {
  const closedAt = ended !== null && ended <= now ? ended : null;
  const latest = new Latest(closedAt ?? createdAt, now);
  let comments = 0;
  for (const at of more.changedAt ?? []) {
    latest.see(at);
    if (at <= now) comments += 1;
  }
  return {
    number,
    title,
    pull: true,
    draft: more.draft ?? false,
    author,
    association: more.association ?? 'CONTRIBUTOR',
    assignees: more.assignees ?? [],
    labels: labelsAt(more.labels, latest),
    milestone: more.milestone ?? null,
    createdAt,
    updatedAt: latest.at,
    closedAt,
    mergedAt: more.unmerged === true ? null : closedAt,
    comments,
    body: more.body ?? null,
    upvotes: more.upvotes ?? 0,
  };
}

function issueAt(row: IssueRow, now: Instant): ItemView {
  const { number, title, author, createdAt, closedAt = null } = row;
  const latest = new Latest(createdAt, now);
  let comments = 0;
  for (const at of row.changedAt ?? []) {
    latest.see(at);
    if (at <= now) comments += 1;
  }
  for (const { event, at } of row.events ?? []) {
    if (!QUIET.has(event)) latest.see(at);
    if (event === 'commented' && at <= now) comments += 1;
  }
  latest.see(closedAt);
  const labels = labelsAt(row.labels, latest);
  const assignees = (row.assignees ?? []).flatMap((one) => {
    if (typeof one === 'string') return one;
    latest.see(one.from);
    return one.from <= now ? one.login : [];
  });
  const body = bodyAt(row, latest);
  return {
    number,
    title,
    pull: false,
    draft: false,
    author,
    association: row.association ?? 'NONE',
    assignees,
    labels,
    milestone: row.milestone ?? null,
    createdAt,
    updatedAt: latest.at,
    closedAt: closedAt !== null && closedAt <= now ? closedAt : null,
    mergedAt: null,
    comments,
    body,
    upvotes: upvotesAt(row, now),
  };
}

function labelsAt(labels: readonly LabelSet[] | undefined, latest: Latest): string[] {
  if (labels === undefined) return [];
  return labels.flatMap((label) => {
    if (typeof label === 'string') return label;
    latest.see(label.from);
    latest.see(label.until);
    const set = label.from === undefined || label.from <= latest.now;
    return set && (label.until === undefined || label.until > latest.now) ? label.name : [];
  });
}

function bodyAt({ body }: IssueRow, latest: Latest): string | null {
  if (body === undefined || typeof body === 'string') return body ?? null;
  for (const { from } of body) latest.see(from);
  const states = body.filter(({ from }) => from <= latest.now);
  return (states.at(-1) ?? body[0])?.text ?? null;
}

const upvotesAt = ({ upvotes = 0 }: IssueRow, now: Instant): number =>
  typeof upvotes === 'number' ? upvotes : upvotes.filter((at) => at <= now).length;
