/**
 * The deciding file: `plan(world, now) -> actions`. It never awaits, reads no clock and holds no words of a message.
 *
 * First the week's asking, then the drafts that exist (expired? reason gone? consented? moved facts? delivered?), then the occasions that are wanted
 * and have none. Whatever is not acted upon is left with a reason, so that `herald plan` can answer "why not?".
 */
import { LIVE_STATES } from '../../domain/draft.js';
import type { Instant } from '../../domain/time.js';
import type { World } from '../world.js';
import { aboutDraft } from './about-draft.js';
import { aboutOccasion } from './about-occasion.js';
import { aboutRounds } from './about-rounds.js';
import type { Plan } from './actions.js';
import { wantedOccasions } from './wanted.js';

export function plan(world: World, now: Instant): Plan {
  const wanted = wantedOccasions(world, now);
  const ledger = new Map(world.ledger.map((record) => [record.key, record]));
  const drafted = new Set(
    world.drafts.flatMap(({ draft }) => (LIVE_STATES.includes(draft.state) ? [draft.occasion] : [])),
  );
  const steps = [
    ...aboutRounds(world, now),
    ...world.drafts.map((file) => aboutDraft(world, file, wanted, now)),
    ...wanted.flatMap((one) =>
      drafted.has(one.occasion.key)
        ? []
        : [aboutOccasion(one, wanted, { record: ledger.get(one.occasion.key) ?? null, rounds: world.rounds }, now)],
    ),
  ];
  return {
    at: now,
    actions: steps.flatMap((step) => ('do' in step ? [step] : [])),
    left: steps.flatMap((step) => ('do' in step ? [] : [step])),
  };
}
