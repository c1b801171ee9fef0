/** Deciding about a draft: what approving does, what has been said so far, and whose word is still needed. */

import { type PreflightCheck, SHORTEST_OVERRIDE, standsAgainst } from '../../domain/preflight.js';
import { formatInstant } from '../../domain/time.js';
import { DraftForm } from './draft-form.js';
import type { DecisionProps, DraftProps } from './draft-props.js';
import type { Refused } from './notice.js';
import type { Viewer } from './viewer.js';

interface Props {
  page: DraftProps;
  viewer: Viewer;
  refused: Refused | null;
}

export function Decision({ page, viewer, refused }: Props) {
  if (!page.open) return null;
  if (page.summary.state === 'withheld') {
    return <p>It cannot be approved as it stands: recompose it or edit it, then decide about the new revision.</p>;
  }
  const mine = page.decision.words.find((word) => word.id === viewer.id)?.kind;
  return (
    <>
      <Objections decision={page.decision} except={viewer.id} />
      <Overrides decision={page.decision} />
      {page.stoppedClock !== null && (
        <p>
          Silence does not let it out while the preflight fails. Once it passes, an objection before{' '}
          {formatInstant(page.stoppedClock, page.zone)} keeps it back.
        </p>
      )}
      {page.proposal !== null && (
        <p>
          Once approved, its new dates are in force: on the page, in the calendar and for all reminders. Discarding it
          withdraws the proposal.
        </p>
      )}
      {mine === 'approve' ? (
        <p>
          <strong>Approved by you{page.decision.missing > 0 ? `; ${oneMore(page.decision)}` : '.'}</strong>
        </p>
      ) : (
        <Approve page={page} viewer={viewer} refused={refused} objected={mine === 'object'} />
      )}
    </>
  );
}

/** Said beside "Your approval is recorded" when that is not the end of it; null when it is. */
export function stillNeeded({ open, decision }: Pick<DraftProps, 'open' | 'decision'>): string | null {
  if (!open) return null;
  const objectors = decision.words.filter((word) => word.kind === 'object').map((word) => word.name);
  if (objectors.length === 1) return `The objection of ${objectors[0]} still stands, so it does not leave yet.`;
  if (objectors.length > 1) return `The objections of ${objectors.join(', ')} still stand, so it does not leave yet.`;
  return decision.missing > 0 ? `It does not leave yet: ${oneMore(decision)}` : null;
}

const NUMBERS = ['none', 'one', 'two'];

function oneMore({ missing, others }: DecisionProps): string {
  const number = NUMBERS[missing] ?? missing;
  if (others.length < missing) return `${number} more is needed, and the configuration names nobody else.`;
  return others.length === 1
    ? `${others[0]} has to approve it too.`
    : `${number} more of ${others.join(', ')} is needed.`;
}

const Objections = ({ decision, except }: { decision: DecisionProps; except: string }) => (
  <>
    {decision.words
      .filter((word) => word.kind === 'object' && word.id !== except)
      .map((word) => (
        <p>
          <strong>{word.name} objected</strong>
          {word.reason && (
            <>
              : <bdi>{word.reason}</bdi>
            </>
          )}{' '}
          It does not leave until that is answered: by a new revision, or by the approval of {word.name}.
        </p>
      ))}
  </>
);

const Overrides = ({ decision }: { decision: DecisionProps }) => (
  <>
    {decision.words
      .filter((word) => word.overrideReason !== null)
      .map((word) => (
        <p>
          <strong>{word.name} approved although the preflight failed</strong>: <bdi>{word.overrideReason}</bdi>
        </p>
      ))}
  </>
);

/** Says exactly what approving does: which revision, where it goes and when. */
function Approve({ page, viewer, refused, objected }: Props & { objected: boolean }) {
  const { summary, zone, decision } = page;
  const when = summary.holdUntil !== null && summary.holdUntil > summary.sendAt ? summary.holdUntil : summary.sendAt;
  const against = standsAgainst(page.preflight);
  const leaves = when <= page.now ? 'at once' : `on ${formatInstant(when, zone)}`;
  const waits = summary.waiting !== null;
  return (
    <DraftForm page={page} viewer={viewer} act="approve">
      {objected && (
        <p>
          <strong>Your objection stands; approve to withdraw it.</strong>
        </p>
      )}
      <p>
        Approving covers exactly revision {page.revision} (<code>{page.hash.slice(0, 12)}</code>).{' '}
        {decision.missing > 1 && 'One more person has to approve it too. '}
        Once approved, it goes to {summary.destinations.join(' and ')},{' '}
        {waits ? 'once nothing keeps it any more' : leaves}.
      </p>
      {against.length > 0 && <Override against={against} typed={refused?.typed.override ?? ''} />}
      <button type="submit" class={against.length > 0 ? 'danger' : 'primary'}>
        Approve revision {page.revision}
        {against.length > 0 && ' all the same'}
      </button>
    </DraftForm>
  );
}

/** A reason in place of the plain button: whoever approves now has seen what fails. */
const Override = ({ against, typed }: { against: readonly PreflightCheck[]; typed: string }) => (
  <>
    <p>
      <strong>Its preflight fails</strong> over these: {against.map((check) => check.title.toLowerCase()).join('; ')}.{' '}
      <a href="#preflight">See what to do about it</a>.
    </p>
    <label class="field" for="override">
      Why it may leave all the same, for the audit trail
      <textarea
        id="override"
        name="override"
        required
        minLength={SHORTEST_OVERRIDE}
        maxLength={1000}
        rows={3}
        value={typed}
      />
    </label>
  </>
);
