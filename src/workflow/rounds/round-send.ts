/** A prompt, a reminder or an account of a round, as the row by which it leaves. */
import { hashOf } from '../../domain/identity.js';
import type { SlackPost } from '../../domain/rendering.js';
import type { Purpose, Send, SlackPayload } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';

export interface RoundSend {
  community: string;
  purpose: Purpose;
  dedupeKey: string;
  about: string;
  /** A channel's or a member's id. */
  to: string;
  post: SlackPost;
  notBefore: Instant;
  expiresAt: Instant;
}

export const slackPayload = (to: string, post: SlackPost): SlackPayload => ({
  type: 'slack',
  channel: to,
  broadcast: false,
  text: post.text,
  blocks: post.blocks,
});

export function roundSend({ community, purpose, dedupeKey, about, to, post, notBefore, expiresAt }: RoundSend): Send {
  const payload = slackPayload(to, post);
  return {
    id: hashOf({ community, dedupeKey }).slice(0, 16),
    purpose,
    dedupeKey,
    about,
    draft: null,
    revision: null,
    matter: null,
    destination: to,
    part: 1,
    address: to,
    payload,
    payloadHash: hashOf(payload),
    remoteId: null,
    remoteChannel: null,
    afterSend: null,
    notBefore,
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

export const promptKey = (round: string, to: string): string => `prompt:${round}>${to}`;
export const nudgeKey = (round: string, to: string): string => `nudge:${round}>${to}`;
