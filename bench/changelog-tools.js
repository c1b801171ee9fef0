/**
 * The changelog of two real windows by Herald and by two tools that people use for changelogs, on one and the same history: a git
 * repository of the merged pull requests, and the stand-in for GitHub. What each asks for, how long it takes, and which pull
 * requests it gets wrong. The tools are fetched from the npm registry into a folder that is thrown away.
 */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hashOf } from '../dist/domain/identity.js';
import { changelogMarkdown } from '../dist/templates/changelog-markdown.js';
import { changelogQuery } from '../dist/workflow/queries/changelog.js';
import { applyConfiguration } from '../dist/workflow/schedule/apply-configuration.js';
import { openEvidence } from './support/evidence.js';
import { exampleConfiguration, PUBLIC_URL } from './support/example.js';
import { writeHistory } from './support/git-history.js';
import { REAL_NOW, realGithub } from './support/real-github.js';
import { inScratch } from './support/scratch.js';
import { kilobytes, seconds } from './support/table.js';

const run = promisify(execFile);
const TOOLS = ['git-cliff@2.14.2', 'auto-changelog@2.7.0'];
const WINDOWS = [
  { repository: 'kubeflow/katib', from: 'v0.11.0', to: 'v0.12.0' },
  { repository: 'kubeflow/pipelines', from: '1.5.0', to: '1.7.0' },
];

export const changelogTools = () => inScratch(compareAll);

async function compareAll(folder) {
  const tools = join(folder, 'tools');
  await run('npm', ['install', '--prefix', tools, '--no-audit', '--no-fund', '--ignore-scripts', ...TOOLS]);
  const bin = (name) => join(tools, 'node_modules', '.bin', name);
  const rows = [];
  for (const window of WINDOWS)
    rows.push(...(await compare(join(folder, window.repository.replace('/', '-')), window, bin)));
  return rows;
}

async function compare(folder, { repository, from, to }, bin) {
  const real = realGithub();
  const tags = real.world.tags[repository].map(([name, sha]) => ({ name, at: real.world.commits[repository][sha] }));
  const edge = (name) => tags.find((tag) => tag.name === name)?.at;
  const [begin, end] = [edge(from), edge(to)];
  if (begin === undefined || end === undefined) {
    return [{ what: `changelog of ${repository} ${from} to ${to}`, value: 'not in the made-up history' }];
  }
  const git = await gitOf(folder, real, repository, tags);
  const truth = truthOf(git.pulls, begin, end);
  const bench = await openEvidence(git.scratch, real, [repository]);
  const { url, counts } = bench.github;
  const measured = async (work) => {
    const [requests, bytes, start] = [counts.requests, counts.bytes, performance.now()];
    const text = await work();
    const took = performance.now() - start;
    return { text, took, requests: counts.requests - requests, bytes: counts.bytes - bytes };
  };
  let runs = 0;
  const cliff = (...more) => {
    // It keeps what it has read for the next time, which would make the second run look cheap.
    runs += 1;
    const cache = { XDG_CACHE_HOME: join(git.scratch, `cache-${runs}`) };
    const env = { ...process.env, ...cache, GITHUB_API_URL: url, GITHUB_TOKEN: 'secret' };
    return output(bin('git-cliff'), ['--github-repo', repository, ...more, `${from}..${to}`], git.folder, env);
  };
  const whole = join(git.scratch, 'everything.toml');
  await writeFile(whole, UNFILTERED);
  const results = {
    'Herald, reading the repository for the first time': await measured(() => herald(bench, repository, begin, end)),
    'Herald, from what is stored': await measured(() => changelog(bench.store, begin, end)),
    'git-cliff as it comes': await measured(() => cliff()),
    'git-cliff told to leave nothing out': await measured(() => cliff('--config', whole)),
    'auto-changelog, everything asked for': await measured(() => auto(bin, git, from, to)),
  };
  await bench.close();
  return [
    { what: `${repository} ${from} to ${to}: ${truth.merged.size} merged, ${truth.undone.size} of them taken back` },
    ...Object.entries(results).map(([name, result]) => rowOf(name, result, truth)),
  ].map((row) => ({ value: '', ...row }));
}

/** The merged pull requests of the default branch as a git history, whose commits the stand-in shows too. */
async function gitOf(scratch, real, repository, tags) {
  const folder = join(scratch, 'history.git');
  await run('mkdir', ['-p', scratch]);
  const rows = real.world.pulls[repository].filter(
    ([, , merged, , , more]) => merged !== null && more.unmerged !== true && more.branch === undefined,
  );
  const pulls = rows
    .map(([number, , mergedAt, login, title]) => ({ number, title, login: login ?? 'ghost', mergedAt, squashed: true }))
    .sort((a, b) => (a.mergedAt < b.mergedAt ? -1 : 1));
  const shas = await writeHistory(folder, pulls, tags);
  await run('git', ['-C', folder, 'remote', 'add', 'origin', `https://github.com/${repository}`]);
  const byNumber = new Map([...shas].map(([sha, { number }]) => [number, sha]));
  for (const row of rows) row[5] = { ...row[5], sha: byNumber.get(row[0]) };
  real.world.version += 1;
  return { scratch, folder, pulls };
}

/** As people write it: `Revert "X (#12)"`, `revert: X`, `chore: Revert "X"`. */
const REVERT = /^(?:\w+(?:\([^)]*\))?: )?revert:? "?(.+?)(?: \(#\d+\))?"?$/i;

/** Without what it closes or is a part of. */
const bare = (title) => title.replace(/[. ]+(?:fixes|part of|partial) \S+$/i, '');

/** By titles alone: a revert of X and the pull request named X before it cancel each other. */
function truthOf(pulls, begin, end) {
  const within = pulls.filter(({ mergedAt }) => mergedAt > begin && mergedAt <= end);
  const undone = new Set();
  for (const { number, title } of within) {
    const what = REVERT.exec(title)?.[1];
    if (what === undefined) continue;
    const earlier = within.findLast(
      (one) => one.number < number && bare(one.title) === bare(what) && !undone.has(one.number),
    );
    if (earlier === undefined) continue;
    undone.add(number).add(earlier.number);
  }
  const bots = within
    .filter(({ login }) => /\[bot\]$|^dependabot|-bot$|-robot$/.test(login))
    .map(({ number }) => number);
  return { merged: new Set(within.map(({ number }) => number)), undone, bots: new Set(bots) };
}

/** Herald names highlights before its list, and newcomers and what it left out of the list behind it. */
function list(text) {
  const end = text.search(/^## (?:Welcome|Thanks|How this was counted)/m);
  return text.slice(Math.max(0, text.indexOf('## In numbers')), end < 0 ? undefined : end);
}

/** A pull request is listed where its number stands at an entry of its own. */
function rowOf(what, { text, took, requests, bytes }, { merged, undone }) {
  const listed = [...list(text).matchAll(/^\s*[-*].*?(?:\(\[?|\/pull\/|\[)#?(\d+)\b/gm)].map((match) =>
    Number(match[1]),
  );
  const once = new Set(listed);
  const missing = [...merged].filter((number) => !undone.has(number) && !once.has(number)).length;
  const foreign = [...once].filter((number) => !merged.has(number)).length;
  const takenBack = [...undone].filter((number) => once.has(number)).length;
  return {
    what: `  ${what}`,
    value: `${requests} requests, ${kilobytes(bytes)}, ${seconds(took / 1000)}`,
    limit: `missing ${missing}, taken back but listed ${takenBack}, not of this window ${foreign}, twice ${listed.length - once.size}`,
  };
}

async function herald({ store, sync }, repository, begin, end) {
  await sync();
  const configuration = await exampleConfiguration();
  const [group] = configuration.community.workingGroups;
  configuration.community.workingGroups = [{ ...group, repositories: [repository], labels: [] }];
  const about = {
    configuration,
    hash: hashOf(configuration),
    by: 'operator',
    reason: null,
    now: '2021-05-28T15:00:00.000Z',
  };
  await applyConfiguration(store, about);
  return changelog(store, begin, end);
}

async function changelog(store, from, to) {
  const { facts } = await changelogQuery(store, REAL_NOW, PUBLIC_URL, '1.4', { from, to, group: null });
  return changelogMarkdown(facts);
}

async function auto(bin, { folder, scratch }, from, to) {
  const file = join(scratch, 'auto.md');
  const asked = ['--starting-version', from, '--ending-version', to, '--commit-limit', 'false', '--output', file];
  await output(
    bin('auto-changelog'),
    [...asked, '--issue-url', 'https://github.com/x/issues/{id}'],
    folder,
    process.env,
  );
  return readFile(file, 'utf8');
}

async function output(program, args, cwd, env) {
  const { stdout } = await run(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** Every commit, with the pull request that GitHub says it comes from. */
const UNFILTERED = `
[changelog]
body = """
{% for commit in commits %}
- {{ commit.remote.pr_title }} ({% if commit.remote.pr_number %}#{{ commit.remote.pr_number }}{% endif %})
{% endfor %}
"""
[git]
conventional_commits = false
filter_unconventional = false
`;
