/** Live mode: the real adapters, the real clock. */
import { markFile } from '../adapters/store/mark-file.js';
import { ConfigProblems } from '../domain/errors.js';
import { millisOf } from '../domain/time.js';
import { createClockWatch } from '../workflow/clock-watch.js';
import { recogniseOlderCopy } from '../workflow/older-copy.js';
import { liveClock, steady } from './clocks.js';
import { connectLive, liveWitness, needCredentials } from './connections.js';
import { claimDatabase, databaseFile, databaseUrl, openDatabase } from './database.js';
import type { Edge } from './edge.js';
import { EnvironmentProblem } from './environment.js';
import { describeProblems } from './failures.js';
import { filesAtStart, goBy } from './files-at-start.js';
import { listen } from './listening.js';
import { type Running, serveParts } from './running.js';
import type { Setting } from './setting.js';
import { hearsSlack } from './slack-needs.js';
import { starting } from './starting.js';

const SYNC_MINUTES = 15;
const DATABASE_ID_BYTES = 8;

export const NO_PUBLIC_URL =
  'HERALD_PUBLIC_URL is not set, and messages carry links to it. Set the address at which readers find this Herald, as https://herald.example.org.';

const DEAF =
  'Herald posts to Slack and hears nobody there: no buttons, no /herald. For those set SLACK_SIGNING_SECRET or SLACK_APP_TOKEN (docs/slack.md).';

/** Applies the files first, as the one process on its database; where they are refused it goes on by those applied before. */
export function startLive(edge: Edge, setting: Setting, { hold }: { hold: boolean }): Promise<Running> {
  return starting(async (later) => {
    const { environment } = setting;
    const { publicUrl } = environment;
    const files = await filesAtStart(setting);
    if (publicUrl === null) throw new EnvironmentProblem(NO_PUBLIC_URL);
    if (!(files instanceof ConfigProblems)) needCredentials(environment, files.configuration.community);
    const http = await listen(environment);
    later(http.close);
    const store = await openDatabase(environment);
    later(store.close);
    await claimDatabase(store.meta, environment);
    const { log } = setting;
    const { clock, time } = await liveClock(store);
    const file = databaseFile(databaseUrl(environment));
    const mark = file === null ? null : markFile(file);
    const { configuration, hash, applied, refused } = await goBy(store, files, { now: clock.now(), log });
    if (applied !== null) edge.out(applied);
    if (refused !== null) edge.err(refused);
    if (!(files instanceof ConfigProblems) && files.warnings.length > 0) edge.err(describeProblems(files.warnings));
    const connections = connectLive(environment, configuration.community, (at) => time.heard(millisOf(at), 'GitHub'));
    later(connections.close);
    const newId = () => edge.random(DATABASE_ID_BYTES).toString('hex');
    const chat = environment.slack.token === null ? null : connections.chat;
    await recogniseOlderCopy({ store, mark, chat, newId, publicUrl, now: clock.now(), log });
    await serveParts(edge, later, {
      setting,
      hold,
      http,
      webhookSecret: environment.github.webhookSecret,
      slack: environment.slack,
      store,
      mark,
      clock,
      watchClock: (deps) =>
        createClockWatch({
          ...deps,
          time,
          steady,
          witness: liveWitness(environment),
          forget: () => connections.forge.forget?.(),
        }),
      publicUrl,
      connections,
      configurationHash: hash,
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
