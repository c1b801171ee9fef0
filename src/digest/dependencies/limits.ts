/** How much of a file is read: what comes from outside may be anything. */
import type { Declared, ReadManifest } from '../../domain/dependencies.js';

/** Longer than any manifest that a person keeps. */
export const MOST_CHARACTERS = 400_000;
export const MOST_DECLARED = 2_000;
/** Longer than any package's name or constraint. */
export const MOST_WORD = 200;

export const nothingRead = (...problems: string[]): ReadManifest => ({ declared: [], problems });

/** Cuts a list that nobody keeps by hand, and says so. */
export function limited(declared: Declared[], problems: string[]): ReadManifest {
  if (declared.length <= MOST_DECLARED) return { declared, problems };
  return {
    declared: declared.slice(0, MOST_DECLARED),
    problems: [...problems, `only its first ${MOST_DECLARED} dependencies were read`],
  };
}
