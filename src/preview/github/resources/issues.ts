/** Lists of issues, single ones with their timelines, and pull requests. */
import { issueJson, user } from '../answers.js';
import { shaOfPull } from '../commits.js';
import { type ItemView, isGone } from '../items.js';
import { type Answering, type Here, listOf, type Query, type Resource, stamp } from '../moment.js';
import { defaultBranch } from '../repositories.js';
import { fileJson } from '../repository-answers.js';
import { timelineOf } from '../timeline.js';

export const issues: Answering = (here, [number, what, ...more], query) => {
  const { world, shelf, key, now } = here;
  if (number === undefined) return listOf(chosen(here, query), (item) => issueJson(here, item));
  const row = world.issues[key]?.find((one) => String(one.number) === number);
  if (row?.goneTo !== undefined && isGone(row, now)) return whereItWent(here, row.goneTo, what);
  const item = shelf.items(key, now).get(number);
  if (item === undefined || more.length > 0) return null;
  if (what === 'timeline') return listOf(timelineOf(here, item, row), (event) => event);
  return what === undefined ? { one: issueJson(here, item) } : null;
};

/** GitHub says 410 of a deleted issue, and leads to where a transferred one is. */
function whereItWent({ api }: Here, to: string | null, what: string | undefined): Resource {
  if (to === null) return { status: 410, message: 'This issue was deleted' };
  const [repository, number] = to.split('#');
  const location = [`${api}/repos/${repository}/issues/${number}`, ...(what === undefined ? [] : [what])].join('/');
  return { status: 301, message: 'Moved Permanently', location };
}

/** State, since, labels, milestone, assignee and order, with GitHub's defaults: open ones, newest first. */
function chosen({ shelf, key, now }: Here, query: Query): readonly ItemView[] {
  const { state = 'open', sort = 'created', direction = 'desc', since = '', labels = '' } = query;
  const items = shelf.items(key, now);
  const wanted = labels.split(',').filter((label) => label !== '');
  const from = since.slice(0, 19);
  const fits = (item: ItemView): boolean =>
    (state === 'all' || (state === 'closed') === (item.closedAt !== null)) &&
    item.updatedAt.slice(0, 19) >= from &&
    wanted.every((label) => item.labels.includes(label)) &&
    (query.creator === undefined || item.author === query.creator) &&
    (query.assignee === undefined || item.assignees.includes(query.assignee));
  const order = sort === 'updated' ? 'updatedAt' : 'createdAt';
  const { page: _, per_page: __, ...question } = query;
  return items.chosen(JSON.stringify(question), () => inOrder(items.by(order), sort, direction).filter(fits));
}

function inOrder(items: readonly ItemView[], sort: string, direction: string): readonly ItemView[] {
  const rising = sort === 'comments' ? [...items].sort((a, b) => a.comments - b.comments) : items;
  return direction === 'asc' ? rising : rising.toReversed();
}

export const pulls: Answering = (here, [number, what, ...more], query) => {
  const { world, shelf, key, now } = here;
  const items = shelf.items(key, now);
  if (number === undefined) {
    const list = chosen(here, { ...query, labels: '' }).filter((item) => item.pull);
    const base = query.base;
    const of = base === undefined ? list : list.filter((item) => branchOf(here, item.number) === base);
    return listOf(of, (item) => pullJson(here, item));
  }
  const item = items.get(number);
  if (item === undefined || !item.pull || more.length > 0) return null;
  if (what === undefined) return { one: pullJson(here, item) };
  if (what !== 'files') return null;
  const files = world.pulls[key]?.find(([one]) => one === item.number)?.[5]?.files ?? [];
  return { ...listOf(files, fileJson), most: 3000 };
};

const branchOf = ({ world, key }: Here, number: number): string =>
  world.pulls[key]?.find(([one]) => one === number)?.[5]?.branch ?? defaultBranch(world, key);

function pullJson(here: Here, item: ItemView) {
  const { world, key, api, name } = here;
  const { pull_request: _, reactions: __, ...issue } = issueJson(here, item);
  const sha = world.pulls[key]?.find(([one]) => one === item.number)?.[5]?.sha ?? shaOfPull(key, item.number);
  const author = item.author ?? 'ghost';
  return {
    ...issue,
    url: `${api}/repos/${name}/pulls/${item.number}`,
    draft: item.draft,
    merged_at: stamp(item.mergedAt),
    merge_commit_sha: item.mergedAt === null ? null : sha,
    base: { ref: branchOf(here, item.number), repo: { full_name: name } },
    head: { ref: `change-${item.number}`, label: `${author}:change-${item.number}`, user: user(author) },
  };
}
