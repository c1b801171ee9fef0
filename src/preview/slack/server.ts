/**
 * A stand-in for Slack's Web API on the loopback interface: it takes posts as strictly as Slack does and keeps them.
 *
 * It knows `chat.postMessage`, `conversations.history`, `conversations.replies`, `conversations.info` and `auth.test`. What it
 * does not imitate: events, interactivity, editing and deleting, private channels, direct messages, scopes, unfurling,
 * users, limits of its own accord, cursors that survive a new post, and blocks that Herald does not send.
 */
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { Clock } from '../../ports/clock.js';
import { commitFault, type SlackFault } from './faults.js';
import { asObject } from './json.js';
import { type Answer, type Channel, METHODS } from './methods.js';
import { type Post, Workspace } from './workspace.js';

export interface SlackOptions {
  /** Where posts are kept over a restart; null keeps them in memory. */
  directory: string | null;
  channels: readonly Channel[];
  /** The only one that is accepted. */
  token: string;
  clock: Clock;
  port?: number;
}

export interface SlackServer {
  /** `http://127.0.0.1:<port>/api/`, as a client wants it. */
  apiUrl: string;
  channels: readonly Channel[];
  /** Oldest first; of one channel or of all. */
  posts(channel?: string): Post[];
  /** Committed until taken away again; the first that fits a request wins. */
  faults: SlackFault[];
  /** Methods asked for so far, oldest first. */
  requests: string[];
  close(): Promise<void>;
}

export async function startSlack({ directory, channels, token, clock, port = 0 }: SlackOptions): Promise<SlackServer> {
  const workspace = await Workspace.open(directory, clock);
  const faults: SlackFault[] = [];
  const requests: string[] = [];

  const answer = async (request: Request, response: Response): Promise<void> => {
    const name = String(request.params.method);
    requests.push(name);
    const fault = faults.find(({ method }) => method === name);
    if (fault?.keep === false) return commitFault(fault, response);
    const body = await answerTo(name, request);
    if (fault !== undefined) return commitFault(fault, response, JSON.stringify(body));
    response.json(body);
  };

  const answerTo = async (name: string, request: Request): Promise<Answer> => {
    const given = request.get('authorization');
    if (given === undefined) return { ok: false, error: 'not_authed' };
    if (given !== `Bearer ${token}`) return { ok: false, error: 'invalid_auth' };
    const method = METHODS[name];
    if (method === undefined) return { ok: false, error: 'unknown_method', req_method: name };
    return method(asObject(request.body), workspace, channels);
  };

  const app = express();
  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.post('/api/:method', answer);
  const server = app.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });

  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    channels,
    posts: (channel) => workspace.posts(channel),
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
