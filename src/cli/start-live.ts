/** Live mode: the real adapters, the real clock. */
import { applyConfiguration } from '../workflow/schedule/apply-configuration.js';
import { describeApplied } from './apply.js';
import { systemClock } from './clocks.js';
import { connectLive } from './connections.js';
import { claimDatabase, openDatabase } from './database.js';
import type { Edge } from './edge.js';
import { EnvironmentProblem } from './environment.js';
import { describeProblems } from './failures.js';
import { listen } from './listening.js';
import { type Running, serveParts } from './running.js';
import { loadFiles, type Setting } from './setting.js';
import { hearsSlack } from './slack-needs.js';
import { starting } from './starting.js';

const SYNC_MINUTES = 15;
const WORKER_BYTES = 6;

export const NO_PUBLIC_URL =
  'HERALD_PUBLIC_URL is not set, and messages carry links to it. Set the address at which readers find this Herald, as https://herald.example.org.';

const DEAF =
  'Herald posts to Slack and hears nobody there: no buttons, no /herald. For those set SLACK_SIGNING_SECRET or SLACK_APP_TOKEN (docs/slack.md).';

/** Applies the files first, as the one process on its database; conflicts stop it with both values. */
export function startLive(edge: Edge, setting: Setting): Promise<Running> {
  return starting(async (later) => {
    const { environment } = setting;
    const { publicUrl } = environment;
    const { configuration, hash, warnings: problems } = await loadFiles(setting);
    if (publicUrl === null) throw new EnvironmentProblem(NO_PUBLIC_URL);
    const connections = connectLive(environment, configuration.community);
    later(connections.close);
    const http = await listen(environment);
    later(http.close);
    const store = await openDatabase(environment);
    later(store.close);
    await claimDatabase(store.meta, environment);
    const now = systemClock.now();
    const by = 'operator';
    const applied = await applyConfiguration(store, { configuration, hash, by, reason: null, now, problems });
    edge.out(describeApplied(applied, hash, null));
    if (problems.length > 0) edge.err(describeProblems(problems));
    await serveParts(edge, later, {
      setting,
      http,
      webhookSecret: environment.github.webhookSecret,
      slack: environment.slack,
      store,
      clock: systemClock,
      publicUrl,
      connections,
      configurationHash: hash,
      worker: edge.random(WORKER_BYTES).toString('hex'),
      syncMinutes: SYNC_MINUTES,
      readsFirst: false,
      preview: () => null,
      // A slow GitHub must not keep the pages waiting.
      first: async ({ deps }) => deps.wake(),
    });
    edge.out(`Herald serves ${configuration.community.name} at ${publicUrl} (listening on ${http.url}).`);
    edge.out('A link to the desk: npx herald desk --as <person>');
    if (environment.slack.token !== null && !hearsSlack(environment.slack)) edge.out(DEAF);
    return { url: http.url };
  });
}
