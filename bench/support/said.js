/** Drafts that were approved and delivered, with words of the size that real ones have. */
import { hashOf } from '../../dist/domain/identity.js';
import { composeDraft } from '../../dist/workflow/drafts/compose-draft.js';
import { renderFor } from '../../dist/workflow/drafts/freeze-sends.js';
import { wantedOccasions } from '../../dist/workflow/plan/wanted.js';
import { loadWorld } from '../../dist/workflow/world.js';
import { PUBLIC_URL } from './example.js';

/** One draft with a verdict and a send to each destination, for `drafts` of the occasions that were sent. */
export async function putDelivered(store, { now, drafts }) {
  const words = await wordsOfEachKind(store, now);
  const sent = (await store.occasions.recent(1_000_000)).filter((o) => o.outcome !== null && words.has(o.kind));
  await store.transaction(async (tx) => {
    for (const occasion of sent.slice(0, drafts)) await putOne(tx, occasion, words.get(occasion.kind));
  });
}

async function wordsOfEachKind(store, now) {
  const world = await loadWorld(store, now);
  const { zone } = world.configuration.community;
  const words = new Map();
  for (const { occasion } of wantedOccasions(world, now).reverse()) {
    if (words.has(occasion.kind)) continue;
    const { revision } = await composeDraft({ world, store, now, publicUrl: PUBLIC_URL }, occasion, 1);
    const rendered = revision.destinations.map((destination) => renderFor(revision, destination, zone));
    words.set(occasion.kind, { revision, rendered });
  }
  return words;
}

async function putOne(tx, occasion, { revision, rendered }) {
  const { key, matter, kind, release, composeAt: at, sendAt, expiresAt } = occasion;
  const id = hashOf(key).slice(0, 10);
  const life = {
    state: 'approved',
    handKept: false,
    holdUntil: null,
    why: null,
    createdAt: at,
    expiresAt,
    revision: 1,
  };
  await tx.drafts.insert(
    { id, occasion: key, generation: 1, matter, kind, release, ...life },
    { ...revision, draft: id, sendAt, at },
  );
  await tx.drafts.addVerdict({
    draft: id,
    revision: 1,
    actor: 'kimonas',
    kind: 'approve',
    hash: revision.hash,
    via: 'desk',
    reason: null,
    overrideReason: null,
    at,
  });
  await tx.sends.insert(
    revision.destinations.map((destination, index) => {
      const { subject, text, html, slack } = rendered[index];
      const { id: place, address } = destination;
      const messageId = `<${id}@kubeflow.herald>`;
      const payload =
        destination.type === 'mail'
          ? { type: 'mail', messageId, to: address, subject, text, html, inReplyTo: null, references: [] }
          : { type: 'slack', channel: address, broadcast: false, ...slack[0] };
      return {
        ...{ id: `${id}-${place}`, purpose: 'delivery', dedupeKey: `${id}>${place}`, about: null },
        ...{ draft: id, revision: 1, matter },
        ...{ destination: place, part: 1, address, payload, payloadHash: hashOf(payload), remoteId: `${id}-${place}` },
        ...{
          remoteChannel: null,
          afterSend: null,
          notBefore: sendAt,
          expiresAt,
          state: 'sent',
          leaseBy: null,
          leaseUntil: null,
          attempt: 1,
        },
        ...{ nextAt: null, receipt: 'accepted', error: null, sentAt: sendAt },
      };
    }),
  );
}
