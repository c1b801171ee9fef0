/** Sessions: a cookie whose hash the store knows, and the token that every form of the session carries. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieOptions, Request, Response } from 'express';
import type { Person } from '../../domain/community.js';
import { hashOf } from '../../domain/identity.js';
import { addHours } from '../../domain/time.js';
import { newToken } from '../../workflow/desk-links.js';
import type { HttpDeps } from './deps.js';

const COOKIE = 'herald_session';
const SESSION_HOURS = 12;

export interface SignedIn {
  person: Person;
  /** Hash of the session's token. */
  session: string;
  csrf: string;
}

type SessionDeps = Pick<HttpDeps, 'store' | 'clock' | 'random' | 'secret' | 'publicUrl'>;

/** `Lax`, since `Strict` would keep the cookie from the first click on a link in a mail or in Slack. */
const cookieOptions = (publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: publicUrl.startsWith('https:'),
  path: '/',
});

export async function openSession(deps: SessionDeps, response: Response, person: string): Promise<void> {
  const token = newToken(deps.random);
  await deps.store.sessions.open({
    hash: hashOf(token),
    person,
    expiresAt: addHours(deps.clock.wall(), SESSION_HOURS),
  });
  response.cookie(COOKIE, token, { ...cookieOptions(deps.publicUrl), maxAge: SESSION_HOURS * 3600 * 1000 });
}

export async function endSession(deps: SessionDeps, response: Response, session: string): Promise<void> {
  await deps.store.sessions.end(session);
  response.clearCookie(COOKIE, cookieOptions(deps.publicUrl));
}

/** Null without a session that is open, or when its person is no longer in the applied configuration. */
export async function findSession(deps: SessionDeps, request: Request): Promise<SignedIn | null> {
  const token = cookieOf(request.get('cookie') ?? '');
  if (token === null) return null;
  const session = await deps.store.sessions.find(hashOf(token), deps.clock.wall());
  if (session === null) return null;
  const applied = await deps.store.configs.latest();
  const people = (applied?.doc as { community: { people: Person[] } } | undefined)?.community.people ?? [];
  const person = people.find((p) => p.id === session.person);
  return person === undefined ? null : { person, session: session.hash, csrf: csrfOf(deps.secret, session.hash) };
}

function cookieOf(header: string): string | null {
  for (const part of header.split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return null;
}

const csrfOf = (secret: string, session: string): string =>
  createHmac('sha256', secret).update(`csrf:${session}`).digest('base64url');

export function isCsrf(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
