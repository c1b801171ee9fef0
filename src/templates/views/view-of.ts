/** What a template sees: the facts, and what they amount to. `fields.ts` documents every path of it. */
import type { Facts } from '../../domain/facts.js';
import { commonView } from './common-view.js';
import { digestView } from './digest-view.js';
import { notesView } from './notes-view.js';
import { delayView, reminderView, timelineView } from './schedule-views.js';
import { candidateView, correctionView, patchView, releaseView } from './version-views.js';

export function viewOf(facts: Facts): Record<string, unknown> {
  return { ...facts, ...commonView(facts), ...ownView(facts) };
}

function ownView(facts: Facts): Record<string, unknown> {
  switch (facts.kind) {
    case 'timeline':
      return timelineView(facts);
    case 'reminder':
      return reminderView(facts);
    case 'delay':
      return delayView(facts);
    case 'candidate':
      return candidateView(facts);
    case 'release':
      return releaseView(facts);
    case 'patch':
      return patchView(facts);
    case 'correction':
      return correctionView(facts);
    case 'notes':
      return notesView(facts);
    case 'digest':
      return digestView(facts);
  }
}
