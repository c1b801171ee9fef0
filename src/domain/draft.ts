/**
 * The life of a draft (decision 5): a table of transitions, each a pure function of the draft and a command. A refusal says
 * what the person should do instead. Who may do it is decided in `approval.ts`; what follows from it, in the workflow.
 */
import type { Destination } from './community.js';
import { Refusal } from './errors.js';
import type { Claims, Facts } from './facts.js';
import type { MessageKind } from './message-kind.js';
import type { Instant } from './time.js';

export type DraftState = 'awaiting' | 'approved' | 'discarded' | 'superseded' | 'expired' | 'withheld';

/** States in which a draft still holds its occasion. */
export const LIVE_STATES: readonly DraftState[] = ['awaiting', 'approved', 'withheld'];

export interface Draft {
  id: string;
  /** Key of the occasion that it speaks for. */
  occasion: string;
  /** Counts from 1 within the occasion. */
  generation: number;
  matter: string;
  kind: MessageKind;
  release: string | null;
  state: DraftState;
  /** A person has edited the body: from then on it is theirs, and nothing redraws it unasked. */
  handKept: boolean;
  holdUntil: Instant | null;
  /** Why it is withheld, discarded or superseded, in a sentence; null otherwise. */
  why: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  /** The person who has it sent although its day has passed; null while it has not. */
  lateBy: string | null;
  /** Number of its newest revision. */
  revision: number;
}

/** `amended`: evidence took out what is not so any more, under the approval or the clock of the revision before. */
export type RevisionCause = 'composed' | 'redrawn' | 'amended' | 'edited' | 'introduced' | 'held' | 'recomposed';

/** What exactly would be sent; never changed once written. */
export interface DraftRevision {
  draft: string;
  n: number;
  /** Covers subject, introduction, body, destinations with addresses, send time and renderer version. */
  hash: string;
  subject: string;
  /** A person's words on top, as Markdown; empty for none. */
  intro: string;
  bodyMd: string;
  facts: Facts;
  factsSchema: number;
  claims: Claims;
  destinations: Destination[];
  sendAt: Instant;
  cause: RevisionCause;
  baseN: number | null;
  /** Person id, `herald`, or `evidence`. */
  author: string;
  at: Instant;
  /** What moved Herald to write it, in sentences; null where a person did, or where it is the first. */
  why: string | null;
  /** From when silence counts, under lazy consensus; null where it does not: somebody has to say yes. */
  silenceFrom: Instant | null;
}

export type VerdictKind = 'approve' | 'object';

/** One person's word, or the lazy-consensus rule's, about one exact revision. */
export interface Verdict {
  draft: string;
  revision: number;
  /** Person id, or {@link LAZY_CONSENSUS}. */
  actor: string;
  kind: VerdictKind;
  hash: string;
  via: 'desk' | 'cli' | 'slack' | 'rule';
  reason: string | null;
  /** Why it was approved although the preflight failed; null where nothing had to be overridden. */
  overrideReason: string | null;
  at: Instant;
}

export const LAZY_CONSENSUS = 'lazy-consensus';
export const HERALD = 'herald';
export const EVIDENCE = 'evidence';

export type DraftCommand =
  | { do: 'approve' | 'object'; hash: string }
  | { do: 'edit' | 'introduce'; base: number }
  | { do: 'recompose' | 'redraw' | 'amend' }
  | { do: 'hold'; until: Instant | null }
  | { do: 'discard' | 'supersede' | 'expire' | 'withhold'; why: string };

type Rule = (draft: Draft, command: never, now: Instant, head: DraftRevision) => Partial<Draft>;

const SETTLED: Record<'discarded' | 'superseded' | 'expired', string> = {
  discarded: 'This draft was discarded; the next occasion brings a new one.',
  superseded: 'This draft was superseded: what it spoke of has changed. Look at the newer draft.',
  expired: 'This draft has expired: the day that it spoke of has passed.',
};

function settled(draft: Draft): Refusal {
  const text = SETTLED[draft.state as keyof typeof SETTLED] ?? 'This draft is settled.';
  return new Refusal('settled', draft.why === null ? text : `${text} (${draft.why})`);
}

const CHANGED: Record<RevisionCause, string> = {
  composed: 'composed',
  redrawn: 'drawn anew from newer facts',
  amended: 'amended by what is not so any more',
  edited: 'edited',
  introduced: 'given another introduction',
  held: 'given another send time',
  recomposed: 'composed anew',
};

const stale = ({ n, cause }: Pick<DraftRevision, 'n' | 'cause'>): Refusal =>
  new Refusal(
    'stale',
    `The draft has changed since you looked at it: it was ${CHANGED[cause]}, and is at revision ${n} now. Look at that one, then decide again.`,
  );

/** @throws Refusal when the person looked at another revision than the current one */
export function sameRevision(head: Pick<DraftRevision, 'n' | 'cause'>, base: number | undefined): void {
  if (base !== undefined && base !== head.n) throw stale(head);
}

/** Everything that needs an open draft: awaiting a decision, or withheld and back with the release manager. */
function open(draft: Draft): void {
  if (draft.state === 'approved') {
    throw new Refusal('settled', 'This draft is approved already. To take it back before it leaves, discard it.');
  }
  if (draft.state !== 'awaiting' && draft.state !== 'withheld') throw settled(draft);
}

function unexpired(draft: Draft, now: Instant): void {
  if (draft.expiresAt <= now) throw settled({ ...draft, state: 'expired' });
}

function mayRewrite({ handKept }: Draft): void {
  if (handKept) throw new Refusal('settled', 'A person has edited this draft; only a person recomposes it.');
}

const RULES: { [C in DraftCommand['do']]: Rule } = {
  approve: verdict,
  object: verdict,
  edit: (draft, command: { base: number }, now, head) => {
    open(draft);
    unexpired(draft, now);
    sameRevision(head, command.base);
    return { state: 'awaiting', handKept: true, why: null };
  },
  // Neither an introduction nor a wait makes the facts of a withheld draft true again.
  introduce: (draft, command: { base: number }, now, head) => {
    open(draft);
    unexpired(draft, now);
    sameRevision(head, command.base);
    return {};
  },
  recompose: (draft, _command, now) => {
    open(draft);
    unexpired(draft, now);
    return { state: 'awaiting', handKept: false, why: null };
  },
  redraw: (draft, _command, now) => {
    open(draft);
    unexpired(draft, now);
    mayRewrite(draft);
    // Why it was stopped stays with it until somebody has approved the words that answer it.
    return { state: 'awaiting' };
  },
  amend: (draft, _command, now) => {
    if (draft.state !== 'approved' && draft.state !== 'awaiting') throw settled(draft);
    unexpired(draft, now);
    mayRewrite(draft);
    return {};
  },
  hold: (draft, command: { until: Instant | null }, now) => {
    open(draft);
    unexpired(draft, now);
    if (command.until !== null && command.until <= now) {
      throw new Refusal('invalid', 'That moment has passed. Name one that is still to come.');
    }
    if (command.until !== null && command.until >= draft.expiresAt) {
      throw new Refusal(
        'invalid',
        `Held that long it would expire first (${draft.expiresAt}). Name an earlier moment, or discard it.`,
      );
    }
    return { holdUntil: command.until };
  },
  discard: close('discarded'),
  supersede: close('superseded'),
  expire: close('expired'),
  withhold: (draft, command: { why: string }) => {
    if (!LIVE_STATES.includes(draft.state)) throw settled(draft);
    if (draft.state !== 'approved')
      throw new Refusal('settled', 'This draft is not approved, so nothing of it leaves.');
    return { state: 'withheld', why: command.why };
  },
};

function verdict(draft: Draft, command: { hash: string }, now: Instant, head: DraftRevision): Partial<Draft> {
  open(draft);
  unexpired(draft, now);
  if (draft.state === 'withheld') {
    throw new Refusal(
      'conflict',
      'This draft is withheld because its facts changed. Recompose or edit it, then decide.',
    );
  }
  if (command.hash !== head.hash) throw stale(head);
  return {};
}

function close(state: 'discarded' | 'superseded' | 'expired'): Rule {
  return (draft, command: { why: string }) => {
    if (!LIVE_STATES.includes(draft.state)) throw settled(draft);
    return { state, why: command.why };
  };
}

/**
 * What the draft is after a command. Approval alone does not change it: whether the verdicts suffice is the policy's
 * decision ({@link ./approval.ts}).
 * @throws Refusal when the state or the revision does not allow the command
 */
export function changeDraft(draft: Draft, head: DraftRevision, command: DraftCommand, now: Instant): Draft {
  const rule = RULES[command.do];
  return { ...draft, ...rule(draft, command as never, now, head) };
}
