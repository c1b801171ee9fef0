/** A release: one cycle, as its configuration file plans it. Its id is the name of that file. */
import type { BlockerRule, Link } from './community.js';
import type { PhaseDates } from './phase.js';

export interface ReleasePlan {
  id: string;
  /** As people say it: `Kubeflow 1.4`. */
  name: string;
  tags: TagPatterns;
  phases: PhaseDates[];
  components: ComponentPlan[];
  dependencies: DependencyPlan[];
  /** The issue in which the release is coordinated (R25). */
  trackingIssue: string | null;
  /** Who signs the messages: person ids by role, release manager first. */
  team: { role: string; people: string[] }[];
  /** What the release announcement leads with, in the words of the release team. */
  highlights: { text: string; url: string | null }[];
  knownIssues: { title: string; url: string | null; workaround: string | null }[];
  /** What testers of a candidate are asked to try, and where they report (R32). */
  testing: { steps: string[]; report: Link | null };
  /** How to upgrade and where it was tested. */
  upgrade: { text: string | null; testedOn: string | null };
  /** What blocks this release, beside what blocks any. */
  blockers: BlockerRule[];
  /** The issues in which groups list what they plan for it (R12): a working group's id, and `owner/name#number`. */
  umbrellas: { group: string; issue: string }[];
}

/** Which tags of which repository are this release. Patterns hold `*` for any run of characters but `/`. */
export interface TagPatterns {
  repository: string;
  candidate: string | null;
  stable: string;
  /** What patches of it are called, where `stable` does not fit them; left out in configurations applied before there was one. */
  patch?: string | null;
  /** The branch that the release is cut from; null where none is expected. */
  branch: string | null;
}

export interface ComponentPlan {
  name: string;
  repository: string | null;
  /** Either fixed here, or the newest tag of the repository that fits the pattern. */
  version: string | null;
  tags: string | null;
  /** The version that the release before this one held, where no announcement of Herald's says. */
  before?: string | null;
  /** Files of the repository in which it declares what it depends on; those at its top are looked for anyway. */
  manifests: string[];
}

export interface DependencyPlan {
  name: string;
  version: string;
  /** As components declare it (`kubernetes`, `k8s.io/client-go`); empty for one that only people declare. */
  packages: string[];
}

/** With the file's owners, which are the file's alone and may have changed since the dates were proposed. */
export const ownedBy = (plan: Pick<ReleasePlan, 'phases'>, dates: PhaseDates): PhaseDates => ({
  ...dates,
  owners: plan.phases.find((p) => p.id === dates.id)?.owners ?? dates.owners,
});
