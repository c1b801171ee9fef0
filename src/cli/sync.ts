/** `herald sync`: reads GitHub now, and shows how far it is. */
import { createLinks } from '../adapters/web/links.js';
import type { Community } from '../domain/community.js';
import { Refusal } from '../domain/errors.js';
import { createSyncTracker } from '../evidence/progress.js';
import { LISTS, syncRepositories } from '../evidence/sync.js';
import type { Forge } from '../ports/forge.js';
import type { Links } from '../ports/links.js';
import { readExample } from '../preview/example.js';
import { startGithub } from '../preview/github/server.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import { readRepositories } from '../workflow/read-repositories.js';
import { wantedDocuments } from '../workflow/wanted/wanted-documents.js';
import { systemClock } from './clocks.js';
import { liveForge, noLinks, standInForge } from './connections.js';
import { claimDatabase } from './database.js';
import type { Edge, GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { type OpenSetting, withStore } from './setting.js';
import { syncDisplay } from './sync-display.js';
import { describeSync, syncOutcome } from './sync-outcome.js';
import { tellUnapplied } from './unapplied.js';
import { json } from './words.js';

const AFTER_HELP = `
Reads what changed since the last time, and everything the first time. What was read is kept page by page, so a run that
is stopped (Ctrl-C) or cut off goes on where it was. It may run beside a Herald that serves on the same database, which
drafts what follows from it within a minute; by itself this command drafts and sends nothing.
In preview it reads the stand-in, as of where the preview's calendar stands; HERALD_MODE=live reads the real GitHub.`;

interface SyncOptions extends GlobalOptions {
  repository?: string[];
}

export const syncCommand: Register = (program, run, edge) => {
  program
    .command('sync')
    .description(
      'read the repositories of the applied configuration from GitHub now, with a bar that shows how far it is',
    )
    .option('--repository <owner/name...>', 'read only these')
    .addHelpText('after', AFTER_HELP)
    .action((_options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as SyncOptions;
        if (options.now !== undefined) {
          throw new Refusal('invalid', '--now is for looking, and GitHub shows only what is there now.');
        }
        return withStore(edge, options, (setting) => sync(edge, options, setting));
      }),
    );
};

async function sync(edge: Edge, options: SyncOptions, setting: OpenSetting): Promise<number> {
  const { environment, store, clock, log, deps } = setting;
  await claimDatabase(store.meta, environment);
  await tellUnapplied(edge, options, setting);
  const { configuration } = await appliedConfiguration(store);
  const configured = readRepositories(configuration);
  const repositories = chosen(configured, options.repository);
  const { forge, links, close } = await forgeOf(setting, configuration.community);
  const display = syncDisplay({ ...edge, err: options.json === true ? () => undefined : edge.err }, Date.now);
  const tracker = createSyncTracker(() => {
    const reading = tracker.underWay();
    if (reading !== null) display.show(reading);
  });
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  edge.untilStopped().then(abort, abort);
  try {
    await syncRepositories(
      { store, forge, links, clock, log, tracker, signal: stop.signal },
      {
        repositories: configured,
        only: new Map(repositories.map((name) => [name, new Set(['repository', ...LISTS] as const)])),
        readPrivate: configuration.community.readPrivate,
        wanted: () => wantedDocuments({ configuration, store, now: clock.now() }),
      },
    );
    deps.wake();
  } finally {
    display.end();
    await close();
  }
  const outcome = syncOutcome(await store.evidence.syncStates(), repositories, {
    ...tracker.total(),
    stopped: stop.signal.aborted,
    budget: forge.budget(),
  });
  edge.out(options.json === true ? json(outcome) : describeSync(outcome, configuration.community.zone));
  return outcome.complete && !outcome.stopped ? 0 : 1;
}

/** The real one, or the stand-in for as long as this runs. */
async function forgeOf(
  { environment, configDir, clock }: OpenSetting,
  community: Community,
): Promise<{ forge: Forge; links: Links; close(): Promise<void> }> {
  if (environment.mode === 'live') {
    return { forge: liveForge(environment), links: createLinks(), close: async () => undefined };
  }
  const example = await readExample(configDir, community, systemClock.now());
  const github = await startGithub({ data: example.github, now: clock.now });
  return { forge: standInForge(github), links: noLinks, close: github.close };
}

/** @throws Refusal `invalid` naming one that is not configured */
function chosen(configured: readonly string[], wanted: readonly string[] | undefined): string[] {
  if (wanted === undefined) return [...configured];
  return wanted.map((name) => {
    const found = configured.find((known) => known.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
    throw new Refusal(
      'invalid',
      `--repository is "${name}", which the applied configuration does not name. It names ${configured.join(', ')}.`,
    );
  });
}
