/**
 * A stand-in for a Slack workspace on the loopback interface: it takes what the app sends as strictly as Slack does, keeps it,
 * and tells the app what members do, with signed requests.
 *
 * What it does not imitate: reactions, files, group direct messages, shared channels, unfurling, `chat.delete`, user tokens,
 * installation and token rotation, `view_closed`, external ids of views, fields that people fill in outside of forms, cursors
 * that survive a new post, limits on events, an app that Slack switches off because it fails too often, and blocks and elements
 * that Herald does not send. Forms, home pages and whispers are gone after a restart. It is stricter in one thing, unless
 * told otherwise: a direct message to somebody who has left is refused, while Slack has been seen to take it.
 */
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Request, type Response } from 'express';
import type { SlackHome } from '../../domain/rendering.js';
import { millisOf } from '../../domain/time.js';
import type { Clock } from '../../ports/clock.js';
import { type Answer, no } from './answer.js';
import { type Again, type AppAnswer, type Dispatch, Dispatcher } from './dispatcher.js';
import { beforeCall, echoCall } from './echo.js';
import { Events } from './events.js';
import { commitFault, type SlackFault } from './faults.js';
import { asObject } from './json.js';
import { Limits, type SlackLimits } from './limits.js';
import { createMember, type Member } from './member.js';
import { METHODS } from './methods.js';
import { answerWatched, isCut, type SlackWatch, watchRequests } from './moments.js';
import { type Conversation, conversationsOf, directId, placeOf } from './places.js';
import { takeResponse } from './respond.js';
import { Responses } from './responses.js';
import { HERALD_EVENTS, HERALD_SCOPES, scopeOf } from './scopes.js';
import { SocketMode } from './socket-mode.js';
import { type Channel, type SlackUser, type Team, userOf, type Whisper } from './team.js';
import { Triggers } from './triggers.js';
import { type OpenModal, Views } from './views.js';
import { type Post, Workspace } from './workspace.js';

export interface SlackOptions {
  /** Where posts are kept over a restart; null keeps them in memory. */
  directory: string | null;
  channels: readonly Channel[];
  users?: readonly SlackUser[];
  /** The only one that is accepted. */
  token: string;
  signingSecret?: string;
  /** With it the app may open a socket, and is told everything there as long as one is open. */
  appToken?: string;
  /** Null, the default, lets everything pass; otherwise Slack's own, except for what is given here. */
  limits?: Partial<SlackLimits> | null;
  /** What the app may do; Herald's own scopes unless told otherwise. */
  scopes?: readonly string[];
  /** Which events it asked for; Herald's own unless told otherwise. */
  subscriptions?: readonly string[];
  /** Whether posts to people who have left are taken, as Slack has been seen to do; off unless asked for. */
  takesPostsToLeft?: boolean;
  /** Whether the app is told of its own messages, as Slack does; off unless asked for. */
  echoes?: boolean;
  clock: Clock;
  /**
   * Milliseconds since 1970 as the app's own machine reads them: what signatures, triggers and response addresses are held
   * against. Left out, the clock's wall time, which an app that checks signatures against the real time may not accept.
   */
  wallNow?: () => number;
  /** How long an answer of the app is waited for, in milliseconds. */
  patienceMs?: number;
  /** Before the first, second and third redelivery of an event that the app did not take, in milliseconds. */
  retryDelays?: readonly number[];
  port?: number;
  /** Whoever has something to happen at a certain moment of a request. */
  watch?: SlackWatch;
}

export interface SlackServer {
  /** `http://127.0.0.1:<port>/api/`, as a client wants it. */
  apiUrl: string;
  channels: readonly Channel[];
  users: readonly SlackUser[];
  /** Oldest first, with the deleted ones; of one channel or of all. */
  posts(channel?: string): Post[];
  /** Committed until taken away again; the first that fits a request wins. */
  faults: SlackFault[];
  /** Methods asked for so far, oldest first. */
  requests: string[];
  /** What Slack would have taken all the same. */
  warnings: string[];
  /** Where the app listens, like `http://127.0.0.1:3000/slack/events`. */
  connect(url: string): void;
  /** What a member does. @throws Error for somebody who is not in the workspace */
  as(user: string): Member;
  /** What this member sees. */
  conversations(user: string): Conversation[];
  /** The form that this member has before them. */
  modal(user: string): OpenModal | null;
  home(user: string): SlackHome | null;
  /** Messages that only this member sees, oldest first. */
  whispers(user: string): Whisper[];
  /** All that was sent to the app, oldest first. */
  dispatches: Dispatch[];
  /** Sends a dispatch to the app again; `n` is its place, negative from the end. */
  resend(n: number, change?: Again): Promise<AppAnswer>;
  /** Holds events back, to let them go in another order or twice. */
  events: Pick<Events, 'hold' | 'release' | 'settled'>;
  /** Of Socket Mode. */
  socket: Pick<SocketMode, 'connections' | 'refresh' | 'drop'>;
  close(): Promise<void>;
}

const SIGNING_SECRET = 'preview-signing-secret';
const PATIENCE_MS = 3000;
const RETRY_DELAYS = [0, 60_000, 300_000];

export async function startSlack(options: SlackOptions): Promise<SlackServer> {
  const { directory, clock, channels, token, port = 0, watch } = options;
  const { wallNow = () => millisOf(clock.wall()), signingSecret = SIGNING_SECRET, patienceMs = PATIENCE_MS } = options;
  const team = teamOf(options, await Workspace.open(directory, clock), wallNow);
  const dispatcher = new Dispatcher({ secret: signingSecret, wallNow, patienceMs });
  const waits = options.appToken !== undefined;
  const events = new Events(team, dispatcher, { delays: options.retryDelays ?? RETRY_DELAYS, waits });
  const tick = () => team.workspace.tick();
  const socket = new SocketMode({ wallNow, tick, patienceMs, opened: () => events.opened() });
  dispatcher.connectSocket(() => (socket.connections > 0 ? socket : null));
  const limits = options.limits ? new Limits(options.limits, wallNow) : null;
  const faults: SlackFault[] = [];
  const requests: string[] = [];

  const answer = async (request: Request, response: Response): Promise<void> => {
    if (isCut(response)) return;
    const name = String(request.params.method);
    requests.push(name);
    const fault = faults.find(({ method }) => method === name);
    if (fault?.keep === false) return commitFault(fault, response);
    const { channel } = asObject(request.body);
    // A member's id stands for their direct messages.
    const wait = limits?.take(name, userOf(team, channel) ? directId(String(channel)) : String(channel)) ?? null;
    if (wait !== null) {
      response.status(429).set('retry-after', String(wait)).json({ ok: false, error: 'ratelimited' });
      return;
    }
    const before = name === 'chat.update' ? beforeCall(team, asObject(request.body)) : null;
    const body = await answerTo(team, token, name, request);
    if (options.echoes === true && name.startsWith('chat.')) echoCall(team, events, body, before);
    if (fault !== undefined) return commitFault(fault, response, JSON.stringify(body));
    response.set('x-oauth-scopes', team.scopes.join(','));
    if (watch === undefined) response.json(body);
    else answerWatched(watch, name, response, body);
  };

  const app = express();
  app.disable('x-powered-by');
  if (watch !== undefined) app.use('/api/:method', watchRequests(watch));
  app.use(express.urlencoded({ extended: false, limit: '1mb' }), express.json({ limit: '1mb' }));
  app.post('/api/apps.connections.open', (request, response) => {
    const refusal = refuseToken(request, options.appToken ?? null);
    response.json(refusal ?? { ok: true, url: `${origin().replace('http', 'ws')}/link/?ticket=${socket.ticket()}` });
  });
  app.post('/api/:method', answer);
  app.post('/response/:id', async (request, response) => {
    const { status, body } = await takeResponse(team, request.params.id, request.body);
    response.status(status).send(body);
  });
  app.use(whereCut);
  const server = app.listen(port, '127.0.0.1');
  // A busy machine's timer would close, as idle, a connection on which a request lies already.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  team.responses.origin = origin();
  socket.attach(server);

  return {
    apiUrl: `${origin()}/api/`,
    channels,
    users: team.users,
    posts: (channel) => team.workspace.posts(channel),
    faults,
    requests,
    warnings: team.warnings,
    connect: (url) => dispatcher.connect(url),
    as: (user) => createMember(user, { team, dispatcher, events }),
    conversations: (user) => conversationsOf(team, user),
    modal: (user) => team.views.top(user),
    home: (user) => team.views.home(user)?.view ?? null,
    whispers: (user) => team.whispers.filter((whisper) => whisper.user === user),
    dispatches: dispatcher.dispatches,
    resend: (n, change) => dispatcher.resend(n, change),
    events,
    socket,
    close: () =>
      new Promise((resolve) => {
        events.close();
        socket.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A request whose connection was cut is nobody's error. */
const whereCut: ErrorRequestHandler = (error, _request, response, next) => {
  if (!isCut(response)) next(error);
};

function teamOf(options: SlackOptions, workspace: Workspace, wallNow: () => number): Team {
  const { clock, channels, users = [], scopes = HERALD_SCOPES, subscriptions = HERALD_EVENTS } = options;
  const tick = () => workspace.tick();
  return {
    clock,
    wallNow,
    channels,
    users,
    takesPostsToLeft: options.takesPostsToLeft ?? false,
    scopes,
    subscriptions,
    workspace,
    whispers: [],
    views: new Views(tick),
    triggers: new Triggers(wallNow, tick),
    responses: new Responses(wallNow, tick),
    offered: new Map(),
    warnings: [],
  };
}

async function answerTo(team: Team, token: string, name: string, request: Request): Promise<Answer> {
  const refusal = refuseToken(request, token);
  if (refusal !== null) return refusal;
  const method = METHODS[name];
  if (method === undefined) return { ok: false, error: 'unknown_method', req_method: name };
  const args = asObject(request.body);
  const needed = scopeOf(name, placeOf(team, args.channel));
  if (needed !== null && !team.scopes.includes(needed)) {
    return { ok: false, error: 'missing_scope', needed, provided: team.scopes.join(',') };
  }
  return method(args, team);
}

function refuseToken(request: Request, token: string | null): Answer | null {
  const given = request.get('authorization');
  if (given === undefined) return no('not_authed');
  if (token !== null && given === `Bearer ${token}`) return null;
  return no(
    given.startsWith('Bearer xoxb-') !== (token ?? '').startsWith('xoxb-') ? 'not_allowed_token_type' : 'invalid_auth',
  );
}
