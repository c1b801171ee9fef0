/** Real git repositories, and a GitHub over HTTP whose comparisons come out of them; lists come from the stand-in. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../src/domain/time.js';
import type { PullMore } from '../../src/preview/github/world.js';
import { openTestGithub } from './github.js';

export interface MergedWork {
  number: number;
  title: string;
  author: string;
  at: Instant;
  branch?: string;
  more?: PullMore;
}

export interface GitRepository {
  /** One commit that ends with the number, as squashing makes it; `subject` where the commit keeps what it had before. */
  squash(work: MergedWork, subject?: string): void;
  /** A branch of two commits without a number, and the commit that merges it. */
  merge(work: MergedWork): void;
  /** The commits of a pull request as they were, one behind the other, with nothing that names it. */
  rebase(work: MergedWork, subjects: string[]): void;
  /** A commit that came without a pull request. */
  push(subject: string, at: Instant, branch?: string): void;
  branch(name: string): void;
  tag(name: string, at: Instant, branch?: string): void;
  /** The first lines of what `git log --first-parent former..tag` shows, newest first. */
  log(former: string, tag: string): string[];
}

export interface GitForge {
  url: string;
  repository(name: string): GitRepository;
  /** Paths that were asked for. */
  requests: string[];
  /** What the clock of its lists shows. */
  setTime(at: Instant): void;
  close(): Promise<void>;
}

export async function openGitForge(): Promise<GitForge> {
  const folder = mkdtempSync(join(tmpdir(), 'herald-git-'));
  const lists = await openTestGithub({ issues: {} });
  const folders = new Map<string, string>();
  /** Pull requests of commits that name none, by sha. */
  const rebased = new Map<string, number>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const own = answerFromGit(folders, rebased, request.url ?? '', `http://${request.headers.host}`);
    if (own === null) void passOn(lists.url, request, response);
    else response.writeHead(own.status, own.headers).end(JSON.stringify(own.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    setTime: (at) => Object.assign(lists, { at }),
    repository(name) {
      const path = join(folder, name.replace('/', '-'));
      folders.set(name, path);
      execFileSync('git', ['init', '-q', '-b', 'master', path]);
      lists.world.pulls[name] = [];
      lists.world.tags[name] = [];
      return repositoryIn(path, name, lists.world, rebased);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await lists.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const WHO = { name: 'Somebody', email: 'somebody@example.org' };

function git(path: string, at: Instant | null, ...args: string[]): string {
  const date = at ?? '2021-01-01T00:00:00.000Z';
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    ...{ GIT_AUTHOR_NAME: WHO.name, GIT_AUTHOR_EMAIL: WHO.email, GIT_AUTHOR_DATE: date },
    ...{ GIT_COMMITTER_NAME: WHO.name, GIT_COMMITTER_EMAIL: WHO.email, GIT_COMMITTER_DATE: date },
  };
  return execFileSync('git', ['-C', path, ...args], { env, encoding: 'utf8' }).trim();
}

function repositoryIn(
  path: string,
  name: string,
  world: Awaited<ReturnType<typeof openTestGithub>>['world'],
  rebased: Map<string, number>,
): GitRepository {
  const commit = (subject: string, at: Instant) => git(path, at, 'commit', '-q', '--allow-empty', '-m', subject);
  const on = (branch = 'master') => {
    // Nothing can be checked out before the first commit.
    if (git(path, null, 'for-each-ref', 'refs/heads') !== '') git(path, null, 'checkout', '-q', branch);
  };
  const merged = ({ number, title, author, at, branch = 'master', more = {} }: MergedWork) => {
    const sha = git(path, null, 'rev-parse', 'HEAD');
    const own = branch === 'master' ? {} : { branch };
    world.pulls[name]?.push([number, at, at, author, title, { ...more, ...own, sha }]);
  };
  return {
    squash(work, subject = work.title) {
      on(work.branch);
      commit(`${subject} (#${work.number})`, work.at);
      merged(work);
    },
    merge(work) {
      on(work.branch);
      git(path, null, 'checkout', '-q', '-b', `topic-${work.number}`);
      commit('wip', work.at);
      commit('Mend what the review found', work.at);
      on(work.branch);
      const message = `Merge pull request #${work.number} from ${work.author}/topic\n\n${work.title}`;
      git(path, work.at, 'merge', '-q', '--no-ff', '-m', message, `topic-${work.number}`);
      merged(work);
    },
    rebase(work, subjects) {
      on(work.branch);
      for (const subject of subjects) {
        commit(subject, work.at);
        rebased.set(git(path, null, 'rev-parse', 'HEAD'), work.number);
      }
      merged(work);
    },
    push(subject, at, branch) {
      on(branch);
      commit(subject, at);
    },
    branch: (branch) => git(path, null, 'branch', branch, 'master'),
    tag(tag, at, branch = 'master') {
      git(path, null, 'tag', tag, branch);
      world.tags[name]?.push([tag, git(path, null, 'rev-parse', branch), at]);
    },
    log: (former, tag) => git(path, null, 'log', '--first-parent', '--format=%s', `${former}..${tag}`).split('\n'),
  };
}

interface Own {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

function answerFromGit(
  folders: ReadonlyMap<string, string>,
  rebased: ReadonlyMap<string, number>,
  address: string,
  origin: string,
): Own | null {
  const url = new URL(address, origin);
  const [, , owner, short, kind, ...rest] = url.pathname.split('/');
  const path = folders.get(`${owner}/${short}`);
  const headers = { 'content-type': 'application/json', date: new Date().toUTCString() };
  if (path === undefined || (kind !== 'compare' && kind !== 'commits')) return null;
  if (kind === 'commits') {
    const number = rebased.get(rest[0] ?? '');
    if (rest[1] === 'pulls') return { status: 200, headers, body: number === undefined ? [] : [{ number }] };
    const date = git(path, null, 'show', '-s', '--format=%cI', rest[0] ?? '');
    return { status: 200, headers, body: { sha: rest[0], commit: { committer: { date } } } };
  }
  const [base = '', head = ''] = rest.join('/').split('...');
  const all = git(path, null, 'log', '--reverse', '--format=%H%x00%P%x00%B%x01', `${base}..${head}`);
  const commits = all
    .split('\x01')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const [sha = '', parents = '', message = ''] = text.split('\0');
      return {
        sha,
        parents: parents.split(' ').map((parent) => ({ sha: parent })),
        commit: { message: message.trim() },
      };
    });
  const [size, page] = [Number(url.searchParams.get('per_page')), Number(url.searchParams.get('page'))];
  url.searchParams.set('page', String(page + 1));
  const next = commits.length > size * page ? { link: `<${url.href}>; rel="next"` } : {};
  const behind = Number(git(path, null, 'rev-list', '--count', `${head}..${base}`));
  const body = { behind_by: behind, commits: commits.slice(size * (page - 1), size * page), files: [] };
  return { status: 200, headers: { ...headers, ...next }, body };
}

async function passOn(to: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = ['authorization', 'if-none-match', 'accept'].flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const answer = await fetch(`${to}${request.url}`, { redirect: 'manual', headers: sent });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
}
