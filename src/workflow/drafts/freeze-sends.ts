/**
 * Approval turns a revision into bytes: one send per destination and part, rendered now and stored, so that a retry sends
 * what was approved and nothing else. What a mail answers is a slot that is filled as it leaves (decision 8).
 */
import type { Destination } from '../../domain/community.js';
import type { Draft, DraftRevision } from '../../domain/draft.js';
import { hashOf } from '../../domain/identity.js';
import type { MessageKind } from '../../domain/message-kind.js';
import type { Rendering } from '../../domain/rendering.js';
import { type DeliverySend, type Payload, type Send, UNTOUCHED } from '../../domain/send.js';
import type { Zone } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { correctionNote } from '../../templates/correction-note.js';
import { renderMessage } from '../../templates/render.js';
import { mailPayload } from '../outgoing.js';
import { correctionsIn } from './compose-draft.js';

/** Kinds whose follow-ups nobody would see inside a thread, so they are shown in the channel too. */
const BROADCAST: readonly MessageKind[] = ['reminder', 'delay', 'correction'];

export interface Freezing {
  community: { id: string; zone: Zone };
  draft: Draft;
  head: DraftRevision;
}

/** How a revision looks in one destination: the same text, with a correction on top where the old text arrived. */
export function renderFor(head: DraftRevision, destination: Destination, zone: Zone): Rendering {
  const corrections = correctionsIn(head.facts).filter((c) => c.destination === destination.id);
  const { subject, intro, bodyMd } = head;
  return renderMessage({ subject, intro, bodyMd, note: correctionNote(corrections, zone) }, { zone });
}

/** Writes the sends and claims the threads' roots, inside the caller's transaction. */
export async function freezeSends(store: Repositories, freezing: Freezing): Promise<DeliverySend[]> {
  const { draft, head, community } = freezing;
  await store.matters.keep({ key: draft.matter, subject: head.subject });
  const sends: DeliverySend[] = [];
  for (const destination of head.destinations) {
    const rendering = renderFor(head, destination, community.zone);
    const first = sendId(freezing, destination, 1);
    const root = await store.matters.claimRoot(draft.matter, destination.id, first);
    const rootSend = root === first ? null : await store.sends.byId(root);
    sends.push(...sendsTo(freezing, destination, rendering, rootSend));
  }
  await store.sends.insert(sends);
  return sends;
}

const sendId = ({ draft, head }: Freezing, destination: Destination, part: number): string =>
  hashOf({ draft: draft.id, revision: head.n, destination: destination.id, part }).slice(0, 16);

function sendsTo(
  freezing: Freezing,
  destination: Destination,
  rendering: Rendering,
  root: Send | null,
): DeliverySend[] {
  const { community, draft, head } = freezing;
  const payloads: Payload[] =
    destination.type === 'mail'
      ? [
          mailPayload(
            { community: community.id, about: draft.occasion, destination: destination.id },
            destination.address,
            rendering,
          ),
        ]
      : rendering.slack.map((post, index) => ({
          type: 'slack',
          channel: destination.address,
          broadcast: index === 0 && root !== null && BROADCAST.includes(draft.kind),
          ...post,
        }));
  return payloads.map((payload, index) => {
    const part = index + 1;
    const id = sendId(freezing, destination, part);
    return {
      ...UNTOUCHED,
      id,
      purpose: 'delivery',
      dedupeKey: `${draft.occasion}#${draft.generation}.${head.n}>${destination.id}/${part}`,
      about: null,
      draft: draft.id,
      revision: head.n,
      matter: draft.matter,
      destination: destination.id,
      part,
      address: destination.address,
      payload,
      payloadHash: hashOf(payload),
      remoteId: payload.type === 'mail' ? payload.messageId : null,
      afterSend: part > 1 ? sendId(freezing, destination, part - 1) : (root?.id ?? null),
      notBefore: head.sendAt,
      expiresAt: draft.expiresAt,
    };
  });
}
