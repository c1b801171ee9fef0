/** Commands, loop and outbox on the real store, with destinations that accept and remember, and a forge that a test fills. */
import { createHash } from 'node:crypto';
import type { Configuration } from '../../src/domain/configuration.js';
import { RemoteFault } from '../../src/domain/errors.js';
import type { LinkCheck, ListEndpoint, Tag } from '../../src/domain/evidence.js';
import { hashOf } from '../../src/domain/identity.js';
import { mayLeave } from '../../src/domain/pause.js';
import type { Delivery, MailPayload, SlackPayload } from '../../src/domain/send.js';
import { addMinutes, type Instant } from '../../src/domain/time.js';
import { createSyncTracker } from '../../src/evidence/progress.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import { createPace } from '../../src/outbox/pace.js';
import type { Reply } from '../../src/ports/chat.js';
import type { Answer, Forge } from '../../src/ports/forge.js';
import type { Begin } from '../../src/ports/mailer.js';
import type { DraftFile, Store } from '../../src/ports/store.js';
import type { Commands } from '../../src/workflow/commands.js';
import { createCommands } from '../../src/workflow/create-commands.js';
import { createGate } from '../../src/workflow/gate.js';
import { beginPause, endPause, readPauses } from '../../src/workflow/pauses.js';
import { createLoop, type Loop } from '../../src/workflow/reconcile.js';
import type { Applied } from '../../src/workflow/schedule/application.js';
import { applyConfiguration } from '../../src/workflow/schedule/apply-configuration.js';
import { loadWorld, type World } from '../../src/workflow/world.js';
import { openTestStore } from './store.js';
import { ADOPTED, aConfiguration } from './world.js';

export interface House {
  store: Store;
  commands: Commands;
  loop: Loop;
  clock: { now: Instant; wall: Instant };
  mails: MailPayload[];
  posts: SlackPayload[];
  slack: {
    /** When each of `posts` was made. */
    postedAt: Instant[];
    /** What accepted posts were changed to. */
    changes: SlackPayload[];
    /** What people said in threads, by the channel they said it in. */
    replies: Reply[];
    /** Members and channels to which nothing can be posted, and what Slack says then. */
    refuses: Map<string, string>;
    /** Members whom no message reaches although posts to them are taken, and why. */
    left: Map<string, string>;
    /** Threads that were read. */
    reads: string[];
    /** How many more threads can be read before Slack asks for a pause. */
    readsBeforePause: number;
    /** Threads cannot be read. */
    down: boolean;
  };
  /** What happens to the next mails, in order; afterwards they are accepted. */
  nextMails: Delivery[];
  /** Tags of every repository, as the forge shows them. */
  tags: Pick<Tag, 'repository' | 'name' | 'sha'>[];
  /** Lists that the forge fails to show, as `tags of kubeflow/manifests`. */
  unread: Set<string>;
  /** Until then the forge answers nothing. */
  forgeAnswers: Promise<void>;
  /** How the next links turn out; those that are not here cannot be looked at. */
  links: Map<string, LinkCheck['outcome']>;
  log: { level: string; event: string; fields: Record<string, unknown> }[];
  configuration: Configuration;
  /** Moves the calendar, running the loop at every due instant on the way. */
  until(moment: Instant): Promise<void>;
  world(): Promise<World>;
  apply(configuration: Configuration, reason?: string, anew?: string[]): Promise<Applied>;
  /** The draft that waits whose occasion's key begins like this. */
  waiting(key: string): Promise<DraftFile>;
  file(id: string): Promise<DraftFile>;
  approve(file: DraftFile, actor?: string): Promise<DraftFile>;
}

/** A house over a store; give the same store again to see what a restart does. */
export async function openHouse(
  options: {
    configuration?: Configuration;
    now?: Instant;
    store?: Store;
    apply?: boolean;
    /** How often the forge is read; daily by default. */
    syncMinutes?: number;
    /** Whether the loop waits for the forge; it does by default. */
    readsFirst?: boolean;
    /** Nothing is sent, and silence is no consent. */
    hold?: boolean;
    /** Another one than that which shows only `tags`. */
    forge?: Forge;
  } = {},
): Promise<House> {
  const store = options.store ?? (await openTestStore());
  const clock = { now: options.now ?? ADOPTED, wall: '2026-01-01T00:00:00.000Z' };
  const ports = { now: () => clock.now, wall: () => clock.wall };
  const log: House['log'] = [];
  const note = (level: string, event: string, fields: Record<string, unknown> = {}): void => {
    log.push({ level, event, fields });
  };
  const [mails, posts]: [MailPayload[], SlackPayload[]] = [[], []];
  const mailer = {
    send: async (mail: MailPayload, _date: Instant, begin: Begin): Promise<Delivery> => {
      if (!(await begin())) return { outcome: 'unsent', error: 'Not begun.', retryAfterSeconds: null };
      const given = house.nextMails.shift();
      if (given !== undefined) return given;
      mails.push(mail);
      return { outcome: 'accepted', remoteId: mail.messageId, receipt: '250 queued' };
    },
    check: async () => undefined,
    close: async () => undefined,
  };
  const chat = {
    post: async (send: string, payload: SlackPayload): Promise<Delivery> => {
      const refusal = house.slack.refuses.get(payload.channel);
      if (refusal !== undefined) return { outcome: 'refused', error: refusal };
      posts.push(payload);
      house.slack.postedAt.push(clock.now);
      // A direct message stands in a channel of its own.
      const channel = payload.channel.replace(/^U/, 'D');
      return { outcome: 'accepted', remoteId: `ts-${send}`, receipt: 'posted', channel };
    },
    posted: async () => [],
    find: async () => ({ at: null, inChannel: [...posts.keys()].map(String), inThread: null, direct: false }),
    update: async (_send: string, payload: SlackPayload, { ts }: { ts: string }): Promise<Delivery> => {
      house.slack.changes.push(payload);
      return { outcome: 'accepted', remoteId: ts, receipt: 'changed' };
    },
    replies: async (channel: string, thread: string) => {
      if (house.slack.readsBeforePause <= 0)
        throw new RemoteFault('slack', 'ratelimited', 'Slack asks for a pause.', 30);
      house.slack.readsBeforePause--;
      house.slack.reads.push(`${channel} ${thread}`);
      if (house.slack.down) throw new RemoteFault('slack', 'timeout', 'Slack does not answer.');
      return house.slack.replies.filter((reply) => reply.channel === channel);
    },
    reach: async (user: string) => {
      if (house.slack.down) throw new RemoteFault('slack', 'timeout', 'Slack does not answer.');
      return house.slack.left.get(user) ?? null;
    },
    check: async () => ({ bot: 'herald', scopes: [], channels: [] }),
  };
  const deps = { store, clock: ports, log: note, publicUrl: 'https://herald.example.org', wake: () => undefined };
  const readsFirst = options.readsFirst ?? true;
  const pace = createPace({ channelGapMillis: 0 });
  const outbox = createOutbox({
    pace,
    store,
    clock: ports,
    mailer,
    chat,
    gate: createGate(deps),
    worker: 'test',
    log: note,
    mayLeave: async () => mayLeave(await readPauses(store.meta, clock.now)),
  });
  const loopFor = (configuration: Configuration): Loop =>
    createLoop({
      ...deps,
      forge: options.forge ?? forgeOf(() => house, ports.now),
      links: {
        check: async (urls) =>
          urls.flatMap((url) => {
            const outcome = house.links.get(url);
            return outcome === undefined ? [] : [{ url, outcome, status: outcome === 'broken' ? '404' : 'test' }];
          }),
      },
      tracker: createSyncTracker(),
      outbox,
      chat,
      configurationHash: hashOf(configuration),
      syncMinutes: options.syncMinutes ?? 24 * 60,
      readsFirst,
      wake: () => void (readsFirst ? null : house.loop.run()),
    });
  const configuration = options.configuration ?? aConfiguration();

  const house: House = {
    store,
    commands: createCommands(deps),
    loop: loopFor(configuration),
    clock,
    mails,
    posts,
    nextMails: [],
    slack: {
      postedAt: [],
      changes: [],
      replies: [],
      refuses: new Map(),
      left: new Map(),
      reads: [],
      readsBeforePause: Number.POSITIVE_INFINITY,
      down: false,
    },
    tags: [],
    unread: new Set(),
    forgeAnswers: Promise.resolve(),
    links: new Map(),
    log,
    configuration,
    async until(moment) {
      for (;;) {
        await house.loop.run();
        const due = await house.loop.nextDue();
        if (due === null || due > moment) break;
        clock.now = due;
        clock.wall = addMinutes(clock.wall, 1);
      }
      clock.now = moment;
      await house.loop.run();
    },
    world: () => loadWorld(store, clock.now),
    async apply(next, reason, anew) {
      const hash = hashOf(next);
      const done = await applyConfiguration(store, {
        configuration: next,
        hash,
        by: 'operator',
        reason: reason ?? null,
        anew: anew ?? [],
        now: clock.now,
      });
      house.configuration = next;
      house.loop = loopFor(next);
      return done;
    },
    async waiting(key) {
      const all = (await store.drafts.live()).filter((f) => f.draft.state === 'awaiting');
      const found = all.find((f) => f.draft.occasion.startsWith(key));
      if (found === undefined) throw new Error(`No ${key} waits, only ${all.map((f) => f.draft.occasion).join(', ')}`);
      return found;
    },
    async file(id) {
      const file = await store.drafts.byId(id);
      if (file === null) throw new Error(`No draft ${id}`);
      return file;
    },
    approve: ({ draft, head }, actor = 'ann') =>
      house.commands.judge({ draft: draft.id, hash: head.hash, verdict: 'approve', reason: null, actor, via: 'desk' }),
  };
  if (options.apply !== false) await house.apply(configuration);
  const start = { cause: 'start', since: clock.now, by: null, why: '', until: null } as const;
  await (options.hold === true ? beginPause(store.meta, start) : endPause(store.meta, 'start', clock.now));
  return house;
}

/** A forge that shows only tags; `forgeOf` of a world over HTTP is test/support/github.ts. */
function forgeOf(house: () => Pick<House, 'tags' | 'unread' | 'forgeAnswers'>, now: () => Instant): Forge {
  const answer = <T>(value: T): Answer<T> => ({ changed: true, value, etag: null, asOf: now() });
  const fails = (list: string, repository: string): void => {
    if (!house().unread.has(`${list} of ${repository}`)) return;
    throw new RemoteFault('github', '503', `${repository}: ${list}: GitHub failed to answer.`);
  };
  const page = async (endpoint: ListEndpoint, repository: string) => {
    fails(endpoint, repository);
    await house().forgeAnswers;
    const rows = endpoint === 'tags' ? house().tags.filter((tag) => tag.repository === repository) : [];
    return answer({ url: `/repos/${repository}/${endpoint}`, rows, next: null });
  };
  return {
    pageSize: 100,
    page: page as unknown as Forge['page'],
    repository: async (name) => {
      await house().forgeAnswers;
      return answer({ name, outcome: 'readable', id: null, newName: null, defaultBranch: 'master' });
    },
    latestRelease: async () => answer(null),
    item: async () => answer({ item: null, movedTo: null }),
    movement: async (repository, number) => answer({ repository, number, last: null, pulls: [] }),
    upvoted: async (repository) => {
      fails('upvotes', repository);
      return { rows: [], asOf: now() };
    },
    commitDate: async () => null,
    file: async () => answer(null),
    changedFiles: async () => [],
    tree: async () => answer({ paths: [], complete: true }),
    compared: async () => ({ commits: [], behind: 0, more: false }),
    pullsOfCommit: async () => [],
    changedSince: async () => ({ paths: [], complete: true }),
    budget: () => ({ authenticated: true, remaining: null, resetsAt: null }),
    check: async () => ({ login: null, remaining: 0, repositories: [] }),
  };
}

export const commit = (text: string): string => createHash('sha1').update(text).digest('hex');
