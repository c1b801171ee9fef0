/** From what a check came across to its result, so that no check can pass on what nobody has read. */
import type { CheckId, PreflightCheck } from '../../domain/preflight.js';
import type { Instant } from '../../domain/time.js';

export interface Findings {
  /** What was seen to be wrong: it fails, however long ago that was seen. */
  problems: string[];
  /** What could not be looked at, or only incompletely or long ago. */
  doubts: string[];
  /** What is worth knowing and changes nothing. */
  notes: string[];
  /** The moments as of which its evidence is complete; null for what was never read. */
  moments: (Instant | null)[];
}

export const noFindings = (): Findings => ({ problems: [], doubts: [], notes: [], moments: [] });

interface About {
  id: CheckId;
  title: string;
  /** What to do where it fails. */
  todo: string;
}

const WAIT =
  'Let Herald read it (herald sync, or wait for the next sync; the desk shows what holds it up), or look yourself.';

export function settle({ id, title, todo }: About, { problems, doubts, notes, moments }: Findings): PreflightCheck {
  const result = problems.length > 0 ? 'fail' : doubts.length > 0 ? 'unknown' : 'pass';
  const known = moments.filter((moment) => moment !== null).sort();
  return {
    id,
    title,
    result,
    found: [...problems, ...doubts, ...notes],
    todo: result === 'pass' ? null : result === 'fail' ? todo : WAIT,
    asOf: moments.length > known.length ? null : (known[0] ?? null),
  };
}
