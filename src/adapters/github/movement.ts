/** The last thing that a person did to an issue, and the pull requests that mention it, from the issue's timeline. */
import type { LinkedPull, Movement, MovementKind } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import type { Answer } from '../../ports/forge.js';
import { PAGE } from './client.js';
import { unreadable } from './faults.js';
import { type Fields, instant, isFields, login, text } from './fields.js';
import { ownerOf } from './lists.js';
import type { Asking, Got } from './request.js';

const KINDS: Record<string, MovementKind> = {
  commented: 'commented',
  labeled: 'labelled',
  unlabeled: 'labelled',
  assigned: 'assigned',
  unassigned: 'assigned',
  closed: 'closed',
  reopened: 'reopened',
  'cross-referenced': 'linked',
  connected: 'linked',
  renamed: 'changed',
  milestoned: 'changed',
  demilestoned: 'changed',
};

/**
 * One page is asked for under its condition. A longer timeline has no condition, since an unchanged first page says nothing about
 * the pages after it, and is where everything new stands on the last: it is read anew.
 */
export async function readMovement(
  asking: Asking,
  repository: string,
  number: number,
  etag: string | null,
): Promise<Answer<Movement | null>> {
  const page = (target: string, parameters: Record<string, number>, condition: string | null) =>
    asking.get({
      what: `${repository}#${number}: its timeline`,
      owner: ownerOf(repository),
      target,
      parameters,
      etag: condition,
      read: (data) => (Array.isArray(data) ? data.filter(isFields) : null),
      also: [301, 302, 307, 308, 404, 410],
    });
  const first: Got<Fields[]> = await page(`/repos/${repository}/issues/${number}/timeline`, { per_page: PAGE }, etag);
  const { asOf } = first;
  if (first.status === 'other') {
    return first.code === 304 ? { changed: false, asOf } : { changed: true, value: null, etag: null, asOf };
  }
  const events = [...first.value];
  for (let next = first.next; next !== null; ) {
    const more: Got<Fields[]> = await page(next, {}, null);
    // Without its end a timeline does not say what was last.
    if (more.status === 'other') throw unreadable(`${repository}#${number}: its timeline`);
    events.push(...more.value);
    next = more.next;
  }
  const value: Movement = { repository, number, last: lastOf(events), pulls: pullsOf(events) };
  return { changed: true, value, etag: first.next === null ? first.etag : null, asOf };
}

function lastOf(events: readonly Fields[]): Movement['last'] {
  const moves = events.flatMap((event) => {
    const at: Instant | null = instant(event.created_at) ?? instant(event.updated_at);
    const what = KINDS[text(event.event) ?? ''];
    const actor = event.actor ?? event.user;
    return at === null || what === undefined || isBot(actor) ? [] : [{ at, by: login(actor), byId: idOf(actor), what }];
  });
  return moves.reduce<Movement['last']>((last, move) => (last === null || move.at >= last.at ? move : last), null);
}

const idOf = (actor: unknown): number | null => (isFields(actor) && typeof actor.id === 'number' ? actor.id : null);

const isBot = (actor: unknown): boolean =>
  isFields(actor) && (actor.type === 'Bot' || (text(actor.login) ?? '').endsWith('[bot]'));

/** Newest first, each once, as it stood when it was last mentioned. */
function pullsOf(events: readonly Fields[]): LinkedPull[] {
  const pulls = new Map<string, LinkedPull>();
  for (const event of events) {
    const issue = isFields(event.source) && isFields(event.source.issue) ? event.source.issue : null;
    const pull = issue === null ? null : pullOf(issue);
    if (pull !== null) pulls.set(pull.url, pull);
  }
  return [...pulls.values()].reverse();
}

function pullOf(issue: Fields): LinkedPull | null {
  const url = text(issue.html_url);
  const repository = /\/([^/]+\/[^/]+)\/pull\/\d+$/.exec(url ?? '')?.[1];
  if (!isFields(issue.pull_request) || url === null || repository === undefined) return null;
  const { number } = issue;
  if (typeof number !== 'number') return null;
  const merged = instant(issue.pull_request.merged_at) !== null;
  const state = merged ? 'merged' : issue.state === 'open' ? 'open' : 'closed';
  return { repository, number, title: text(issue.title) ?? `#${number}`, url, state };
}
