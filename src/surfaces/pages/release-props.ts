/** What the page of one release shows, as plain data. */

import type { ComponentFact } from '../../domain/component.js';
import type { DigestGroupFact } from '../../domain/digest-group-facts.js';
import type { DocsFact } from '../../domain/docs-facts.js';
import type { PhaseDefinition } from '../../domain/phase.js';
import type { PhaseMove } from '../../domain/schedule.js';
import type { DistributionFact } from '../../domain/status-facts.js';
import type { CalendarDate, Instant, Zone } from '../../domain/time.js';
import type { UmbrellaFact } from '../../domain/umbrella-facts.js';
import type { CheckedFact, NextDate, SentSummary } from './home-props.js';
import type { TimelinePhase } from './timeline.js';

export interface ReleaseProps {
  now: Instant;
  zone: Zone;
  id: string;
  name: string;
  releaseDate: CalendarDate | null;
  trackingIssue: string | null;
  calendar: string;
  phases: (TimelinePhase & { deadline: Instant | null; owners: string[]; definition: PhaseDefinition | null })[];
  next: NextDate[];
  /** What each working group said last, beside the blockers that are open while the cycle runs. */
  groups: GroupWord[];
  /** How far each distribution is with this release that is asked, or spoke of it all the same (R17). */
  distributions: DistributionFact[];
  /** Whether there is nothing yet that distributions could try, so that those that are configured are not asked. */
  distributionsWait: boolean;
  /** How far the groups' plans are. */
  umbrellas: UmbrellaFact[];
  /** Where the documentation is behind; empty for a release that is out. */
  docs: DocsFact[];
  team: { role: string; people: string[] }[];
  components: ComponentFact[];
  dependencies: { name: string; version: string }[];
  changes: ScheduleChange[];
  sent: SentSummary[];
  checked: CheckedFact;
}

/** A revision that came into force. */
export interface ScheduleChange {
  n: number;
  at: Instant;
  author: string;
  reason: string | null;
  blockers: { label: string; url: string }[];
  /** Empty for the first revision. */
  moves: (PhaseMove & { title: string })[];
}

export type GroupWord = Pick<DigestGroupFact, 'name' | 'status' | 'contradiction' | 'blockers'> & { unit: string };
