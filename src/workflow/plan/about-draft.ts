/** What a draft that holds its occasion asks for now: to be closed, consented, redrawn, settled, or left with a reason. */
import { type BrokenClaim, checkClaims } from '../../domain/claims.js';
import { LIVE_STATES } from '../../domain/draft.js';
import { OPEN_SEND_STATES, waitingFor } from '../../domain/send.js';
import { addMinutes, type Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import { answerClaim } from '../claims/answer-claim.js';
import { isStatusClaim, newAnswers } from '../claims/status-claims.js';
import { newlyRead } from '../claims/unknown-issues.js';
import { brokenInWords } from '../queries/claim-in-words.js';
import type { World } from '../world.js';
import type { Left, Step } from './actions.js';
import { isUntouched, lazyClock, mayBeRedrawn, sufficientWord } from './draft-questions.js';
import { overtakenBy } from './overtaken.js';
import type { Wanted } from './wanted.js';

/** A draft is redrawn no more often than this (decision 5). */
const REDRAW_MINUTES = 15;

export function aboutDraft(world: World, file: DraftFile, wanted: readonly Wanted[], now: Instant): Step {
  const { draft, head } = file;
  const ids = { draft: draft.id, occasion: draft.occasion };
  const left = (why: string, until: Instant | null): Left => ({ key: draft.occasion, why, until });

  if (!LIVE_STATES.includes(draft.state)) return left(`${draft.state}, while one of its messages is on its way`, null);
  if (draft.state === 'approved' && !isDelivering(file)) return aboutDelivery(file, now);
  if (draft.expiresAt <= now) {
    return draft.state === 'approved'
      ? left('its day has passed; what has not left is being cancelled', null)
      : { do: 'expire', ...ids, why: 'Nobody decided before its day had passed.' };
  }
  const mine = wanted.find((w) => w.occasion.key === draft.occasion);
  if (mine === undefined) {
    return {
      do: 'supersede',
      ...ids,
      why: 'What it speaks of is no longer planned: its date, proposal or tag has changed.',
    };
  }
  if (draft.state === 'approved') return onItsWay(file);

  const later = overtakenBy(mine.occasion, wanted, now);
  if (later !== null)
    return { do: 'supersede', ...ids, why: `The reminder of the next lead time takes its place (${later.key}).` };
  if (draft.state === 'withheld') return left(`withheld: ${draft.why ?? 'its facts changed'}`, draft.expiresAt);

  const word = sufficientWord(world, file);
  if (word !== null) return { do: 'count', draft: draft.id, revision: head.n, hash: head.hash, actor: word.actor };

  const clock = lazyClock(world, file);
  const { broken } = checkClaims(head.claims, (key, said) => answerClaim(world, key, mine.occasion.source, said));
  const redraw = (why: string[]): Step => {
    const due = addMinutes(head.at, REDRAW_MINUTES);
    return due > now
      ? left('its facts have moved; redrawn when a quarter of an hour has passed', due)
      : { do: 'redraw', draft: draft.id, why: why.join('; ') };
  };
  const counts = silenceCounts(file, clock, now);
  // Before silence counts as consent: nobody consents to words that their author has taken back, nor to what is not so any more.
  const untrue = counts ? broken : broken.filter(({ key }) => isStatusClaim(key));
  if (untrue.length > 0 && isUntouched(file)) return redraw(untrue.map(inWords(world)));
  if (counts) {
    return { do: 'consent', draft: draft.id, revision: head.n, hash: head.hash };
  }
  const changed = [
    ...broken.map(inWords(world)),
    ...newAnswers(world, head.claims),
    ...newlyRead(world.issues, head.facts),
    ...newArrivals(world, draft.occasion),
  ];
  if (changed.length > 0 && mayBeRedrawn(file, clock)) return redraw(changed);
  return left(clock === null ? 'waits for approval' : 'leaves unless someone objects', clock ?? draft.expiresAt);
}

function onItsWay({ draft, head, sends }: DraftFile): Left {
  const waiting = waitingFor(sends, head.n);
  if (waiting === null) return { key: draft.occasion, why: 'approved; its sends are on their way', until: head.sendAt };
  const { why, until, tried } = waiting;
  return { key: draft.occasion, why: `approved, ${tried ? 'and tried again' : 'and held'}: ${why}`, until };
}

/** Nobody has said a word in time, and nobody holds it. */
const silenceCounts = ({ draft }: DraftFile, clock: Instant | null, now: Instant): boolean =>
  clock !== null && clock <= now && (draft.holdUntil === null || draft.holdUntil <= now);

/** Where the message that this one corrects has arrived since. */
const newArrivals = ({ late }: World, occasion: string): string[] =>
  late.flatMap(({ correction, to }) =>
    correction.key === occasion ? [`it has arrived in ${to.join(', ')} since`] : [],
  );

const inWords =
  ({ configuration }: World) =>
  (claim: BrokenClaim): string =>
    brokenInWords(configuration.community, claim);

const isDelivering = ({ sends }: DraftFile): boolean => sends.some((s) => OPEN_SEND_STATES.includes(s.state));

/** Nothing of it is on its way any more. What an earlier revision left behind when it was withheld does not count. */
function aboutDelivery({ draft, head, sends }: DraftFile, now: Instant): Step {
  const current = sends.filter((s) => s.revision === head.n);
  const settle = (outcome: 'sent' | 'expired', why: string, missed = true): Step => ({
    do: 'settle',
    draft: draft.id,
    occasion: draft.occasion,
    outcome,
    why,
    missed,
  });
  if (current.length > 0 && current.every((s) => s.state === 'sent'))
    return settle('sent', 'All of it has arrived.', false);
  if (draft.expiresAt > now)
    return { key: draft.occasion, why: 'some of its sends need a look', until: draft.expiresAt };
  const arrived = sends.some((s) => s.state === 'sent' || s.state === 'unknown');
  return arrived
    ? settle('sent', 'Not all of its messages arrived before its day had passed.')
    : settle('expired', 'It was approved, and could not be delivered before its day had passed.');
}
