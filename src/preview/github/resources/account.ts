/** What belongs to whoever asks: the user, the app and its installations, and what is left of the budget. */

import type { Instant } from '../../../domain/time.js';
import { user } from '../answers.js';
import type { Asker, Askers } from '../askers.js';
import type { Limits } from '../limits.js';
import { listOf, type Resource, stamp } from '../moment.js';

export interface Account {
  askers: Askers;
  limits: Limits;
  asker: Asker;
  now: Instant;
}

const NOT_FOR_APPS: Resource = { status: 403, message: 'Resource not accessible by integration' };
const ONLY_FOR_APPS: Resource = { status: 401, message: 'A JSON web token could not be decoded' };

/** Undefined where the path is another one. */
export function accountAt(account: Account, path: string): Resource | undefined {
  const { askers, limits, asker, now } = account;
  const [root, what, ...rest] = path.split('/').slice(1);
  if (root === 'rate_limit') return { one: limits.shown(asker, now) };
  if (root === 'user') return userOf(asker);
  if (root === 'repos' && rest[1] === 'installation') return installationOf(account, what ?? '');
  if (root !== 'app') return undefined;
  if (asker.kind !== 'app' || askers.app === null) return ONLY_FOR_APPS;
  const { id, installations } = askers.app;
  if (what === undefined) return { one: { id: Number(id), slug: 'herald', name: 'Herald' } };
  return what === 'installations' && rest.length === 0 ? listOf(installations, installationJson) : null;
}

/** `POST /app/installations/<id>/access_tokens`. */
export function accessTokenAt({ askers, asker, now }: Account, path: string): Resource {
  const installation = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path)?.[1];
  if (installation === undefined) return null;
  if (asker.kind !== 'app') return ONLY_FOR_APPS;
  const issued = askers.issue(installation, now);
  if (issued === null) return null;
  const { token, expiresAt } = issued;
  const permissions = { contents: 'read', issues: 'read', metadata: 'read', pull_requests: 'read' };
  return { one: { token, expires_at: stamp(expiresAt), permissions, repository_selection: 'all' }, status: 201 };
}

function userOf({ kind }: Asker): Resource {
  if (kind === 'anonymous') return { status: 401, message: 'Requires authentication' };
  return kind === 'user' ? { one: user('herald-preview') } : NOT_FOR_APPS;
}

function installationOf({ askers, asker }: Account, owner: string): Resource {
  if (asker.kind !== 'app') return ONLY_FOR_APPS;
  const found = askers.app?.installations.find(({ account }) => account.toLowerCase() === owner.toLowerCase());
  return found === undefined ? null : { one: installationJson(found) };
}

const installationJson = ({ id, account }: { id: number; account: string }) => ({
  id,
  account: { ...user(account), type: 'Organization' },
  repository_selection: 'all',
  target_type: 'Organization',
});
