/** The row of what is no delivery: a card, a prompt or a reminder of it, an alarm; to a channel, to a person, by mail. */
import { hashOf, messageId } from '../domain/identity.js';
import type { Notice } from '../domain/notice.js';
import type { Rendering, SlackPost } from '../domain/rendering.js';
import {
  type MailPayload,
  type Payload,
  type Purpose,
  type Send,
  type SlackPayload,
  UNTOUCHED,
} from '../domain/send.js';
import type { Instant } from '../domain/time.js';
import { noticePost } from '../surfaces/slack/notice-post.js';
import { noticeMarkdown } from '../templates/notice-markdown.js';
import { renderMessage } from '../templates/render.js';

interface Row {
  purpose: Exclude<Purpose, 'delivery'>;
  dedupeKey: string;
  about: string;
  /** A channel's id, a member's for a direct message, or a mail address. */
  to: string;
  notBefore: Instant;
  expiresAt: Instant;
}

export interface Outgoing extends Row {
  post: SlackPost;
}

export const outgoing = ({ post, ...row }: Outgoing): Send => asSend(row, slackPayload(row.to, post));

/** Where a notice goes. */
export type Place = { slack: string } | { mail: string };

/** The same words for Slack and for a mail. `community`: its id. */
export function outgoingNotice(row: Omit<Row, 'to'>, place: Place, notice: Notice, community: string): Send {
  if ('slack' in place) return outgoing({ ...row, to: place.slack, post: noticePost(notice) });
  const own = { ...row, to: place.mail };
  return asSend(own, mailOf(own, notice, community));
}

function asSend(row: Row, payload: Payload): Send {
  const { to, ...rest } = row;
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
    remoteId: payload.type === 'mail' ? payload.messageId : null,
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

function mailOf({ dedupeKey, to }: Row, notice: Notice, community: string): MailPayload {
  const rendering = renderMessage({ ...noticeMarkdown(notice), intro: '' }, { zone: notice.zone });
  return mailPayload({ community, about: dedupeKey, destination: to }, to, rendering);
}

/** A mail that answers none yet. The same words about the same thing to the same destination have the same Message-ID. */
export function mailPayload(
  { community, about, destination }: Record<'community' | 'about' | 'destination', string>,
  to: string,
  { subject, text, html }: Pick<Rendering, 'subject' | 'text' | 'html'>,
): MailPayload {
  return {
    type: 'mail',
    messageId: messageId(community, about, destination, 1, hashOf({ subject, text, html })),
    to,
    subject,
    text,
    html,
    inReplyTo: null,
    references: [],
  };
}
