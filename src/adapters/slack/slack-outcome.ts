/**
 * What became of a post that ended in an error. Slack answers 200 with `ok: false` and a code for what it did not do; whatever
 * is not such an answer, and not proven to have stopped before Slack, is unknown: the post may be there.
 */
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { inMegabytes, TooLong } from '../../domain/bounded-answer.js';
import type { Delivery } from '../../domain/send.js';
import { adviceFor } from './slack-advice.js';
import { NoAnswer } from './slack-fetch.js';

/** Slack documents that part of the operation may have happened all the same. */
const MAYBE_DONE = ['fatal_error', 'internal_error'];
/** As a 429, which says for how long; a word does not. */
const TOO_FAST = ['ratelimited', 'rate_limited'];
const PAUSE_SECONDS = 30;
/** Slack did nothing, and may do it later. */
const LATER = [
  'message_limit_exceeded',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'org_login_required',
];
/** The connection was never made, so nothing was sent over it. */
const NEVER_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
];

export type Failure = Extract<Delivery, { outcome: 'unsent' | 'refused' | 'unknown' }>;

/** @param to whom or where it was for: what to do about a code depends on it */
export function slackOutcome(error: unknown, to?: string): Failure {
  if (error instanceof WebAPIRateLimitedError) return later('Slack asks for a pause.', error.retryAfter);
  const code = slackCode(error);
  if (code === 'missing_scope') return { outcome: 'refused', error: lacking(error) };
  if (code !== null) return ofCode(code, to);
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode);
  if (error instanceof TooLong)
    return unknown(`Slack's answer is longer than ${inMegabytes(error.most)} and was not read to its end.`);
  const reason =
    error instanceof WebAPIRequestError && error.original instanceof NoAnswer ? error.original.reason : null;
  if (reason === 'timeout') return unknown('Slack did not answer in time.');
  const named = reason === null ? '' : ` (${reason})`;
  if (NEVER_CONNECTED.includes(reason ?? '')) return later(`Slack could not be reached${named}.`);
  return unknown(`The connection to Slack broke off or brought no proper answer${named}.`);
}

/** Slack's error code; null for anything else, like a page of HTML, which the client passes on as if it were a code. */
export function slackCode(error: unknown): string | null {
  if (!(error instanceof WebAPIPlatformError)) return null;
  const code: unknown = error.data.error;
  return typeof code === 'string' && /^[a-z][a-z0-9_-]{2,79}$/.test(code) ? code : null;
}

/** Slack names the permission, and the workspace's administrator wants to know it. */
function lacking(error: unknown): string {
  const needed: unknown = error instanceof WebAPIPlatformError ? Reflect.get(error.data, 'needed') : undefined;
  if (typeof needed !== 'string' || !/^[a-z:,_.]{3,80}$/.test(needed))
    return 'The bot lacks a permission for this. Run herald doctor.';
  return `The bot lacks the permission ${needed}. Add it to the app under "OAuth & Permissions" and install it again.`;
}

function ofCode(code: string, to: string | undefined): Failure {
  if (MAYBE_DONE.includes(code)) return unknown(`Slack failed in the middle of it (${code}).`);
  if (TOO_FAST.includes(code)) return later('Slack asks for a pause.', PAUSE_SECONDS);
  if (LATER.includes(code)) return later(`Slack did not take the post now (${code}).`);
  return { outcome: 'refused', error: adviceFor(code, to) ?? `Slack refused the post with the code ${code}.` };
}

function ofStatus(status: number): Failure {
  if (status >= 400 && status < 500 && status !== 408) return later(`Slack's address answered with status ${status}.`);
  return unknown(`Slack's address answered with status ${status}.`);
}

const later = (error: string, retryAfterSeconds: number | null = null): Failure => ({
  outcome: 'unsent',
  error,
  retryAfterSeconds,
});

const unknown = (error: string): Failure => ({
  outcome: 'unknown',
  error: `${error} Nobody can tell yet whether the post was taken.`,
});
