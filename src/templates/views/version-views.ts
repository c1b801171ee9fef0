/** Candidate, release and patch, and the correction of each. */
import { type ComponentFact, STANDING_WORDS } from '../../domain/component.js';
import type { CandidateFacts, CorrectionFacts, PatchFacts, ReleaseFacts } from '../../domain/facts.js';
import type { CountFact, HeldFacts } from '../../domain/held-facts.js';
import { blockerView, openCount } from './common-view.js';

const active = (counts: readonly CountFact[]): CountFact[] => counts.filter((c) => c.merged > 0 || c.closed > 0);

/** Facts of drafts from before know only whether it is stable. */
const componentView = (component: ComponentFact) => ({
  ...component,
  standing: STANDING_WORDS[component.standing ?? (component.stable ? 'stable' : 'unstable')],
});

/** Facts of drafts from before tell only what was merged in a time. */
const heldView = (
  { counts, alone = 0, unchanged = [], wentBack = [], uncounted = [] }: HeldFacts,
  previous: string | null,
) => ({
  /** Groups in which something happened. */
  counts: active(counts),
  known: previous !== null && counts.length > 0,
  alone,
  unchanged: unchanged.map(versioned),
  wentBack: wentBack.map(versioned),
  uncounted,
});

const versioned = ({ name, version }: { name: string; version: string }): string => `${name} ${version}`;

/** What the announcements of stable tags share. */
const stableView = (facts: ReleaseFacts | PatchFacts) => ({
  next: facts.next.slice(0, 3),
  ...heldView(facts, facts.previousVersion),
  commit: facts.sha.slice(0, 10),
  components: facts.components.map(componentView),
});

export const candidateView = (facts: CandidateFacts) => ({
  next: facts.next.slice(0, 3),
  blockers: facts.blockers.map(blockerView),
  openBlockers: openCount(facts.blockers),
  ...heldView(facts, facts.previousTag),
  commit: facts.sha.slice(0, 10),
  components: facts.components.map(componentView),
});

export const releaseView = (facts: ReleaseFacts) => stableView(facts);

export const patchView = (facts: PatchFacts) => stableView(facts);

export const correctionView = ({ moved }: CorrectionFacts) => ({
  moved: moved === null ? null : { ...moved, back: moved.is === moved.announced },
});
