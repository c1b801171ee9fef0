/** Names that people may change on the forge, and the ids behind them. */
import type { Instant } from './time.js';

/** By the name of now. */
export type FormerNames = Readonly<Record<string, readonly string[]>>;

/** GitHub's ids behind an item's names, which outlive them, each in the names' order; null where GitHub told none. */
export interface ItemIds {
  author: number | null;
  assignees: (number | null)[];
  labels: (number | null)[];
  /** The number that the milestone has in its repository. */
  milestone: number | null;
}

/** These names of an item, and what they were before. */
export const everyName = ({ formerly }: { formerly?: FormerNames }, names: readonly string[]): string[] =>
  names.flatMap((name) => [
    name,
    ...(formerly !== undefined && Object.hasOwn(formerly, name) ? (formerly[name] ?? []) : []),
  ]);

/** What GitHub lets people rename. */
export type NamedKind = 'label' | 'milestone' | 'user';

/** One that has another name than before, or is gone. */
export interface Renamed {
  /** Empty for users, who belong to no repository. */
  repository: string;
  kind: NamedKind;
  /** Of a milestone its number. */
  id: number;
  name: string;
  /** Names that it had, oldest first. */
  former: string[];
  /** As of when two whole lists were without it; null while it is there. */
  goneAt: Instant | null;
}
