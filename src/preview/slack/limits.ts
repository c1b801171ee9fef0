/**
 * Slack's rate limits: a message a second and channel, with some grace; a number of messages a minute in the workspace; for
 * every method a number a minute, by its tier. Counted per app, as Slack does it.
 */
export interface SlackLimits {
  /** One message this often in one channel, in milliseconds. */
  messageMs: number;
  /** How many messages may come at once in one channel after a pause. */
  burst: number;
  /** Messages a minute in all channels together; Slack names no number. */
  messagesAMinute: number;
  /** Calls a minute by tier. */
  tier2: number;
  tier3: number;
  tier4: number;
}

const SLACK_LIMITS: SlackLimits = {
  messageMs: 1000,
  burst: 3,
  messagesAMinute: 300,
  tier2: 20,
  tier3: 50,
  tier4: 100,
};

/** `chat.postMessage` has limits of its own. */
const TIERS: Readonly<Record<string, 'tier2' | 'tier3' | 'tier4'>> = {
  'chat.update': 'tier3',
  'chat.postEphemeral': 'tier4',
  'conversations.info': 'tier3',
  'conversations.history': 'tier3',
  'conversations.replies': 'tier3',
  'conversations.open': 'tier3',
  'users.info': 'tier4',
  'views.open': 'tier4',
  'views.push': 'tier4',
  'views.update': 'tier4',
  'views.publish': 'tier4',
};

const MINUTE = 60_000;

export class Limits {
  readonly #limits: SlackLimits;
  readonly #wallNow: () => number;
  readonly #taken = new Map<string, number[]>();
  /** When a channel's grace is whole again. */
  readonly #full = new Map<string, number>();

  constructor(limits: Partial<SlackLimits>, wallNow: () => number) {
    this.#limits = { ...SLACK_LIMITS, ...limits };
    this.#wallNow = wallNow;
  }

  /** Counts a call. @returns seconds to wait for, when it was one too many; then it is not counted. Null when it may pass. */
  take(method: string, channel: string): number | null {
    if (method === 'chat.postMessage') return this.#takeMessage(channel);
    const tier = TIERS[method];
    return tier === undefined ? null : this.#takeOf(method, this.#limits[tier]);
  }

  #takeMessage(channel: string): number | null {
    const { messageMs, burst, messagesAMinute } = this.#limits;
    const now = this.#wallNow();
    const full = Math.max(now, this.#full.get(channel) ?? 0);
    const over = full + messageMs - (now + burst * messageMs);
    if (over > 0) return Math.ceil(over / 1000);
    const wait = this.#takeOf('messages', messagesAMinute);
    if (wait === null) this.#full.set(channel, full + messageMs);
    return wait;
  }

  #takeOf(what: string, most: number): number | null {
    const now = this.#wallNow();
    const recent = (this.#taken.get(what) ?? []).filter((at) => at > now - MINUTE);
    this.#taken.set(what, recent);
    const [oldest = now] = recent;
    if (recent.length >= most) return Math.max(1, Math.ceil((oldest + MINUTE - now) / 1000));
    recent.push(now);
    return null;
  }
}
