/**
 * GitHub's JSON, checked and put into Herald's words. A row that lacks what Herald relies on gives null, and the caller calls
 * the whole page faulty: half an answer is never taken for a whole one.
 */
import type { ForgeRelease, Item, SeenTag } from '../../domain/evidence.js';
import { readItemText } from '../../domain/item-text.js';
import { count, instant, isFields, list, named, text } from './fields.js';

const NOBODY = { name: null, id: null };

/** An issue or pull request as the issue list gives it: pull requests carry a `pull_request` key. */
export function itemOf(repository: string, value: unknown): Item | null {
  if (!isFields(value)) return null;
  const createdAt = instant(value.created_at);
  const updatedAt = instant(value.updated_at);
  const title = text(value.title);
  const url = text(value.html_url);
  const { number, state } = value;
  if (typeof number !== 'number' || (state !== 'open' && state !== 'closed')) return null;
  if (createdAt === null || updatedAt === null || title === null || url === null) return null;
  const [author = NOBODY] = named([value.user], 'login');
  const assignees = named(list(value.assignees), 'login');
  const labels = named(list(value.labels), 'name');
  const [milestone = NOBODY] = named([value.milestone], 'title', 'number');
  const pull = isFields(value.pull_request) ? value.pull_request : null;
  return {
    repository,
    number,
    type: pull === null ? 'issue' : 'pull',
    title,
    url,
    state,
    author: author.name,
    assignees: assignees.map(({ name }) => name),
    labels: labels.map(({ name }) => name),
    milestone: milestone.name,
    ids: {
      author: author.id,
      assignees: assignees.map(({ id }) => id),
      labels: labels.map(({ id }) => id),
      milestone: milestone.id,
    },
    createdAt,
    updatedAt,
    closedAt: instant(value.closed_at),
    mergedAt: instant(pull?.merged_at),
    upvotes: isFields(value.reactions) ? count(value.reactions['+1']) : 0,
    comments: count(value.comments),
    ...readItemText(repository, pull === null ? 'issue' : 'pull', text(value.body)),
  };
}

export function tagOf(repository: string, value: unknown): SeenTag | null {
  if (!isFields(value) || !isFields(value.commit)) return null;
  const name = text(value.name);
  const sha = text(value.commit.sha);
  return name === null || sha === null ? null : { repository, name, sha };
}

export function releaseOf(repository: string, value: unknown): Omit<ForgeRelease, 'latest'> | null {
  if (!isFields(value)) return null;
  const tag = text(value.tag_name);
  const url = text(value.html_url);
  if (typeof value.id !== 'number' || tag === null || url === null) return null;
  return {
    repository,
    id: value.id,
    tag,
    name: text(value.name) ?? tag,
    url,
    draft: value.draft === true,
    prerelease: value.prerelease === true,
    publishedAt: instant(value.published_at),
  };
}
