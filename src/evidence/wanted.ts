/** Single documents that what is derived needs beside the lists; asked for after those, under their condition or once for ever. */
import type { Instant } from '../domain/time.js';

export interface WantedDocuments {
  /** Commits whose date is needed; asked for once. */
  commits: { repository: string; sha: string }[];
  /** Files at a ref: `HEAD` is asked for anew each time, under its condition; a sha once. */
  files: { repository: string; ref: string; path: string }[];
  /** Merged pull requests whose changed paths are needed; asked for once. */
  changedFiles: { repository: string; number: number }[];
  /** Repositories whose paths on the default branch are needed. */
  trees: string[];
  /** Pairs of commits whose difference is needed, by their full shas; asked for once. */
  comparisons: { repository: string; base: string; head: string }[];
  changedSince: { repository: string; since: Instant }[];
  /** Open issues whose last movement and linked pull requests are needed. */
  movements: { repository: string; number: number }[];
  /** Issues and pull requests of repositories that are not read otherwise. */
  items: { repository: string; number: number }[];
  /** Addresses that should lead somewhere. */
  links: string[];
}

export const NOTHING_WANTED: WantedDocuments = {
  commits: [],
  files: [],
  changedFiles: [],
  trees: [],
  comparisons: [],
  changedSince: [],
  movements: [],
  items: [],
  links: [],
};
