/**
 * Who asks: a token, the installations of a GitHub App, or nobody. An app has an installation for each owner, with a
 * token of its own that Octokit renews.
 */
import type { Octokit } from '@octokit/rest';
import { RemoteFault } from '../../domain/errors.js';
import { type ClientOptions, createClient, PAGE } from './client.js';
import { type Answer, faultOf, type Redact, unreachable, unreadable } from './faults.js';

export interface AppCredentials {
  id: string;
  /** PEM; line breaks may be written as `\n`, as they are in an environment. */
  privateKey: string;
}

export interface Credentials {
  /** Null asks anonymously, with GitHub's small budget, unless there is an app. */
  token: string | null;
  app?: AppCredentials | null;
}

export interface Clients {
  /** False for anonymous requests. */
  authenticated: boolean;
  /** The client that may read what belongs to this owner. @throws RemoteFault where the app is not installed there */
  for(owner: string): Promise<Octokit>;
  /** For what belongs to nobody. */
  any(): Promise<Octokit>;
  /** Forgets every installation with its token, so that the next request asks for new ones. False where there is nothing to renew. */
  renew(): boolean;
  /** Other clients from now on: those before may wait for a moment that does not come. */
  anew(): void;
}

export function createClients({ token, app = null }: Credentials, options: ClientOptions, redact: Redact): Clients {
  if (app !== null) return appClients(app, options, redact);
  const made = () => createClient(token === null ? null : { token }, options);
  let client = made();
  return {
    authenticated: token !== null,
    for: async () => client,
    any: async () => client,
    renew: () => false,
    anew() {
      client = made();
    },
  };
}

function appClients({ id, privateKey }: AppCredentials, options: ClientOptions, redact: Redact): Clients {
  const key = { appId: id, privateKey: privateKey.replaceAll('\\n', '\n') };
  const byOwner = new Map<string, Octokit>();
  const installed = async (): Promise<Map<string, Octokit>> => {
    if (byOwner.size > 0) return byOwner;
    for (const { owner, installationId } of await installations(createClient(key, options), redact)) {
      byOwner.set(owner, createClient({ ...key, installationId }, options));
    }
    return byOwner;
  };
  return {
    authenticated: true,
    async for(owner) {
      const client = (await installed()).get(owner.toLowerCase());
      if (client !== undefined) return client;
      // Whoever installs it now is seen at the next request.
      byOwner.clear();
      throw new RemoteFault(
        'github',
        'not installed',
        `The GitHub App ${id} is not installed for ${owner}. Install it there with read access to metadata, contents, issues and pull requests; until then nothing new is read from it.`,
      );
    },
    async any() {
      const [first] = (await installed()).values();
      if (first !== undefined) return first;
      throw new RemoteFault(
        'github',
        'not installed',
        `The GitHub App ${id} is installed nowhere. Install it for the owner of your repositories.`,
      );
    },
    renew() {
      byOwner.clear();
      return true;
    },
    anew: () => byOwner.clear(),
  };
}

const INSTALLATIONS = 'the GitHub App: its installations';

interface Installation {
  owner: string;
  installationId: number;
}

/** Of every page: an app may be installed for more owners than one page holds. */
async function installations(client: Octokit, redact: Redact): Promise<Installation[]> {
  const all: Installation[] = [];
  for (let page = 1; ; page++) {
    const { data, headers } = await client
      .request('GET /app/installations', { per_page: PAGE, page })
      .catch((error: unknown) => refused(error, redact));
    // A body that was cut arrives as a text with status 200.
    if (!Array.isArray(data)) throw unreadable(INSTALLATIONS);
    for (const { id, account } of data)
      if (account !== null && 'login' in account) all.push({ owner: account.login.toLowerCase(), installationId: id });
    if (!/rel="next"/.test(headers.link ?? '')) return all;
  }
}

/** GitHub gave no token for an installation: nothing is said about what was asked for. Null where it is another error. */
export function tokenRefusal(error: Error, redact: Redact): RemoteFault | null {
  const { request, response } = error as { request?: { url?: string }; response?: Answer };
  if (!/\/app\/installations\/\d+\/access_tokens$/.test(request?.url ?? '') || response === undefined) return null;
  const { status } = response;
  const why =
    status === 404
      ? 'it is not installed any more for the owner of these repositories. Install it again, or set a GITHUB_TOKEN'
      : status === 403
        ? 'its installation is suspended, or may not read what Herald needs. Look at it in the settings of the owner of these repositories'
        : status === 401
          ? 'GITHUB_APP_PRIVATE_KEY is not one of its keys any more. Copy a new one from its settings'
          : null;
  if (why === null) return faultOf('the GitHub App: its token', response, redact);
  const sentence = `GitHub gives the GitHub App no token: ${why}; until then nothing new is read. (GitHub ${status})`;
  return new RemoteFault('github', 'app refused', sentence, null, { cause: error });
}

/** A status that says nothing about the app itself is a fault like any other. */
function refused(cause: unknown, redact: Redact): never {
  const { status = 0, response } = cause as { status?: number; response?: Answer };
  if (status >= 500 && response === undefined) throw unreachable(INSTALLATIONS, (cause as Error).message, redact);
  if (response !== undefined && status !== 401 && status !== 404) throw faultOf(INSTALLATIONS, response, redact);
  throw new RemoteFault('github', 'app refused', `GitHub does not accept the GitHub App: ${why(status)}`, null, {
    cause,
  });
}

function why(status: number): string {
  if (status === 401 || status === 404) {
    return `it does not know this GITHUB_APP_ID, or GITHUB_APP_PRIVATE_KEY is not one of its keys (GitHub ${status}). Copy both from the app's settings.`;
  }
  // The key itself never appears in a message.
  return 'GITHUB_APP_PRIVATE_KEY is not a private key. Paste the whole PEM file, line breaks as \\n.';
}
