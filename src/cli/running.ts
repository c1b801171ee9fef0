/** What both modes do once store and connections are there: wire the parts, answer, tick and poll. */
import type { HttpDeps, PreviewHooks } from '../listeners/http/deps.js';
import { frameFor } from '../listeners/http/respond.js';
import { createHttp } from '../listeners/http/server.js';
import { type SignedInHandler, signedIn } from '../listeners/http/signed-in.js';
import { REGISTRY } from '../listeners/slack/registry.js';
import type { SlackApp, SlackAppOptions } from '../listeners/slack/slack-app.js';
import { wakeEveryMinute } from '../listeners/timers/cron.js';
import { pollEvery } from '../listeners/timers/poll.js';
import { within } from '../outbox/within.js';
import type { ClockWatch } from '../workflow/clock-watch.js';
import type { WorkflowDeps } from '../workflow/deps.js';
import { beginPause, endPause } from '../workflow/pauses.js';
import { HOLD } from '../workflow/pauses-in-words.js';
import { readMissedReplies } from '../workflow/rounds/read-missed.js';
import type { Edge } from './edge.js';
import type { Listening } from './listening.js';
import { createMarkWatch } from './mark.js';
import { rememberAddress, type Setting } from './setting.js';
import type { Later } from './starting.js';
import { tellingForge } from './telling-forge.js';
import { VERSION } from './version.js';
import { type Parts, type Wiring, wire } from './wiring.js';

type Frame = Awaited<ReturnType<typeof frameFor>>;
type Request = Parameters<typeof frameFor>[1];

/** What pages of other rooms need of the server that knows sessions. */
export interface PageTools {
  frame(request: Request): Promise<Frame>;
  signedIn(handler: SignedInHandler): ReturnType<typeof signedIn>;
}
type Routers = NonNullable<HttpDeps['routers']>;

export interface Running {
  /** Where it really listens. */
  url: string;
  stop(): Promise<void>;
}

export interface Served extends Omit<Wiring, 'log' | 'worker'> {
  setting: Setting;
  hold: boolean;
  http: Listening;
  /** By what GitHub's deliveries are known; null where none is taken. */
  webhookSecret: string | null;
  /** By what Slack is known; all null where nobody speaks there. */
  slack: Pick<SlackAppOptions, 'signingSecret' | 'appToken' | 'apiUrl'>;
  /** Further pages, in the same frame as the others. */
  routers?(tools: PageTools): Routers;
  /** What preview adds to the pages; null in live mode. */
  preview(parts: Parts): PreviewHooks | null;
  /** Where the machine's clock counts: it may leap. */
  watchClock?(deps: WorkflowDeps): ClockWatch;
  /** Before the first request is answered. */
  first(parts: Parts): Promise<void>;
}

/** A claimable send leaves within a second of its time. */
const POLL_MILLIS = 500;
/** A look counts what answers in this time; what answers later is counted by a later look. */
const LOOK_MILLIS = 200;
/** A hand-over that is cut off is unknown afterwards, so it gets time; but whoever stops Herald does not wait for ever. */
const STOP_PATIENCE_MILLIS = 20_000;
/** What was read stays, and the rest is read after the next start. */
const READING_PATIENCE_MILLIS = 2_000;
const SECRET_BYTES = 32;
const WORKER_BYTES = 6;

export async function serveParts(edge: Edge, later: Later, served: Served): Promise<Parts> {
  const { setting, http, store, clock, publicUrl, configurationHash } = served;
  const { log, environment } = setting;
  const parts = wire({ ...served, log, worker: edge.random(WORKER_BYTES).toString('hex') });
  await (served.hold
    ? beginPause(store.meta, { cause: 'start', since: clock.now(), by: null, why: HOLD, until: null })
    : endPause(store.meta, 'start', clock.now()));
  if (served.hold) {
    log('warn', 'hold', { message: HOLD });
    edge.out(HOLD);
  }
  const watch = served.watchClock?.(parts.deps) ?? null;
  await watch?.begin();
  await served.first(parts);
  later(keepRunning(parts, watch));
  // Generated once and kept, so that sessions survive a restart.
  const secret = environment.secret ?? (await store.meta.keep('secret', edge.random(SECRET_BYTES).toString('hex')));
  const { commands } = parts;
  const { random } = edge;
  const preview = served.preview(parts);
  const slack = await listenToSlack(edge, served, parts);
  const told = await tellingForge(environment, served, parts, later);
  const deps: HttpDeps = {
    store,
    clock,
    commands,
    random,
    secret,
    publicUrl,
    version: VERSION,
    configurationHash,
    preview,
    log,
    slack: slack.router,
    sinceRun: parts.sinceRun,
    ...told,
  };
  const tools: PageTools = {
    frame: (request) => frameFor(deps, request),
    signedIn: (handler) => signedIn(deps, handler),
  };
  http.answer(createHttp({ ...deps, routers: served.routers?.(tools) ?? [] }));
  slack.start();
  later(() => within(STOP_PATIENCE_MILLIS, slack.stop()));
  later(http.close);
  await rememberAddress(store, publicUrl);
  return parts;
}

async function listenToSlack({ random }: Edge, served: Served, { deps, commands }: Parts): Promise<SlackApp> {
  // Bolt takes longer to load than most commands take.
  const { createSlackApp } = await import('../listeners/slack/slack-app.js');
  const { slack, connections } = served;
  const { interactions } = connections;
  const { signingSecret, appToken, apiUrl } = slack;
  const known = { signingSecret, appToken, apiUrl };
  const missed = () => readMissedReplies({ ...deps, chat: connections.chat });
  return createSlackApp({ ...deps, ...known, commands, interactions, random, registry: REGISTRY, missed });
}

/** Starts ticking and polling; returns how to stop both, which waits for a run and for hand-overs under way. */
function keepRunning({ loop, outbox, deps, idle }: Parts, watch: ClockWatch | null): () => Promise<void> {
  const stopCron = wakeEveryMinute(loop.run, deps.log);
  const lookForMark = createMarkWatch(deps.store.meta, deps.wake);
  const look = async (): Promise<void> => {
    await watch?.look();
    const { attempted } = await outbox.drain(LOOK_MILLIS);
    if (attempted > 0) deps.wake();
    await lookForMark();
  };
  const stopPoll = pollEvery(POLL_MILLIS, look, deps.log);
  return async () => {
    // First, so that nobody waits for what Slack wants to take later.
    const outboxStopped = within(STOP_PATIENCE_MILLIS, outbox.stop());
    const readingStopped = within(READING_PATIENCE_MILLIS, loop.stop());
    await stopCron();
    await within(STOP_PATIENCE_MILLIS, stopPoll());
    await within(STOP_PATIENCE_MILLIS, idle());
    await outboxStopped;
    await readingStopped;
  };
}
