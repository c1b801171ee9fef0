/**
 * The deciding file: `plan(world, now) -> actions`. It never awaits, reads no clock and holds no words of a message.
 *
 * First the drafts that exist (expired? reason gone? consented? moved facts? delivered?), then the occasions that are wanted
 * and have none. Whatever is not acted upon is left with a reason, so that `herald plan` can answer "why not?".
 */
import { checkClaims } from '../../domain/claims.js';
import type { Occasion, OccasionRecord } from '../../domain/occasion.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import { answerClaim } from '../claims/answer-claim.js';
import type { World } from '../world.js';
import type { Action, Left, Plan } from './actions.js';
import { lazyClock, mayBeRedrawn } from './draft-questions.js';
import { overtakenBy } from './overtaken.js';
import { type Wanted, wantedOccasions } from './wanted.js';

/** A draft is redrawn no more often than this (decision 5). */
const REDRAW_MINUTES = 15;

export function plan(world: World, now: Instant): Plan {
  const wanted = wantedOccasions(world, now);
  const ledger = new Map(world.ledger.map((record) => [record.key, record]));
  const drafts = new Map(world.drafts.map((file) => [file.draft.occasion, file]));
  const steps = [
    ...world.drafts.map((file) => aboutDraft(world, file, wanted, now)),
    ...wanted.flatMap((one) =>
      drafts.has(one.occasion.key) ? [] : [aboutOccasion(one, wanted, ledger.get(one.occasion.key) ?? null, now)],
    ),
  ];
  return {
    at: now,
    actions: steps.flatMap((step) => (step !== null && 'do' in step ? [step] : [])),
    left: steps.flatMap((step) => (step !== null && !('do' in step) ? [step] : [])),
  };
}

type Step = Action | Left | null;

function aboutDraft(world: World, file: DraftFile, wanted: Wanted[], now: Instant): Step {
  const { draft, head, sends } = file;
  const ids = { draft: draft.id, occasion: draft.occasion };
  const open = sends.some((s) => s.state === 'ready' || s.state === 'claimed' || s.state === 'attempting');
  const left = (why: string, until: Instant | null): Left => ({ key: draft.occasion, why, until });

  if (draft.state === 'approved' && !open && sends.length > 0) {
    return sends.every((s) => s.state === 'sent')
      ? { do: 'settle', ...ids }
      : left('some of its sends need a look', null);
  }
  const mine = wanted.find((w) => w.occasion.key === draft.occasion);
  if (mine === undefined) {
    return {
      do: 'supersede',
      ...ids,
      why: 'What it speaks of is no longer planned: its date, proposal or tag has changed.',
    };
  }
  if (draft.state === 'approved') return left('approved; its sends are on their way', head.sendAt);
  if (draft.expiresAt <= now) return { do: 'expire', ...ids, why: 'Nobody decided before its day had passed.' };

  const later = overtakenBy(mine.occasion, wanted, now);
  if (later !== null)
    return { do: 'supersede', ...ids, why: `The reminder of the next lead time takes its place (${later.key}).` };
  if (draft.state === 'withheld') return left(`withheld: ${draft.why ?? 'its facts changed'}`, draft.expiresAt);

  const clock = lazyClock(world, file);
  if (clock !== null && clock <= now && (draft.holdUntil === null || draft.holdUntil <= now)) {
    return { do: 'consent', draft: draft.id, revision: head.n, hash: head.hash };
  }
  const { broken } = checkClaims(head.claims, (key) => answerClaim(world, key, mine.occasion.source));
  if (broken.length > 0 && mayBeRedrawn(file, clock)) {
    const due = addMinutes(head.at, REDRAW_MINUTES);
    if (due > now) return left('its facts have moved; redrawn when a quarter of an hour has passed', due);
    return { do: 'redraw', draft: draft.id, why: broken.map((b) => `${b.key}: ${b.said} is now ${b.now}`).join('; ') };
  }
  return left(clock === null ? 'waits for approval' : 'leaves unless someone objects', clock ?? draft.expiresAt);
}

function aboutOccasion(one: Wanted, wanted: Wanted[], record: OccasionRecord | null, now: Instant): Step {
  const { occasion, since } = one;
  const left = (why: string, until: Instant | null): Left => ({ key: occasion.key, why, until });
  const skip = (why: string): Action => ({ do: 'skip', occasion, why });

  if (record !== null && record.outcome !== 'superseded') {
    return record.outcome === null ? compose(occasion, record) : left(closed(record), null);
  }
  if (now < occasion.composeAt) return left('not yet due', occasion.composeAt);
  if (isBaseline(occasion, since)) return left('was due before its date was published, so it is not caught up', null);
  if (occasion.expiresAt <= now) return record === null ? skip('Its day had passed before it could be said.') : null;
  const later = overtakenBy(occasion, wanted, now);
  if (later !== null)
    return record === null ? skip(`A later reminder of the same date took its place (${later.key}).`) : null;
  return compose(occasion, record);
}

const compose = (occasion: Occasion, record: OccasionRecord | null): Action => ({
  do: 'compose',
  occasion,
  generation: (record?.generation ?? 0) + 1,
});

/** Only what the calendar brings can have been due before anybody knew of it. */
const isBaseline = (occasion: Occasion, since: Instant): boolean =>
  (occasion.source.type === 'phase' || occasion.source.type === 'cadence') && occasion.sendAt < since;

function closed(record: OccasionRecord): string {
  return record.why === null ? `${record.outcome}` : `${record.outcome}: ${record.why}`;
}
