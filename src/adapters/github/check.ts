/** For the doctor: who asks, how much it may still ask, and what it cannot read. */
import { RemoteFault } from '../../domain/errors.js';
import type { ForgeCheck } from '../../ports/forge.js';
import { isFields, login } from './fields.js';
import { ownerOf } from './lists.js';
import type { Asking } from './request.js';

export async function checkForge(asking: Asking, repositories: readonly string[]): Promise<ForgeCheck> {
  const { clients } = asking;
  const limit = await asking.get({ what: 'rate limit', owner: null, target: '/rate_limit', read: remainingOf });
  const user = clients.authenticated ? await credentials(asking) : null;
  // Whoever has no token may read all that is public, and has few requests.
  const lists = clients.authenticated ? ['issues', 'tags'] : ['issues'];
  const look = async (name: string) => ({ name, problem: await problemOf(asking, name, lists) });
  return {
    login: user,
    remaining: limit.status === 200 ? limit.value : 0,
    repositories: await Promise.all(repositories.map(look)),
  };
}

/** An app's token is nobody's: GitHub answers 403, and yet it may read. */
async function credentials({ get }: Asking): Promise<string | null> {
  const got = await get({ what: 'credentials', owner: null, target: '/user', read: login, also: [403] });
  return got.status === 200 ? got.value : null;
}

async function problemOf({ get }: Asking, repository: string, lists: string[]): Promise<string | null> {
  try {
    const isList = (data: unknown): true | null => (Array.isArray(data) ? true : null);
    for (const list of lists) {
      const target = `/repos/${repository}/${list}`;
      const what = `${repository}: ${list}`;
      await get({ what, owner: ownerOf(repository), target, parameters: { per_page: 1 }, read: isList });
    }
    return null;
  } catch (error) {
    if (error instanceof RemoteFault) return error.message;
    throw error;
  }
}

/** Requests left of the core budget. */
function remainingOf(value: unknown): number | null {
  const resources = isFields(value) ? value.resources : null;
  const core = isFields(resources) ? resources.core : null;
  return isFields(core) && typeof core.remaining === 'number' ? core.remaining : null;
}
