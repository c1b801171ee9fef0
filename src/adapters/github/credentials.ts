/**
 * Who asks: a token, the installations of a GitHub App, or nobody. An app has an installation for each owner, with a
 * token of its own that Octokit renews.
 */
import type { Octokit } from '@octokit/rest';
import { RemoteFault } from '../../domain/errors.js';
import { type ClientOptions, createClient } from './client.js';

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
}

export function createClients({ token, app = null }: Credentials, options: ClientOptions): Clients {
  if (app !== null) return appClients(app, options);
  const client = createClient(token === null ? null : { token }, options);
  return { authenticated: token !== null, for: async () => client, any: async () => client };
}

function appClients({ id, privateKey }: AppCredentials, options: ClientOptions): Clients {
  const key = { appId: id, privateKey: privateKey.replaceAll('\\n', '\n') };
  const byOwner = new Map<string, Octokit>();
  const installed = async (): Promise<Map<string, Octokit>> => {
    if (byOwner.size > 0) return byOwner;
    for (const { owner, installationId } of await installations(createClient(key, options))) {
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
  };
}

async function installations(client: Octokit): Promise<{ owner: string; installationId: number }[]> {
  try {
    const { data } = await client.request('GET /app/installations', { per_page: 100 });
    return data.flatMap(({ id, account }) =>
      account !== null && 'login' in account ? [{ owner: account.login.toLowerCase(), installationId: id }] : [],
    );
  } catch (error) {
    return refused(error);
  }
}

function refused(cause: unknown): never {
  throw new RemoteFault('github', 'app refused', `GitHub does not accept the GitHub App: ${why(cause)}`, null, {
    cause,
  });
}

function why(error: unknown): string {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  if (status === 401 || status === 404) {
    return `it does not know this GITHUB_APP_ID, or GITHUB_APP_PRIVATE_KEY is not one of its keys (GitHub ${status}). Copy both from the app's settings.`;
  }
  if (status >= 400) return `it answered ${status}. Herald asks again at the next sync.`;
  // The key itself never appears in a message.
  return 'GITHUB_APP_PRIVATE_KEY is not a private key. Paste the whole PEM file, line breaks as \\n.';
}
