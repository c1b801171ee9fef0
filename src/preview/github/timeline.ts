/** An issue's timeline: who labelled, assigned, commented and closed it, and which pull requests mention it, oldest first. */
import type { Instant } from '../../domain/time.js';
import { issueJson, user } from './answers.js';
import type { ItemView } from './items.js';
import { type Here, stamp } from './moment.js';
import type { EventRow, IssueRow } from './world.js';

interface Told {
  at: Instant;
  by: string | null;
  json: { event: string } & Record<string, unknown>;
}

/** `row` is undefined for a pull request, whose timeline tells its merge only. Null where nobody is known, an author stands in. */
export function timelineOf(here: Here, item: ItemView, row: IssueRow | undefined): object[] {
  const told = [...(row === undefined ? [] : ofRow(row)), ...mentions(here, item.number), ...ending(item, row)];
  return told
    .filter(({ at }) => at <= here.now)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ by, json }) => {
      const actor = by === null ? null : user(by, here.world);
      return { ...json, actor, ...(json.event === 'commented' ? { user: actor } : {}) };
    });
}

const event = (name: string, by: string | null, at: Instant, more: object = {}): Told => ({
  at,
  by,
  json: { event: name, created_at: stamp(at), ...more },
});

function ofRow(row: IssueRow): Told[] {
  const { author, createdAt } = row;
  const labels = (row.labels ?? []).flatMap((label) => {
    if (typeof label === 'string') return event('labeled', author, createdAt, { label: { name: label } });
    const { name, from = createdAt, until } = label;
    const more = { label: { name } };
    return [
      event('labeled', author, from, more),
      ...(until === undefined ? [] : [event('unlabeled', author, until, more)]),
    ];
  });
  const assignees = (row.assignees ?? []).map((one) => {
    const { login, from } = typeof one === 'string' ? { login: one, from: createdAt } : one;
    return event('assigned', author, from, { assignee: user(login) });
  });
  const milestone =
    row.milestone === undefined
      ? []
      : [event('milestoned', author, createdAt, { milestone: { title: row.milestone } })];
  const comments = (row.changedAt ?? []).map((at) => commented(author, at));
  return [...labels, ...assignees, ...milestone, ...comments, ...(row.events ?? []).map(given)];
}

const commented = (by: string | null, at: Instant): Told =>
  event('commented', by, at, { updated_at: stamp(at), body: 'A comment.' });

function given({ event: name, by, at, pull }: EventRow): Told {
  if (name === 'commented') return commented(by, at);
  if (pull === undefined) return event(name, by, at);
  const { repository, number, title, state, mergedAt = null } = pull;
  const issue = {
    number,
    title,
    state,
    html_url: `https://github.com/${repository}/pull/${number}`,
    repository: { full_name: repository },
    pull_request: { merged_at: stamp(mergedAt) },
  };
  return event(name, by, at, { source: { type: 'issue', issue } });
}

/** As each pull request is at the moment, not as it was when it mentioned the issue. */
function mentions(here: Here, number: number): Told[] {
  const found = here.shelf.mentions().get(`${here.key}#${number}`) ?? [];
  return found.flatMap(({ repository, row: [pull, opened, , author] }) => {
    const item = here.shelf.items(repository, here.now).get(String(pull));
    if (item === undefined) return [];
    const there: Here = { ...here, key: repository, name: repository, row: {} };
    const issue = { ...issueJson(there, item), repository: { full_name: repository } };
    return event('cross-referenced', author, opened, { updated_at: stamp(opened), source: { type: 'issue', issue } });
  });
}

function ending({ author, closedAt, mergedAt }: ItemView, row: IssueRow | undefined): Told[] {
  if (closedAt === null) return [];
  const by = row?.assignees?.map((one) => (typeof one === 'string' ? one : one.login))[0] ?? author;
  const closing = event('closed', by, closedAt);
  return mergedAt === null ? [closing] : [event('merged', by, mergedAt), closing];
}
