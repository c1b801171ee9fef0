/** The forge: where the code, the issues and the tags are. Reads only. */
import type { ForgeRelease, Item, Tag } from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';

export interface ForgeCheck {
  login: string | null;
  remaining: number;
  repositories: { name: string; problem: string | null }[];
}

export interface Forge {
  /**
   * Issues and pull requests of `owner/name` that changed at or after `since` (all when null), oldest change first, a page
   * at a time.
   * @throws RemoteFault; a page that is not a list is a fault too, never an empty page
   */
  itemsSince(repository: string, since: Instant | null): AsyncIterable<Item[]>;
  /** @throws RemoteFault */
  tags(repository: string): AsyncIterable<Pick<Tag, 'repository' | 'name' | 'sha'>[]>;
  /** @throws RemoteFault */
  releases(repository: string): AsyncIterable<ForgeRelease[]>;
  /** One issue or pull request; null when there is none of that number. @throws RemoteFault */
  item(repository: string, number: number): Promise<Item | null>;
  /**
   * For the doctor: who the credentials belong to (null for nobody, or for what is not a person), how many requests are left,
   * and for each repository what keeps these credentials from reading it, in sentences, or null.
   * @throws RemoteFault where GitHub cannot be asked at all, or refuses the credentials
   */
  check(repositories: readonly string[]): Promise<ForgeCheck>;
}
