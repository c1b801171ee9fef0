/** The sealed slot of a mail: `Re:`, In-Reply-To and References, filled once, as it is first handed over (decision 8). */
import { withoutRe, withRe } from '../domain/answering.js';
import type { Send } from '../domain/send.js';
import type { SendRepository } from '../ports/store.js';
import type { StandsAt } from './thread.js';

/** What is handed over, and stays so from the moment at which its content begins. Its hash stays too: that is of what was approved. */
export async function seal<S extends Send>(sends: SendRepository, send: S, { answers }: StandsAt): Promise<S> {
  const { payload } = send;
  if (payload.type !== 'mail' || payload.sealed === true) return send;
  // Before mails had a slot `Re:` was frozen at approval; where readers may have such a mail already, a second one is to be the same.
  const tried = (await sends.attempts(send.id)).some(({ outcome }) => outcome === 'unknown');
  const filled = answers?.arrived ? withRe(payload.subject) : withoutRe(payload.subject);
  const parent = answers?.messageId ?? null;
  return {
    ...send,
    payload: {
      ...payload,
      subject: tried ? payload.subject : filled,
      inReplyTo: parent,
      references: parent === null ? [] : [parent],
      sealed: true,
    },
  };
}
