/** Drafts as cards: what it is, where it goes, when it leaves, who decides, and what to watch out for. */
import { MESSAGE_TITLES, type MessageKind } from '../../domain/message-kind.js';
import type { Waiting } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';
import { Chip, type ChipState } from './chips.js';
import { Moment, momentDistance } from './moments.js';
import { Warnings } from './notice.js';

export interface DraftSummary {
  id: string;
  kind: MessageKind;
  release: string | null;
  subject: string;
  state: ChipState;
  /** Names with their type: `kubeflow-discuss (mail)`. */
  destinations: string[];
  sendAt: Instant;
  holdUntil: Instant | null;
  /** What keeps it besides its time, or would if it were approved now; null when nothing does. */
  waiting: Waiting | null;
  /** `one of Ann, Ben`. */
  policy: string;
  /** When silence counts as consent; null where it never does. */
  consentAt: Instant | null;
  approvals: string[];
  objections: { name: string; reason: string | null }[];
  /** Facts that moved, incomplete sources, proposals that hold it: sentences. */
  warnings: string[];
}

interface Props {
  id: string;
  title: string;
  empty: string;
  drafts: readonly DraftSummary[];
  now: Instant;
  zone: Zone;
}

export const DeskDrafts = ({ id, title, empty, drafts, now, zone }: Props) => (
  <section aria-labelledby={id}>
    <h2 id={id}>
      {title} {drafts.length > 0 && <span class="count">{drafts.length}</span>}
    </h2>
    {drafts.length === 0 && <p class="card quiet">{empty}</p>}
    <div class="cards">
      {drafts.map((draft) => (
        <DraftCard draft={draft} now={now} zone={zone} />
      ))}
    </div>
  </section>
);

const DraftCard = ({ draft, now, zone }: { draft: DraftSummary; now: Instant; zone: Zone }) => (
  <article class="card draft-card">
    <p class="eyebrow">
      {MESSAGE_TITLES[draft.kind]}
      {draft.release && <> · {draft.release}</>} <Chip state={draft.state} />
    </p>
    <h3>
      <a href={`/desk/drafts/${encodeURIComponent(draft.id)}`}>{draft.subject}</a>
    </h3>
    <DraftFacts draft={draft} now={now} zone={zone} />
    <Warnings items={draft.warnings} />
  </article>
);

export const DraftFacts = ({ draft, now, zone }: { draft: DraftSummary; now: Instant; zone: Zone }) => (
  <dl class="pairs">
    <div>
      <dt>Leaves</dt>
      <dd>
        <Leaves draft={draft} now={now} zone={zone} />
      </dd>
    </div>
    {draft.holdUntil && (
      <div>
        <dt>Held until</dt>
        <dd>
          <Moment at={draft.holdUntil} zone={zone} />
        </dd>
      </div>
    )}
    {draft.waiting && <Waits waiting={draft.waiting} undecided={UNDECIDED.includes(draft.state)} zone={zone} />}
    <div>
      <dt>Goes to</dt>
      <dd>{draft.destinations.join(', ')}</dd>
    </div>
    <div>
      <dt>Decided by</dt>
      <dd>
        {draft.policy}
        {draft.consentAt && (
          <>
            ; without objection it counts as agreed on <Moment at={draft.consentAt} zone={zone} />
          </>
        )}
      </dd>
    </div>
    {draft.approvals.length > 0 && (
      <div>
        <dt>Approved by</dt>
        <dd>{draft.approvals.join(', ')}</dd>
      </div>
    )}
    {draft.objections.map((objection) => (
      <div>
        <dt>Objection</dt>
        <dd>
          {objection.name}
          {objection.reason && (
            <>
              : <bdi>{objection.reason}</bdi>
            </>
          )}
        </dd>
      </div>
    ))}
  </dl>
);

interface WaitsProps {
  waiting: Waiting;
  /** It would, once it is approved. */
  undecided: boolean;
  zone: Zone;
}

const Waits = ({ waiting: { why, until, tried, paused }, undecided, zone }: WaitsProps) => (
  <div>
    <dt>{undecided ? 'Once approved' : tried ? 'Tried again' : paused ? 'Paused' : 'Held'}</dt>
    <dd>
      {undecided && 'It waits. '}
      {why}
      {until !== null && !paused && (
        <>
          {tried ? ' The next try is ' : ' It is looked at again '}
          <Moment at={until} zone={zone} />.
        </>
      )}
    </dd>
  </div>
);

const UNDECIDED: readonly ChipState[] = ['awaiting', 'objected', 'held', 'withheld'];

function Leaves({ draft, now, zone }: { draft: DraftSummary; now: Instant; zone: Zone }) {
  if (draft.sendAt <= now && UNDECIDED.includes(draft.state)) {
    return (
      <>
        <strong>
          {draft.waiting === null ? 'as soon as it is approved' : 'once it is approved and nothing keeps it'}
        </strong>
        ; it was due <Moment at={draft.sendAt} zone={zone} />
      </>
    );
  }
  if (draft.sendAt <= now && draft.state === 'approved, held') return <strong>once nothing holds it</strong>;
  if (draft.sendAt <= now && draft.state === 'approved') return <strong>at once</strong>;
  return (
    <>
      {draft.sendAt <= now && 'was due '}
      <strong>{momentDistance(draft.sendAt, now, zone)}</strong>, <Moment at={draft.sendAt} zone={zone} />
    </>
  );
}
