/**
 * Claims: the facts that must still be true when a message leaves. A key names what the world can be asked for, the value
 * is what the message says. Counts are not claims; they carry "as of".
 */
import type { Claims } from './facts.js';
import type { PhaseEdge } from './phase.js';

export type ClaimKey =
  | `date:${string}:${string}:${PhaseEdge}` // date:<release>:<phase>:<edge> -> the date, or "none"
  | `hour:${string}:${string}` // hour:<release>:<phase> -> the deadline instant, or "none"
  | `tag:${string}:${string}` // tag:<repository>:<tag> -> the commit
  | `version:${string}:${string}` // version:<release>:<component> -> the version, or "none"
  | `open:${string}` // open:<repository>#<number> -> "open" or "closed"
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

/** The claims of `claims` that state a date of one of these phases. */
export const claimsAbout = (claims: Claims, release: string, phases: readonly string[]): string[] =>
  Object.keys(claims).filter((key) =>
    phases.some((phase) => key.startsWith(`date:${release}:${phase}:`) || key === `hour:${release}:${phase}`),
  );
