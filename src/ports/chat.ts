/** Chat: posting to channels, and looking whether a post arrived. */
import type { Delivery, SlackPayload } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

export interface Chat {
  /**
   * Posts once, without retries of its own. `send` is put into the post's metadata, so that {@link find} can recognise it.
   * Never throws: whatever happened is one of the outcomes.
   */
  post(send: string, payload: SlackPayload, threadTs: string | null): Promise<Delivery>;
  /** Looks for a post with this metadata since `oldest`; its `ts`, or null when it is not there. @throws RemoteFault */
  find(send: string, channel: string, threadTs: string | null, oldest: Instant): Promise<string | null>;
  /** Who the credentials belong to, and each channel's name or problem, for the doctor. @throws RemoteFault */
  check(
    channels: string[],
  ): Promise<{ bot: string; channels: { id: string; name: string | null; problem: string | null }[] }>;
}
