/** A row for a post that is not a delivery: a card in a channel, an alarm in a direct message. */
import { hashOf } from '../../domain/identity.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Purpose, Send, SlackPayload } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';

export interface Outgoing {
  purpose: Exclude<Purpose, 'delivery'>;
  dedupeKey: string;
  about: string;
  /** A channel's id, or a member's for a direct message. */
  address: string;
  post: SlackPost;
  now: Instant;
  expiresAt: Instant;
}

export function outgoing({ purpose, dedupeKey, about, address, post, now, expiresAt }: Outgoing): Send {
  const payload: SlackPayload = { type: 'slack', channel: address, broadcast: false, ...post };
  return {
    id: hashOf(dedupeKey).slice(0, 16),
    purpose,
    dedupeKey,
    about,
    draft: null,
    revision: null,
    matter: null,
    destination: address,
    part: 1,
    address,
    payload,
    payloadHash: hashOf(payload),
    remoteId: null,
    remoteChannel: null,
    afterSend: null,
    notBefore: now,
    expiresAt,
    state: 'ready',
    leaseBy: null,
    leaseUntil: null,
    attempt: 0,
    nextAt: null,
    receipt: null,
    error: null,
    sentAt: null,
  };
}
