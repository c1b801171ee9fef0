/** What was seen on the forge: the part of the store that the sync writes and everything derived reads. */
import type {
  DocumentKind,
  EvidenceDocument,
  ForgeRelease,
  Item,
  ListEndpoint,
  SeenTag,
  SyncPage,
  SyncState,
  Tag,
} from '../domain/evidence.js';
import type { Renamed } from '../domain/forge-names.js';
import type { Instant } from '../domain/time.js';

export interface EvidenceCount {
  repository: string;
  kind: Item['type'] | 'tag' | 'release';
  count: number;
}

export interface EvidenceRepository {
  syncStates(): Promise<SyncState[]>;
  saveSyncState(state: SyncState): Promise<void>;
  /** The pages of a list as they were last read, in order. */
  pages(repository: string, endpoint: ListEndpoint): Promise<SyncPage[]>;
  savePage(page: SyncPage): Promise<void>;
  /** Forgets the pages of a list from number `from` on. */
  dropPages(repository: string, endpoint: ListEndpoint, from: number): Promise<void>;
  /**
   * Stores items as they were seen. `upvotes` of an item that is there already stay, unless they are higher now: the list of
   * issues shows older counts than the one of upvotes.
   */
  saveItems(items: Item[]): Promise<void>;
  /** A whole list of labels, or of milestones by their numbers. What two lists are without is gone until one has it again. */
  saveListedNames(
    repository: string,
    kind: 'label' | 'milestone',
    listed: { id: number; name: string }[],
    asOf: Instant,
  ): Promise<void>;
  /** Labels, milestones and people that are called otherwise than before, or are gone. Items already carry their names of now. */
  renames(): Promise<Renamed[]>;
  saveUpvotes(repository: string, counts: { number: number; upvotes: number }[]): Promise<void>;
  /** An issue that is not there any more: deleted, or transferred. */
  dropItem(repository: string, number: number): Promise<void>;
  /**
   * Stores tags not seen before with `seenAt`, and new commits of known ones; returns what was new. One that was gone is there
   * again.
   */
  saveTags(tags: SeenTag[], seenAt: Instant, baseline: boolean): Promise<Tag[]>;
  /** Makes known tags of a repository part of the baseline. */
  saveTagsOld(repository: string, names: readonly string[]): Promise<void>;
  /** Marks the tags of a repository that are not among these names as gone, once. */
  saveTagsGone(repository: string, there: readonly string[], at: Instant): Promise<void>;
  /** The whole list of a repository: what is not among them is forgotten. */
  saveReleases(repository: string, releases: ForgeRelease[]): Promise<void>;
  /** Everything of a repository from now on under its new name; what the new name had already stays. */
  renameRepository(from: string, to: string): Promise<void>;
  item(repository: string, number: number): Promise<Item | null>;
  /** Those of these numbers that are known, by number. */
  items(repository: string, numbers: readonly number[]): Promise<Item[]>;
  /** How much is known, repository by repository; nothing where there is none. Tags that are gone do not count. */
  counts(): Promise<EvidenceCount[]>;
  /** Open issues with any of these labels, in whichever case, oldest first. */
  openWithLabels(repositories: string[], labels: string[]): Promise<Item[]>;
  /** Open issues of any of these milestones by title, in whichever case, oldest first. */
  openInMilestones(repositories: string[], titles: string[]): Promise<Item[]>;
  /** How many issues are open. */
  openCount(repositories: string[]): Promise<number>;
  /** Open issues whose title holds this text, in whichever case, or whose number begins with it; last changed first. */
  openIssues(repositories: string[], typed: string, limit: number): Promise<Item[]>;
  /** Every open issue, without pull requests, oldest first. */
  allOpen(repositories: string[]): Promise<Item[]>;
  /** The open issues with the most thumbs up, most first; none without any. */
  mostUpvoted(repositories: string[], limit: number): Promise<Item[]>;
  /** Pull requests merged and issues closed in [from, to), newest first. */
  finishedBetween(repositories: string[], from: Instant, to: Instant): Promise<Item[]>;
  /** Issues and pull requests opened in [from, to), newest first. */
  openedBetween(repositories: string[], from: Instant, to: Instant): Promise<Item[]>;
  /** When each of these authors had their first pull request merged, under whichever name, as far as is known. */
  firstMerged(repositories: string[], authors: string[]): Promise<{ author: string; at: Instant }[]>;
  /** In the order of when they were last seen: of a tag that moved, the commit that it is at now comes last. */
  tags(repositories: string[]): Promise<Tag[]>;
  releases(repositories: string[]): Promise<ForgeRelease[]>;
  document<K extends DocumentKind>(kind: K, repository: string, key: string): Promise<EvidenceDocument<K> | null>;
  /** All of a kind, of these repositories. */
  documents<K extends DocumentKind>(kind: K, repositories: string[]): Promise<EvidenceDocument<K>[]>;
  saveDocuments(documents: EvidenceDocument[]): Promise<void>;
  dropDocument(kind: DocumentKind, repository: string, key: string): Promise<void>;
}
