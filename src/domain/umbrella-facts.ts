/** How far a group is with what it planned for a release, by the task list of its umbrella issue (R12). */
import type { Instant } from './time.js';

export interface UmbrellaFact {
  /** The release's id. */
  release: string;
  /** The working group, by id and by name. */
  unit: string;
  group: string;
  repository: string;
  number: number;
  url: string;
  /** Null only in facts that are older than {@link problem} says. */
  title: string | null;
  /** Entries of the task list as plain text, in its order. */
  done: string[];
  open: string[];
  /** Of `done`, those that the last digest that was delivered had not; null where there is none that had this issue. */
  newlyDone: string[] | null;
  closedAt: Instant | null;
  /** Null: what cannot be told is left out. Facts that were stored before that was so say here why nothing is known. */
  problem: string | null;
}
