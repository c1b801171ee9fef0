/** What the page about the changes of a release shows. */
import type { ChangelogFacts } from '../../domain/changelog.js';
import type { Instant } from '../../domain/time.js';

export interface ChangelogProps {
  now: Instant;
  facts: ChangelogFacts;
  /** What a window may begin or end with, newest version first. */
  tags: string[];
  /** As it was asked for, to stand in the form again. */
  asked: { from: string | null; to: string | null; group: string | null };
  /** To choose one of. */
  groups: { id: string; name: string }[];
}
