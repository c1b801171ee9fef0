/**
 * Claims: the facts that must still be true when a message leaves. A key names what the world can be asked for, the value
 * is what the message says. Counts are not claims; they carry "as of".
 */
import { type BlockingEntry, readBlocking } from './blocking-claim.js';
import type { Claims } from './facts.js';
import { NONE } from './none.js';
import type { PhaseEdge } from './phase.js';

export type ClaimKey =
  | `date:${string}:${string}:${PhaseEdge}` // date:<release>:<phase>:<edge> -> the date, or "none"
  | `hour:${string}:${string}` // hour:<release>:<phase> -> the deadline instant, or "none"
  | `ahead:${string}:${string}:${PhaseEdge}` // ahead:<release>:<phase>:<edge> -> "ahead" or "passed"
  | `running:${string}` // running:<release> -> the phases under way, or "none"
  | `until:${string}` // until:<release> -> until when candidates are reported on, or "none"
  | `released:${string}` // released:<release> -> its stable tag, or "none"
  | `tag:${string}:${string}` // tag:<repository>:<tag> -> the commit
  | `version:${string}:${string}` // version:<release>:<component> -> the version, or "none"
  | `open:${string}` // open:<repository>#<number> -> "open" or "closed"
  | `owner:${string}` // owner:<repository>#<number> -> who has it, or "none"
  | `blocking:${string}` // blocking:<release, or * for all under way> -> each open blocker with who has it, or "none"
  | `quiet:${string}:${string}` // quiet:<release>:<since> -> units that report trouble since then, or "none"
  | `status:${string}:${string}`; // status:<release>:<unit> -> id of the status that is quoted while it stands, or "none"

export interface BrokenClaim {
  key: string;
  /** What the message says. */
  said: string;
  /** What is true now. */
  now: string;
}

export interface ClaimCheck {
  broken: BrokenClaim[];
  /** Keys that could not be answered: neither true nor false, so the message waits. */
  unanswered: string[];
}

/** Checks claims against the world; `answer` is told what is said, and gives null when it cannot tell. */
export function checkClaims(claims: Claims, answer: (key: string, said: string) => string | null): ClaimCheck {
  const check: ClaimCheck = { broken: [], unanswered: [] };
  for (const [key, said] of Object.entries(claims)) {
    const now = answer(key, said);
    if (now === null) check.unanswered.push(key);
    else if (now !== said) check.broken.push({ key, said, now });
  }
  return check;
}

/**
 * Whether there is only less to say than there was (decision 5): what is named was closed or found an owner, or what lies ahead
 * has passed. Anything else says something other than what was approved.
 */
export function isLess({ key, said, now }: BrokenClaim): boolean {
  switch (key.split(':')[0]) {
    case 'ahead':
    case 'running':
      return true;
    case 'open':
      return now === 'closed';
    case 'owner':
      return now !== NONE;
    case 'blocking': {
      const before = readBlocking(said);
      return readBlocking(now).every((entry) => isNoMore(before, entry));
    }
    default:
      return false;
  }
}

/** It was named before, and has not lost whoever had it. */
const isNoMore = (before: readonly BlockingEntry[], { reference, owners }: BlockingEntry): boolean =>
  before.some((entry) => entry.reference === reference && (owners !== NONE || entry.owners === NONE));

/** The claims of `claims` that state a date of one of these phases. */
export const claimsAbout = (claims: Claims, release: string, phases: readonly string[]): string[] =>
  Object.keys(claims).filter((key) =>
    phases.some((phase) => key.startsWith(`date:${release}:${phase}:`) || key === `hour:${release}:${phase}`),
  );
