/** What a draft that holds its occasion asks for now: to be closed, consented, redrawn, settled, or left with a reason. */
import type { BrokenClaim } from '../../domain/claims.js';
import { LIVE_STATES } from '../../domain/draft.js';
import { longestPause } from '../../domain/pause.js';
import { OPEN_SEND_STATES, standingSends } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import { checkAll } from '../claims/answer-claim.js';
import { newAnswers } from '../claims/status-claims.js';
import { newlyRead } from '../claims/unknown-issues.js';
import { correctedSince } from '../corrections/corrected-since.js';
import { pauseInWords } from '../pauses-in-words.js';
import { differences, notTrue } from '../queries/claim-in-words.js';
import { waitingOf } from '../restraint.js';
import type { World } from '../world.js';
import type { Left, Settled, Step } from './actions.js';
import {
  isUntouched,
  lazyClock,
  mayBeAmended,
  pendingDestinations,
  redrawDue,
  stoppedClock,
  sufficientWord,
} from './draft-questions.js';
import { overtakenBy } from './overtaken.js';
import type { Wanted } from './wanted.js';

export function aboutDraft(world: World, file: DraftFile, wanted: readonly Wanted[], now: Instant): Step {
  const { draft } = file;
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
  if (mine === undefined && draft.lateBy !== null) return aboutLate(world, file, now);
  if (mine === undefined) {
    return {
      do: 'supersede',
      ...ids,
      why: 'What it speaks of is no longer planned: its date, proposal or tag has changed.',
    };
  }
  const { broken } = checkAll({ world, source: mine.occasion.source, now }, file.head.claims);
  if (draft.state === 'approved') return aboutApproved(world, file, broken, now);

  const later = overtakenBy(mine.occasion, wanted, now);
  if (later !== null)
    return { do: 'supersede', ...ids, why: `The reminder of the next lead time takes its place (${later.key}).` };
  return draft.state === 'withheld' ? aboutWithheld(world, file, broken, now) : aboutAwaiting(world, file, broken, now);
}

/** Its day has passed and a person sends it all the same: whether it is still true is for the gate, and for whoever reads it. */
const aboutLate = (world: World, file: DraftFile, now: Instant): Left =>
  file.draft.state === 'approved'
    ? onItsWay(world, file, now)
    : leftOf(file, 'its day has passed; it leaves when somebody approves it', file.draft.expiresAt);

/** Less is said under the same approval; anything else stops it, and comes back to whoever decides. */
function aboutApproved(world: World, file: DraftFile, broken: readonly BrokenClaim[], now: Instant): Step {
  const { draft, head, sends } = file;
  const waits = sends.some(({ state }) => state === 'ready' || state === 'claimed');
  if (broken.length === 0 || !waits || correctedSince(world, draft.id, head.n) !== null)
    return onItsWay(world, file, now);
  if (!mayBeAmended(world.configuration, file, broken)) {
    return { do: 'withhold', draft: draft.id, why: notTrue(world, broken) };
  }
  if (pendingDestinations(sends).length > 0) return rewrite(world, file, 'amend', broken, now);
  return leftOf(file, 'approved; the rest of it is on its way', null);
}

/** The words that answer what stopped it are put before whoever decides; those of a person wait for a person. */
function aboutWithheld(world: World, file: DraftFile, broken: readonly BrokenClaim[], now: Instant): Step {
  const { draft } = file;
  if (broken.length > 0 && !draft.handKept) return rewrite(world, file, 'redraw', broken, now);
  return leftOf(file, `withheld: ${draft.why ?? 'its facts changed'}`, draft.expiresAt);
}

function aboutAwaiting(world: World, file: DraftFile, broken: readonly BrokenClaim[], now: Instant): Step {
  const { draft, head } = file;
  const word = sufficientWord(world, file);
  if (word !== null) return { do: 'count', draft: draft.id, revision: head.n, hash: head.hash, actor: word.actor };
  const clock = lazyClock(world, file);
  const mayLeaveBySilence = (clock ?? stoppedClock(world, file)) !== null;
  // Before silence counts as consent: nobody consents to what is not so any more.
  if (broken.length > 0 && isUntouched(file)) {
    const less = mayLeaveBySilence && mayBeAmended(world.configuration, file, broken);
    return rewrite(world, file, less ? 'amend' : 'redraw', broken, now);
  }
  if (silenceHasConsented(file, clock, now)) {
    const pause = longestPause(world.pauses);
    if (pause === null) return { do: 'consent', draft: draft.id, revision: head.n, hash: head.hash };
    const why = pauseInWords(pause, world.configuration.community);
    return leftOf(file, `nobody has objected, and silence is no consent meanwhile: ${why}`, pause.until);
  }
  const answers = [
    ...newAnswers(world, head.claims),
    ...newlyRead(world.issues, head.facts),
    ...newArrivals(world, draft.occasion),
  ];
  if (answers.length > 0 && clock === null && isUntouched(file))
    return onceDue(file, 'redraw', answers.join('; '), now);
  return leftOf(
    file,
    clock === null ? 'waits for approval' : 'leaves unless someone objects',
    clock ?? draft.expiresAt,
  );
}

const leftOf = ({ draft }: DraftFile, why: string, until: Instant | null): Left => ({
  key: draft.occasion,
  why,
  until,
});

const rewrite = (
  world: World,
  file: DraftFile,
  deed: 'redraw' | 'amend',
  broken: readonly BrokenClaim[],
  now: Instant,
): Step => onceDue(file, deed, differences(world, broken), now);

function onceDue(file: DraftFile, deed: 'redraw' | 'amend', why: string, now: Instant): Step {
  const due = redrawDue(file);
  return due > now
    ? leftOf(file, 'its facts have moved; redrawn when a quarter of an hour has passed', due)
    : { do: deed, draft: file.draft.id, why };
}

function onItsWay(world: World, file: DraftFile, now: Instant): Left {
  const waiting = waitingOf(world, file, now);
  if (waiting === null) return leftOf(file, 'approved; its sends are on their way', file.head.sendAt);
  const { why, until, tried, paused } = waiting;
  const how = paused ? ';' : tried ? ', and tried again:' : ', and held:';
  return leftOf(file, `approved${how} ${why}`, until);
}

/** Nobody has said a word in time, and nobody holds it. */
const silenceHasConsented = ({ draft }: DraftFile, clock: Instant | null, now: Instant): boolean =>
  clock !== null && clock <= now && (draft.holdUntil === null || draft.holdUntil <= now);

/** Where the message that this one corrects has arrived since. */
const newArrivals = ({ late }: World, occasion: string): string[] =>
  late.flatMap(({ correction, to }) =>
    correction.key === occasion ? [`it has arrived in ${to.join(', ')} since`] : [],
  );

const isDelivering = ({ sends }: DraftFile): boolean => sends.some((s) => OPEN_SEND_STATES.includes(s.state));

/** Nothing of it is on its way any more. */
function aboutDelivery({ draft, head, sends }: DraftFile, now: Instant): Step {
  // What an earlier revision left behind when it was withheld does not count.
  const current = standingSends(sends).filter((s) => s.revision === head.n || s.state !== 'withheld');
  const settle = (outcome: Settled, why: string, missed = true): Step => ({
    do: 'settle',
    draft: draft.id,
    occasion: draft.occasion,
    outcome,
    why,
    missed,
  });
  if (current.length > 0 && current.every((s) => s.state === 'sent'))
    return settle('sent', 'All of it has arrived.', false);
  const arrived = sends.some((s) => s.state === 'sent' || s.state === 'unknown');
  if (current.length > 0 && current.every((s) => s.state === 'sent' || s.givenUpBy !== null))
    return settle(arrived ? 'sent' : 'discarded', 'What had not left was given up.', false);
  if (draft.expiresAt > now)
    return { key: draft.occasion, why: 'some of its sends need a look', until: draft.expiresAt };
  return arrived
    ? settle('sent', 'Not all of its messages arrived before its day had passed.')
    : settle('expired', 'It was approved, and could not be delivered before its day had passed.');
}
