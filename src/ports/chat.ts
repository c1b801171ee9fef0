/** Chat: posting to channels, and looking whether a post arrived. */
import type { Delivery, SlackPayload } from '../domain/send.js';
import type { Instant } from '../domain/time.js';

/** What a person said in a thread. */
export interface Reply {
  channel: string;
  ts: string;
  /** The member's id. */
  user: string;
  text: string;
  /** `ts` of its last change; null when it stands as it was written. */
  edited: string | null;
}

/** What a look for a post has shown, each by its `ts`. */
export interface Look {
  /** Where it stands; null when it was not shown. */
  at: { channel: string; ts: string } | null;
  /** Everything in the channel itself; where that is nothing for so long, its newest message of all. */
  inChannel: readonly string[];
  /** Everything in the thread, its first post included; null when there was none to look at. */
  inThread: readonly string[] | null;
  /** Between the bot and one member: a place where at first there is nothing. */
  direct: boolean;
}

export interface Chat {
  /**
   * Posts once, without retries of its own. `send` is put into the post's metadata, so that {@link find} can recognise it.
   * Never throws: whatever happened is one of the outcomes.
   */
  post(send: string, payload: SlackPayload, threadTs: string | null): Promise<Delivery>;
  /**
   * Shows something else in a post of ours; doing it again changes nothing, so whatever is not certain is `unsent`. `gone` when
   * the post is no longer there or may not be changed any more.
   */
  update(send: string, payload: SlackPayload, at: { channel: string; ts: string }): Promise<Delivery>;
  /** What people said in a thread, oldest first; empty when the thread is gone. @throws RemoteFault */
  replies(channel: string, threadTs: string): Promise<Reply[]>;
  /**
   * Looks for a post with this metadata since `oldest`. That it is not shown is no proof: Slack has answered with lists that
   * lacked what stood there. `channel` may be a member's id; what was posted to it stands in a channel of its own.
   * @throws RemoteFault
   */
  find(send: string, channel: string, threadTs: string | null, oldest: Instant): Promise<Look>;
  /** Posts of ours in the channel itself since `oldest`, by what their metadata names; at most a thousand. @throws RemoteFault */
  posted(channel: string, oldest: Instant): Promise<{ send: string; ts: string }[]>;
  /**
   * Why no direct message reaches this member, in a sentence; null when nothing is known against it. A post alone does not tell:
   * Slack takes posts to people who have left. @throws RemoteFault when Slack cannot say
   */
  reach(user: string): Promise<string | null>;
  /** Who the credentials belong to, what they may do (`scopes`), and each channel's name or problem, for the doctor. @throws RemoteFault */
  check(channels: string[]): Promise<{
    bot: string;
    scopes: string[];
    channels: { id: string; name: string | null; problem: string | null }[];
  }>;
}
