/** Issues and pull requests as messages state them. */
import type { Instant } from './time.js';

export interface BlockerFact {
  repository: string;
  number: number;
  title: string;
  url: string;
  /** Names or logins; empty when nobody has it. */
  owners: string[];
  openedAt: Instant;
  lastMovedAt: Instant;
  /** Whole days at `asOf`. */
  ageDays: number;
  quietDays: number;
  /** Null while it is open; a merged pull request counts as closed. */
  closedAt: Instant | null;
  /** Set when the issue was named but could not be looked up; then only repository, number and url are certain. */
  problem: string | null;
}

export interface ItemFact {
  repository: string;
  number: number;
  title: string;
  url: string;
  author: string | null;
}
