/** What was merged between two tags or dates, as plain data: the page, the Markdown and the JSON say nothing else. */
import type { SourceFact } from './facts.js';
import type { Instant, Zone } from './time.js';

export interface ItemRef {
  /** `owner/name`. */
  repository: string;
  number: number;
}

/** The kinds that Herald knows by itself; a community adds its own by labels, whose id is then their heading. */
export type BuiltInKind =
  | 'breaking'
  | 'feature'
  | 'fix'
  | 'performance'
  | 'docs'
  | 'dependencies'
  | 'taken back'
  | 'upkeep'
  | 'other';

export interface ChangelogKind {
  id: BuiltInKind | (string & {});
  heading: string;
}

/** How a kind was found: by a label, by the form of the title, by its words alone, or not at all. */
export type KindSource = 'label' | 'text' | 'convention' | 'words' | 'repository' | 'none';

/** One pull request. */
export interface ChangelogEntry extends ItemRef {
  /** For reading: without what its title begins and ends with for machines. */
  title: string;
  /** The part of the repository that it is about, where the title names one: `sdk`. */
  scope: string | null;
  /** As it stands on GitHub. */
  original: string;
  url: string;
  /** The login; null where the account is gone. */
  author: string | null;
  /** As the community calls the author. */
  name: string | null;
  mergedAt: Instant;
  kind: string;
  kindSource: KindSource;
  /** `XS` to `XXL`; null without such a label. */
  size: string | null;
  /** Written by a program. */
  bot: boolean;
  /** The author's first one that was merged. */
  first: boolean;
  /** Pull requests that took it to other branches, counted with it. */
  wentTo: (ItemRef & { branch: string | null })[];
  /** For one that takes work from before the window to another branch: that work, as far as it is named. */
  brings: { refs: ItemRef[]; branch: string | null } | null;
}

export interface ChangelogSection {
  kind: ChangelogKind;
  /** Newest first. */
  entries: ChangelogEntry[];
}

export interface ChangelogRepository {
  repository: string;
  /** The release's components that come from it. */
  components: string[];
  counts: ChangelogCounts;
  /** By kind, breaking first; only kinds that have something. Without what programs wrote. */
  sections: ChangelogSection[];
  /** What programs wrote, newest first. */
  bots: ChangelogEntry[];
  /** Some pull request carries a size. */
  sized: boolean;
}

export interface ChangelogCounts {
  /** Pull requests. */
  merged: number;
  /** Issues. */
  closed: number;
  /** People with a merged pull request; programs and accounts that are gone do not count. */
  contributors: number;
}

export interface ChangelogGroup {
  /** The working group's id; null for what is nobody's. */
  id: string | null;
  name: string;
  counts: ChangelogCounts;
  /** What users may care about most, breaking changes first; each is among the entries too. */
  highlights: ChangelogEntry[];
  repositories: ChangelogRepository[];
}

/** One end of the window. */
export interface Boundary {
  at: Instant;
  /** Null for a date, and for now. */
  tag: string | null;
  /** Where a tag's moment comes from; `first seen` may be days after the tag was set. */
  by: 'commit' | 'release' | 'first seen' | 'date' | 'now';
}

/** One repository's part of what is between two tags of a release: from which version to which, by the tables of the two. */
export interface HeldRange {
  repository: string;
  /** The components that it is the version of; empty for the release's own repository. */
  components: string[];
  /** Null where the table of the earlier tag is not known, or has none. */
  from: string | null;
  to: string | null;
  /** `earlier`: the later tag holds an earlier version; `not read`: both are known, and what is between them is not yet. */
  outcome: 'changed' | 'unchanged' | 'earlier' | 'not read' | 'not known';
}

/** A pull request that is no entry of its own, and why. */
export interface NotCountedAlone extends ItemRef {
  title: string;
  url: string;
  reason: 'reverted' | 'reverts' | 'taken to another branch';
  /** The pull requests because of which. */
  because: ItemRef[];
  /** Where it went, where its title says so. */
  branch: string | null;
}

export interface FirstTime {
  login: string;
  name: string;
  pulls: ItemRef[];
}

export interface ChangelogFacts {
  community: { id: string; name: string; zone: Zone };
  release: { id: string; name: string; page: string };
  asOf: Instant;
  /** `(from, to]`: what was merged at the very second of the earlier tag belongs to what that tag holds. */
  window: { from: Boundary; to: Boundary };
  /** Between two tags: what git's history has in the later one and not in the earlier. Null for a window of time. */
  held: {
    ranges: HeldRange[];
    /** Commits that came without a pull request that is known. */
    alone: number;
  } | null;
  /** What the release team leads with; empty where the window is not the release's own. */
  told: { text: string; url: string | null }[];
  groups: ChangelogGroup[];
  totals: ChangelogCounts;
  /**
   * People whose first pull request was merged in the window, in the alphabet's order. Null while some repository was never read
   * to the end, since there may be an earlier one in it.
   */
  firstTime: FirstTime[] | null;
  /** Everybody with a merged pull request, in the alphabet's order. */
  thanks: string[];
  /** `merged` is `entries` and `apart` and the length of `notAlone` together. */
  account: {
    merged: number;
    /** By people, or by accounts that are gone. */
    entries: number;
    /** By programs. */
    apart: number;
    notAlone: NotCountedAlone[];
    /** Same title, same author, within two weeks: perhaps one work on two branches, which GitHub's lists do not tell. Each counts. */
    alike: ItemRef[][];
    withoutAuthor: number;
  };
  /** One for each repository, in the alphabet's order. */
  sources: SourceFact[];
}

export const refKey = ({ repository, number }: ItemRef): string => `${repository}#${number}`;

/** `kubeflow/katib (Katib): v0.11.0 to v0.12.0`. */
export function rangeInWords({ repository, components, from, to, outcome }: HeldRange): string {
  const name = components.length === 0 ? repository : `${repository} (${components.join(', ')})`;
  switch (outcome) {
    case 'changed':
      return `${name}: ${from} to ${to}`;
    case 'unchanged':
      return from === to ? `${name}: ${to}, unchanged` : `${name}: ${from} to ${to}, the same commit`;
    case 'earlier':
      return `${name}: ${from} back to ${to}`;
    case 'not read':
      return `${name}: ${from} to ${to}, which has not been read yet and is not counted`;
    case 'not known':
      return `${name}: ${to ?? 'no version'}, not counted, since what it follows is not known here`;
  }
}
