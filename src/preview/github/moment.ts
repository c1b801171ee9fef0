/** What a request is answered from: the world at a moment, who asks, and the forms of an answer. */
import type { Instant } from '../../domain/time.js';
import type { Asker } from './askers.js';
import type { Shelf } from './shelf.js';
import type { GithubWorld, RepositoryRow } from './world.js';

export interface Moment {
  world: GithubWorld;
  shelf: Shelf;
  now: Instant;
  /** The API's own address, as it appears in answers. */
  api: string;
  asker: Asker;
}

/** The repository that a request is about. */
export interface Here extends Moment {
  /** The name that its rows are under. */
  key: string;
  /** The name that it has at the moment. */
  name: string;
  row: RepositoryRow;
}

/** Query parameters that are there once; GitHub ignores the others. */
export type Query = Record<string, string>;

/** Rows of which a page becomes JSON, and no more. */
export interface Rows {
  length: number;
  part(from: number, to: number): unknown[];
}

/** A list to be paged, one thing, a file, an answer without one, or nothing there. */
export type Resource =
  | { list: Rows; wrap?(part: unknown[]): unknown; most?: number }
  | { one: unknown; status?: 200 | 201 }
  | { text: string; type: string }
  | { status: number; message: string; location?: string }
  | null;

/** What stands behind a path in a repository: `rest` is what follows the name of the kind. */
export type Answering = (here: Here, rest: string[], query: Query, accept: string) => Resource;

export const listOf = <T>(rows: readonly T[], json: (row: T) => unknown): { list: Rows } => ({
  list: { length: rows.length, part: (from, to) => rows.slice(from, to).map(json) },
});

/** GitHub writes whole seconds. */
export const stamp = (instant: Instant | null): string | null => (instant === null ? null : `${instant.slice(0, 19)}Z`);
