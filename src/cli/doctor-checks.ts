/** The doctor's looks at database and GitHub: what is there, and what to do where it is not. */
import { createForge } from '../adapters/github/octokit-forge.js';
import { outdatedNames } from '../digest/configured-names.js';
import type { Configuration } from '../domain/configuration.js';
import type { Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import { leftOut } from '../workflow/queries/left-out.js';
import { tagWarnings } from '../workflow/queries/tags-left-out.js';
import { readRepositories } from '../workflow/read-repositories.js';
import { whyRefused } from '../workflow/schedule/apply-configuration.js';
import { noticeInFull, standingNotices } from '../workflow/standing-notices.js';
import { loadWorld } from '../workflow/world.js';
import { systemClock } from './clocks.js';
import { openDatabase } from './database.js';
import { advised, type Finding, ok, PATIENCE_MS, problem } from './doctor-findings.js';
import type { Environment } from './environment.js';
import { clockFor, type Loaded, type Setting } from './setting.js';
import { counted } from './words.js';

/** @throws Refusal when it cannot be opened, or when nothing has been applied to it; StoreFault */
export async function databaseState(setting: Setting, loaded: Loaded): Promise<Finding[]> {
  const store = await openDatabase(setting.environment);
  try {
    const { kind, location } = await store.check();
    await store.prove(systemClock.wall());
    const applied = await appliedConfiguration(store);
    const refused = applied.hash === loaded.hash ? null : await refusal(store, loaded);
    const same =
      applied.hash === loaded.hash
        ? 'these files are the applied configuration'
        : `these files differ from the applied configuration: ${refused === null ? '`herald apply` takes them over' : 'Herald goes on by that one'}`;
    const outdated = outdatedNames(applied.configuration, await store.evidence.renames());
    return [
      ok('database', `${kind} at ${location}; ${same}`),
      ...(refused === null ? [] : [problem('applying', `These files would be refused. ${refused}`)]),
      ...(await standingNotices(store, systemClock.now())).map((notice) => problem('running', noticeInFull(notice))),
      ...outdated.map(({ sentence }) => problem('name on GitHub', sentence)),
      ...(await evidenceState(store, (await clockFor(setting, store, null)).now())),
    ];
  } finally {
    await store.close();
  }
}

/** What the configuration names in vain, and which tags it has no name for. */
async function evidenceState(store: Store, now: Instant): Promise<Finding[]> {
  const world = await loadWorld(store, now);
  return [
    // What has only not been read yet is nobody's mistake.
    ...(await leftOut(store, world)).map(
      ({ read, sentence }): Finding =>
        read ? problem('left out', sentence) : { check: 'left out', state: 'skipped', detail: sentence },
    ),
    ...tagWarnings(world).map((detail): Finding => ({ check: 'tags', state: 'note', detail })),
  ];
}

const refusal = (store: Store, { configuration, hash, warnings: problems }: Loaded): Promise<string | null> =>
  whyRefused(store, { configuration, hash, by: 'operator', reason: null, now: systemClock.now(), problems });

/** One finding for the credentials and one per repository that they cannot read. @throws RemoteFault */
export async function githubState({ github }: Environment, configuration: Configuration): Promise<Finding[]> {
  const { token, app, apiUrl } = github;
  const forge = createForge({
    token,
    app,
    timeoutMs: PATIENCE_MS,
    longestWaitSeconds: 0,
    ...(apiUrl === null ? {} : { apiUrl }),
  });
  const wanted = readRepositories(configuration);
  const { login, remaining, repositories } = await forge.check(wanted).catch((error: unknown) => {
    throw advised(error, 'Check the network and GITHUB_API_URL.');
  });
  const left = `${counted(remaining, 'request')} left in this hour`;
  const unreadable = repositories.flatMap(({ name, problem: why }) =>
    why === null ? [] : [problem(`GitHub ${name}`, why)],
  );
  const read = counted(wanted.length - unreadable.length, 'repository', 'repositories');
  const who =
    app !== null
      ? `as the GitHub App ${app.id}`
      : token === null
        ? 'without GITHUB_TOKEN, so public data at 60 requests an hour'
        : login === null
          ? 'as the app of GITHUB_TOKEN'
          : `as ${login}`;
  return [ok('GitHub', `${who}; reads ${read}; ${left}`), ...unreadable];
}
