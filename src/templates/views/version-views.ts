/** Candidate and release, and the correction of either. */
import type { CandidateFacts, CorrectionFacts, CountFact, ReleaseFacts } from '../../domain/facts.js';
import { blockerView } from './common-view.js';

const active = (counts: readonly CountFact[]): CountFact[] => counts.filter((c) => c.merged > 0 || c.closed > 0);

export const candidateView = (facts: CandidateFacts) => ({
  next: facts.next.slice(0, 3),
  blockers: facts.blockers.map(blockerView),
  /** Groups in which something happened. */
  counts: active(facts.counts),
  commit: facts.sha.slice(0, 10),
});

export const releaseView = (facts: ReleaseFacts) => ({
  next: facts.next.slice(0, 3),
  counts: active(facts.counts),
  commit: facts.sha.slice(0, 10),
});

export const correctionView = ({ moved }: CorrectionFacts) => ({
  moved: moved === null ? null : { ...moved, back: moved.is === moved.announced },
});
