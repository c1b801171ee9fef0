/** Looking for a post that may have been taken: all that Slack shows of its thread and of its channel. */
import { RemoteFault } from '../../domain/errors.js';
import { type Instant, millisOf } from '../../domain/time.js';
import type { Look } from '../../ports/chat.js';
import { isMember } from './slack-advice.js';
import type { SlackClient } from './slack-client.js';
import { slackCode } from './slack-outcome.js';
import { type Page, pageOf } from './slack-shapes.js';

/** @throws RemoteFault */
export async function lookFor(
  slack: SlackClient,
  send: string,
  address: string,
  threadTs: string | null,
  oldest: Instant,
): Promise<Look> {
  const { web, ask } = slack;
  const direct = isMember(address);
  const channel = direct ? await directChannel(slack, address) : address;
  const since = { channel, oldest: slackTime(oldest), include_all_metadata: true, limit: 200 };
  const inThread =
    threadTs === null
      ? null
      : await unlessGone(slack, () =>
          search(send, async (at) => pageOf(await web.conversations.replies({ ...since, ts: threadTs, ...at }))),
        );
  if (inThread !== null && inThread.ts !== null) {
    return { at: { channel, ts: inThread.ts }, inChannel: [], inThread: inThread.shown, direct };
  }
  // Also for thread posts: with an unknown thread_ts Slack posts at the channel's root.
  const { ts, shown } = await search(send, (at) =>
    ask(async () => pageOf(await web.conversations.history({ ...since, ...at }))),
  );
  const newest =
    shown.length > 0
      ? []
      : (await ask(async () => pageOf(await web.conversations.history({ channel, limit: 1 })))).messages;
  return {
    at: ts === null ? null : { channel, ts },
    inChannel: [...shown, ...newest.map((message) => message.ts)],
    inThread: inThread?.shown ?? null,
    direct,
  };
}

const MOST_PAGES = 5;

/** What stands in the channel itself and says that it is ours. @throws RemoteFault */
export async function postedIn(
  { web, ask }: SlackClient,
  channel: string,
  oldest: Instant,
): Promise<{ send: string; ts: string }[]> {
  const since = { channel, oldest: slackTime(oldest), include_all_metadata: true, limit: 200 };
  const found: { send: string; ts: string }[] = [];
  let at: { cursor?: string } = {};
  for (let n = 0; n < MOST_PAGES; n++) {
    const { messages, next }: Page = await ask(async () =>
      pageOf(await web.conversations.history({ ...since, ...at })),
    );
    found.push(...messages.flatMap(({ send, ts }) => (send === null ? [] : [{ send, ts }])));
    if (next === null) break;
    at = { cursor: next };
  }
  return found;
}

interface Searched {
  /** Where it stands; null when it is on none of the pages. */
  ts: string | null;
  /** Everything on the way. */
  shown: string[];
}

async function search(send: string, page: (at: { cursor?: string }) => Promise<Page>): Promise<Searched> {
  const shown: string[] = [];
  let cursor: string | null = null;
  do {
    const { messages, next }: Page = await page(cursor === null ? {} : { cursor });
    shown.push(...messages.map(({ ts }) => ts));
    const hit = messages.find((message) => message.send === send);
    if (hit !== undefined) return { ts: hit.ts, shown };
    cursor = next;
  } while (cursor !== null);
  return { ts: null, shown };
}

/** Null when the thread is gone, of which Slack speaks outright. */
async function unlessGone({ fault }: SlackClient, read: () => Promise<Searched>): Promise<Searched | null> {
  try {
    return await read();
  } catch (error) {
    if (slackCode(error) === 'thread_not_found') return null;
    throw fault(error);
  }
}

/** A direct message to a member stands in a channel of its own, which opening it once more only names. */
async function directChannel({ web, ask }: SlackClient, user: string): Promise<string> {
  const { channel } = await ask(() => web.conversations.open({ users: user }));
  if (channel?.id === undefined) throw new RemoteFault('slack', 'malformed', 'Slack did not name the direct message.');
  return channel.id;
}

const slackTime = (instant: Instant): string => (millisOf(instant) / 1000).toFixed(6);
