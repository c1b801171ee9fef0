/** What GitHub's refusals mean, in a sentence that a release manager can act on. */
import { inMegabytes, LONGEST_ANSWER } from '../../domain/bounded-answer.js';
import { RemoteFault } from '../../domain/errors.js';

/** Takes out what may not be repeated of an answer. */
export type Redact = (words: string) => string;

export interface Answer {
  status: number;
  headers: Record<string, string | number | undefined>;
  data: unknown;
  /** The address that was asked, with its parameters. */
  url: string;
}

const NEXT = 'Herald asks again at the next sync; until then it calls what it knows incomplete.';

export const TOO_LARGE = 'it is too large to be read. Name a smaller file in the configuration.';

const said = (answer: Answer): string =>
  answer.data !== null && typeof answer.data === 'object' && 'message' in answer.data
    ? String(answer.data.message)
    : String(answer.data);

/** Seconds until GitHub wants to hear from us again, by its own clock (`Date`); null when it does not say. */
export function retryAfterOf(answer: Answer): number | null {
  const wait = Number(answer.headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(wait)) return wait;
  if (answer.headers['x-ratelimit-remaining'] !== '0') return null;
  const reset = Number(answer.headers['x-ratelimit-reset'] ?? Number.NaN);
  const there = Date.parse(String(answer.headers.date)) / 1000;
  return Number.isFinite(reset - there) ? Math.max(0, Math.ceil(reset - there)) : null;
}

/** A status of 300 or more, as a fault. `what` names what was asked for: `kubeflow/manifests: issues`. */
export function faultOf(what: string, answer: Answer, redact: Redact): RemoteFault {
  const wait = retryAfterOf(answer);
  const fault = (sentence: string) =>
    new RemoteFault('github', String(answer.status), `${what}: ${sentence} (GitHub ${answer.status})`, wait);
  const limited = answer.status === 429 || wait !== null || /rate limit|abuse/i.test(said(answer));
  switch (answer.status) {
    case 301:
    case 302:
    case 307:
    case 308:
      return fault(
        'it has been renamed or moved on GitHub. Write its new name into the configuration and apply it; until then nothing new is read from it.',
      );
    case 401:
      return fault('the token was refused. Set a valid GITHUB_TOKEN; until then nothing new is read.');
    case 403:
    case 429:
      if (limited) {
        const when = wait === null ? '' : ` for ${wait} s`;
        return fault(`GitHub limits our requests${when}. ${NEXT}`);
      }
      if (/too.large|blobs? up to/i.test(said(answer))) return fault(TOO_LARGE);
      return fault(
        'the token may not read it. Give it read access to issues and contents; until then nothing new is read.',
      );
    case 404:
      return fault(
        'it does not exist, or the token may not see it. Correct its name in the configuration, or give the token access.',
      );
    case 410:
      return fault('it is gone: deleted, or switched off for this repository. Take it out of the configuration.');
    case 451:
      return fault('GitHub blocks it for legal reasons. Take it out of the configuration until it is back.');
    default:
      return fault(
        answer.status >= 500
          ? `GitHub failed to answer. ${NEXT}`
          : `GitHub refused the request. ${NEXT} If this lasts, look at its answer: ${redact(said(answer)).slice(0, 200)}`,
      );
  }
}

/** The connection gave out before a status came. */
export const unreachable = (what: string, cause: string, redact: Redact): RemoteFault =>
  new RemoteFault('github', 'no answer', `${what}: GitHub could not be reached (${redact(cause)}). ${NEXT}`);

/** An answer that leads to another host than the one that is asked, where the token must not go. */
export const elsewhere = (what: string, leadsTo: string, asked: string): RemoteFault =>
  new RemoteFault(
    'github',
    'elsewhere',
    `${what}: the answer leads to ${leadsTo}, and Herald asks ${asked} alone. Set GITHUB_API_URL to the address under which GitHub answers; until then nothing more is read there.`,
  );

/** A file that is there and yet says nothing to Herald: it stays so, and is not asked for again in this sync. */
export const unusable = (what: string, sentence: string): RemoteFault =>
  new RemoteFault('github', 'unusable', `${what}: ${sentence} Until then what is drawn from it could not be checked.`);

/** It is not kept, not even in part: half an answer would be taken for a whole one. */
export const tooLong = (what: string): RemoteFault =>
  new RemoteFault(
    'github',
    'too long',
    `${what}: GitHub's answer is longer than ${inMegabytes(LONGEST_ANSWER)} and was not read to its end. ${NEXT}`,
  );

/** Status 200, and yet no usable page: cut mid-way, or of another shape. */
export const unreadable = (what: string): RemoteFault =>
  new RemoteFault('github', 'unreadable', `${what}: GitHub's answer was cut off or is not what it documents. ${NEXT}`);
