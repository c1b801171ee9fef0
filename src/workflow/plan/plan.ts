/**
 * The deciding file: `plan(world, now) -> actions`. It never awaits, reads no clock and holds no words of a message.
 *
 * First the week's asking, then the drafts that exist (expired? reason gone? consented? moved facts? delivered?), then the occasions that are wanted
 * and have none. Whatever is not acted upon is left with a reason, so that `herald plan` can answer "why not?".
 */
import { LIVE_STATES } from '../../domain/draft.js';
import type { OccasionRecord } from '../../domain/occasion.js';
import type { Instant } from '../../domain/time.js';
import type { World } from '../world.js';
import { aboutDraft } from './about-draft.js';
import { aboutOccasion } from './about-occasion.js';
import { aboutRounds } from './about-rounds.js';
import type { Plan, Step } from './actions.js';
import { wantedOccasions } from './wanted.js';

export function plan(world: World, now: Instant): Plan {
  const wanted = wantedOccasions(world, now);
  const ledger = new Map(world.ledger.map((record) => [record.key, record]));
  const drafted = new Set(
    world.drafts.flatMap(({ draft }) => (LIVE_STATES.includes(draft.state) ? [draft.occasion] : [])),
  );
  const steps = [
    ...aboutRounds(world, now),
    ...world.drafts.map((file) =>
      unlessItFailed(ledger.get(file.draft.occasion), aboutDraft(world, file, wanted, now), now),
    ),
    ...wanted.flatMap((one) =>
      drafted.has(one.occasion.key)
        ? []
        : [
            unlessItFailed(
              ledger.get(one.occasion.key),
              aboutOccasion(one, wanted, { record: ledger.get(one.occasion.key) ?? null, world }, now),
              now,
            ),
          ],
    ),
  ];
  return {
    at: now,
    actions: steps.flatMap((step) => ('do' in step ? [step] : [])),
    left: steps.flatMap((step) => ('do' in step ? [] : [step])),
  };
}

/** What could not be written a moment ago is not tried again at once. */
function unlessItFailed(record: OccasionRecord | undefined, step: Step, now: Instant): Step {
  if (!('do' in step) || (step.do !== 'compose' && step.do !== 'redraw')) return step;
  const { trouble = null, key = '' } = record ?? {};
  if (trouble === null || trouble.nextLook === null || trouble.nextLook <= now) return step;
  const what = step.do === 'compose' ? 'composed' : 'drawn anew';
  return { key, why: `could not be ${what}: ${trouble.why}`, until: trouble.nextLook };
}
