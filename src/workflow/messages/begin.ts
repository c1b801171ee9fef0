/** Putting what a person began into the ledger: the next plan drafts it. */
import { hashOf } from '../../domain/identity.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { Occasion } from '../../domain/occasion.js';
import type { PersonsWords } from '../../domain/persons-words.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { WorkflowDeps } from '../deps.js';

/** How long a draft of what no schedule asks for may wait for its approval. */
export const EXPIRES_HOURS = 14 * 24;

export interface Beginning {
  /** `correction:<draft>`, `notes:<date>`. */
  about: string;
  /** The person's word that asked for it (a form that was sent): the same word is one draft. */
  word: string;
  matter: string;
  release: string | null;
  person: string;
  said: PersonsWords;
}

/** The key of its occasion; nothing is written when this word began it already. */
export async function begin(deps: WorkflowDeps, beginning: Beginning, now: Instant): Promise<string> {
  const { about, word, matter, release, person, said } = beginning;
  const kind: MessageKind = said.kind;
  const occasion: Occasion = {
    key: `${about}:${hashOf(word).slice(0, 12)}`,
    kind,
    release,
    source: { type: 'person', release, person, said },
    matter,
    composeAt: now,
    sendAt: now,
    expiresAt: addHours(now, EXPIRES_HOURS),
  };
  await deps.store.transaction(async (tx) => {
    if ((await tx.occasions.byKey(occasion.key)) !== null) return;
    await tx.occasions.save({ ...occasion, outcome: null, why: null, generation: 0, trouble: null });
    await tx.audit.append({
      at: now,
      actor: person,
      act: kind === 'notes' ? 'write-notes' : 'correct',
      subject: `occasion:${occasion.key}`,
      detail: { ...said },
    });
  });
  deps.wake();
  return occasion.key;
}
