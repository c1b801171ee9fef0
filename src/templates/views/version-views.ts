/** Candidate, release and patch, and the correction of each. */
import { type ComponentFact, STANDING_WORDS } from '../../domain/component.js';
import type { CandidateFacts, CorrectionFacts, CountFact, PatchFacts, ReleaseFacts } from '../../domain/facts.js';
import { blockerView } from './common-view.js';

const active = (counts: readonly CountFact[]): CountFact[] => counts.filter((c) => c.merged > 0 || c.closed > 0);

/** Facts of drafts from before know only whether it is stable. */
const componentView = (component: ComponentFact) => ({
  ...component,
  standing: STANDING_WORDS[component.standing ?? (component.stable ? 'stable' : 'unstable')],
});

/** What the announcements of stable tags share. */
const stableView = (facts: ReleaseFacts | PatchFacts) => ({
  next: facts.next.slice(0, 3),
  counts: active(facts.counts),
  commit: facts.sha.slice(0, 10),
  components: facts.components.map(componentView),
});

export const candidateView = (facts: CandidateFacts) => ({
  next: facts.next.slice(0, 3),
  blockers: facts.blockers.map(blockerView),
  /** Groups in which something happened. */
  counts: active(facts.counts),
  commit: facts.sha.slice(0, 10),
  components: facts.components.map(componentView),
});

export const releaseView = (facts: ReleaseFacts) => stableView(facts);

export const patchView = (facts: PatchFacts) => stableView(facts);

export const correctionView = ({ moved }: CorrectionFacts) => ({
  moved: moved === null ? null : { ...moved, back: moved.is === moved.announced },
});
