/** Who asks: nobody, somebody with a token, a GitHub App by its signed JWT, or an installation of it by a token that expires. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { addMinutes, type Instant, millisOf } from '../../domain/time.js';

export interface AppOptions {
  id: string;
  /** PEM, of the key that its JWTs are signed with. */
  publicKey: string;
  installations: { id: number; account: string }[];
  /** How long an installation's token holds; an hour by default. */
  tokenMinutes?: number;
}

export type Asker = { key: string; sees(repository: string): boolean } & (
  | { kind: 'anonymous' }
  | { kind: 'user' }
  | { kind: 'installation' }
  | { kind: 'app' }
  | { kind: 'refused'; message: string }
);

interface Issued {
  account: string;
  expiresAt: Instant;
}

const TOKEN_MINUTES = 60;
const LONGEST_JWT_SECONDS = 600;
const NOBODY: Asker = { kind: 'anonymous', key: 'anonymous', sees: () => false };

const refused = (message: string): Asker => ({ kind: 'refused', key: 'anonymous', message, sees: () => false });

export class Askers {
  #issued = new Map<string, Issued>();

  /** `tokens`: those that are accepted; every one where it is left out. */
  constructor(
    readonly app: AppOptions | null,
    readonly tokens: readonly string[] | null,
  ) {}

  /** By the header `authorization`. */
  whoIs(authorization: string | undefined, now: Instant): Asker {
    if (authorization === undefined) return NOBODY;
    const [scheme = '', token = ''] = authorization.split(' ');
    if (!/^(token|bearer|basic)$/i.test(scheme) || token === '') return refused('Bad credentials');
    if (this.app !== null && token.split('.').length === 3) return appOf(token, this.app, now);
    const issued = this.#issued.get(token);
    if (issued !== undefined) {
      if (issued.expiresAt <= now) return refused('Bad credentials');
      const { account } = issued;
      return { kind: 'installation', key: account, sees: (name) => ownerOf(name) === account.toLowerCase() };
    }
    const known = this.tokens === null ? !token.startsWith('ghs_') : this.tokens.includes(token);
    return known ? { kind: 'user', key: token, sees: () => true } : refused('Bad credentials');
  }

  /** Null where there is no such installation. */
  issue(installation: string, now: Instant): { token: string; expiresAt: Instant } | null {
    const found = this.app?.installations.find(({ id }) => String(id) === installation);
    if (found === undefined) return null;
    const count = this.#issued.size + 1;
    const token = `ghs_${createHash('sha256').update(`${installation} ${count}`).digest('hex').slice(0, 36)}`;
    const expiresAt = addMinutes(now, this.app?.tokenMinutes ?? TOKEN_MINUTES);
    this.#issued.set(token, { account: found.account, expiresAt });
    return { token, expiresAt };
  }
}

const ownerOf = (repository: string): string => repository.split('/')[0]?.toLowerCase() ?? '';

/** With GitHub's own sentences, since a client goes by them when its clock differs from GitHub's. */
function appOf(jwt: string, app: AppOptions, now: Instant): Asker {
  const [header = '', payload = '', signature = ''] = jwt.split('.');
  const claims = claimsOf(payload);
  const key = createPublicKey(app.publicKey);
  const signed = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  if (claims === null || !signed) return refused('A JSON web token could not be decoded');
  const seconds = Math.floor(millisOf(now) / 1000);
  if (claims.exp <= seconds) {
    return refused(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (claims.exp > seconds + LONGEST_JWT_SECONDS) {
    return refused("'Expiration time' claim ('exp') is too far in the future");
  }
  if (claims.iat > seconds) {
    return refused("'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
  }
  if (String(claims.iss) !== app.id) return refused('Integration not found');
  return { kind: 'app', key: `app ${app.id}`, sees: () => false };
}

function claimsOf(payload: string): { iss: unknown; iat: number; exp: number } | null {
  try {
    const { iss, iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof iat === 'number' && typeof exp === 'number' ? { iss, iat, exp } : null;
  } catch {
    return null;
  }
}
