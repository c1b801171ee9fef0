/** What stands behind a repository's name: outcomes are answers here, not faults. */
import type { RepositoryFact } from '../../domain/evidence.js';
import type { Answer } from '../../ports/forge.js';
import { isFields, text } from './fields.js';
import { ownerOf } from './lists.js';
import type { Asking } from './request.js';

interface Seen {
  id: number;
  fullName: string;
  archived: boolean;
  private: boolean;
  defaultBranch: string | null;
}

const MOVED = [301, 302, 307, 308];

export async function readRepository(
  asking: Asking,
  name: string,
  known: number | null,
  etag: string | null,
): Promise<Answer<RepositoryFact>> {
  const what = `${name}: the repository`;
  const owner = ownerOf(name);
  const also = [...MOVED, 404, 451];
  const got = await asking.get({ what, owner, target: `/repos/${name}`, etag, read: seenOf, also });
  const unread = (outcome: RepositoryFact['outcome'], more: Partial<RepositoryFact> = {}): Answer<RepositoryFact> => ({
    changed: true,
    value: { name, outcome, id: known, newName: null, defaultBranch: null, ...more },
    etag: null,
    asOf: got.asOf,
  });
  if (got.status === 200) {
    const { value, asOf } = got;
    return { changed: true, value: { ...factOf(name, value, known) }, etag: got.etag, asOf };
  }
  if (got.code === 304) return { changed: false, asOf: got.asOf };
  if (got.code === 451) return unread('blocked');
  if (got.code === 404) return unread(known === null ? 'not found' : 'deleted');
  const moved = got.location === null ? null : await whereTo(asking, name, got.location);
  if (moved === null) return unread('renamed');
  const outcome = ownerOf(moved.fullName).toLowerCase() === owner.toLowerCase() ? 'renamed' : 'transferred';
  return unread(outcome, { id: moved.id, newName: moved.fullName });
}

/**
 * What GitHub calls missing in a repository is missing only where the repository is there: one that is hidden or moved has the
 * same answer for everything in it. @throws RemoteFault
 */
export async function mustBeThere({ get }: Asking, repository: string): Promise<void> {
  await get({ what: repository, owner: ownerOf(repository), target: `/repos/${repository}`, read: seenOf });
}

function factOf(name: string, seen: Seen, known: number | null): RepositoryFact {
  const { id, fullName, defaultBranch } = seen;
  const fact = { name, id, newName: null, defaultBranch };
  if (known !== null && known !== id) return { ...fact, id: known, outcome: 'replaced' };
  if (fullName.toLowerCase() !== name.toLowerCase()) return { ...fact, outcome: 'renamed', newName: fullName };
  return { ...fact, outcome: seen.private ? 'private' : seen.archived ? 'archived' : 'readable' };
}

/** One hop, on GitHub's own host, to learn the new name; null where it leads to nothing that can be read. */
async function whereTo(asking: Asking, name: string, location: string): Promise<Seen | null> {
  const what = `${name}: the repository that it has become`;
  const got = await asking.get({
    what,
    owner: ownerOf(name),
    target: location,
    read: seenOf,
    also: [...MOVED, 404, 451],
  });
  return got.status === 200 ? got.value : null;
}

function seenOf(data: unknown): Seen | null {
  if (!isFields(data)) return null;
  const fullName = text(data.full_name);
  if (typeof data.id !== 'number' || fullName === null) return null;
  const { id } = data;
  const defaultBranch = text(data.default_branch);
  return { id, fullName, archived: data.archived === true, private: data.private === true, defaultBranch };
}
