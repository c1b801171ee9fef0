/** The row of a post that is no delivery: a card, a prompt or a reminder of it, an alarm; to a channel or to a person. */
import { hashOf } from '../domain/identity.js';
import type { SlackPost } from '../domain/rendering.js';
import { type Purpose, type Send, type SlackPayload, UNTOUCHED } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

export interface Outgoing {
  purpose: Exclude<Purpose, 'delivery'>;
  dedupeKey: string;
  about: string;
  /** A channel's id, or a member's for a direct message. */
  to: string;
  post: SlackPost;
  notBefore: Instant;
  expiresAt: Instant;
}

export function outgoing({ to, post, ...rest }: Outgoing): Send {
  const payload = slackPayload(to, post);
  return {
    ...UNTOUCHED,
    ...rest,
    id: hashOf(rest.dedupeKey).slice(0, 16),
    draft: null,
    revision: null,
    matter: null,
    destination: to,
    part: 1,
    address: to,
    payload,
    payloadHash: hashOf(payload),
    remoteId: null,
    afterSend: null,
  };
}

export const slackPayload = (to: string, { text, blocks }: SlackPost): SlackPayload => ({
  type: 'slack',
  channel: to,
  broadcast: false,
  text,
  blocks,
});
