/** Everything that a preflight is made from, as it was read before. */
import type { Community } from '../../domain/community.js';
import type { ComponentFact } from '../../domain/component.js';
import type { DependencyMatrix } from '../../domain/dependencies.js';
import type { EvidenceDocument, ForgeRelease, Item, SyncState, Tag } from '../../domain/evidence.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { PreflightKind } from '../../domain/preflight.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { Instant } from '../../domain/time.js';

export interface PreflightInput {
  now: Instant;
  kind: PreflightKind;
  community: Pick<Community, 'docs' | 'labels'>;
  plan: ReleasePlan;
  /** The tag that is announced; where it is not set yet, the one that the plan expects. */
  tag: string;
  /** As the message states them. */
  components: ComponentFact[];
  /** Of the repositories of the plan, as the store keeps them. */
  tags: Tag[];
  releases: ForgeRelease[];
  states: SyncState[];
  /** Of the release's repository; null where they were never read. */
  branches: EvidenceDocument<'branches'> | null;
  /** The repositories whose issues can block it or be known, and what blocks it. */
  scope: string[];
  blockers: BlockerFact[];
  /** The file that must name the version; null where it was never read. */
  docsFile: EvidenceDocument<'file'> | null;
  /** Null while there is none. */
  draft: PreflightDraft | null;
  knownIssues: {
    /** Open issues with a label for known ones. */
    open: Item[];
    /** What the message lists, each with its issue as it stands now; null where it is none, or not known. */
    listed: { title: string; url: string | null; workaround: string | null; item: Item | null }[];
  };
  dependencies: DependencyMatrix;
}

export interface PreflightDraft {
  /** Introduction and body, as Markdown. */
  text: string;
  /** The addresses in it, each once, without those of Herald itself. */
  links: string[];
  /** What is known of them. */
  checked: EvidenceDocument<'link'>[];
  /** How many more lead to Herald itself. */
  own: number;
}
