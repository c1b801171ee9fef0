/** Preview: the same path on stand-ins of this machine, with a calendar that the desk moves. Nothing leaves. */
import { rm } from 'node:fs/promises';
import type { Community } from '../domain/community.js';
import { hashOf } from '../domain/identity.js';
import { roleTitle } from '../domain/people.js';
import type { PreviewHooks } from '../listeners/http/deps.js';
import { SLACK_PATH } from '../listeners/slack/slack-path.js';
import type { Store } from '../ports/store.js';
import { advance } from '../preview/advance.js';
import { readExample } from '../preview/example.js';
import { sayStatuses } from '../preview/example-statuses.js';
import { previewPages } from '../preview/pages/routes.js';
import { openPreviewClock, type PreviewClock } from '../preview/preview-clock.js';
import { systemClock } from './clocks.js';
import { connectPreview } from './connections.js';
import { claimDatabase, databaseFile, databaseUrl, mayForget, openDatabase } from './database.js';
import type { Edge } from './edge.js';
import { goBy } from './files-at-start.js';
import { listen } from './listening.js';
import { type Running, serveParts } from './running.js';
import { loadFiles, type Setting } from './setting.js';
import { starting } from './starting.js';
import { welcome } from './welcome.js';
import type { Parts } from './wiring.js';

/** The one under way, and the one before. */
const ROUNDS = 2;
/** In calendar time: often enough that a tag is seen within its day, seldom enough that a week passes in a few seconds. */
const SYNC_MINUTES = 24 * 60;

export function startPreview(
  edge: Edge,
  setting: Setting,
  { fresh, hold }: { fresh: boolean; hold: boolean },
): Promise<Running> {
  return starting(async (later) => {
    const { environment } = setting;
    const files = await loadFiles(setting);
    const example = await readExample(setting.configDir, files.configuration.community, systemClock.now());
    const http = await listen(environment);
    later(http.close);
    const file = databaseFile(databaseUrl(environment));
    if (fresh && file !== null) await forget(file);
    const store = await openDatabase(environment);
    later(store.close);
    await claimDatabase(store.meta, environment);
    const clock = await openPreviewClock(store.meta, example.start, systemClock.wall);
    const { configuration, hash, refused } = await goBy(store, files, { now: clock.now(), log: setting.log });
    const { community } = configuration;
    if (refused !== null) edge.err(refused);
    const connections = await connectPreview(
      community,
      example.github,
      file === null ? null : arrivedBeside(file),
      clock,
    );
    later(connections.close);
    const { mailbox, slack, slackApp } = connections;
    await serveParts(edge, later, {
      setting,
      hold,
      http,
      webhookSecret: environment.github.webhookSecret,
      slack: { signingSecret: slackApp.signingSecret, appToken: null, apiUrl: slack.apiUrl },
      store,
      mark: null,
      clock,
      publicUrl: environment.publicUrl ?? http.url,
      connections,
      configurationHash: hash,
      syncMinutes: SYNC_MINUTES,
      readsFirst: true,
      observe: () => sayStatuses(store.statuses, example.statuses, configuration.releases[0]?.id ?? '', clock.now()),
      preview: (parts) => hooks(community, store, clock, parts),
      routers: (tools) => {
        const { people, zone } = community;
        return [{ path: '/preview', router: previewPages({ mailbox, slack, people, zone, ...tools }) }];
      },
      first: ({ loop }) => loop.run(),
    });
    slack.connect(http.url + SLACK_PATH);
    await welcome(edge, { community, store, clock, url: http.url, person: example.person, file });
    return { url: http.url };
  });
}

/** Where mails and posts are kept over a restart: a folder of preview's own beside its database. */
const arrivedBeside = (file: string): string => `${file.replace(/\.db$/, '')}-arrived`;

/** Only what preview itself wrote there. @throws Refusal when the database is not one of preview's */
async function forget(file: string): Promise<void> {
  await mayForget(file);
  for (const path of [file, `${file}-wal`, `${file}-shm`, arrivedBeside(file)]) {
    await rm(path, { recursive: true, force: true });
  }
}

function hooks({ people }: Community, store: Store, clock: PreviewClock, { loop }: Parts): PreviewHooks {
  return {
    now: clock.now,
    people: async () => people.map(({ id, name, roles }) => ({ id, name, role: roleTitle(roles) })),
    advance: (by) => advance(clock, loop, by, async () => fingerprint(store)),
  };
}

/** What a person would see change: drafts and what became of their sends, and rounds that were asked or have closed. */
async function fingerprint(store: Store): Promise<string> {
  const files = await store.drafts.list({ limit: 50 });
  // Not each single prompt: a round is one thing that happens.
  const rounds = await store.rounds.recent(ROUNDS);
  return hashOf([
    files.map(({ draft, sends }) => [draft.id, draft.state, draft.revision, sends.map((s) => s.state)]),
    rounds.flatMap(({ key, askedAt, closedAt }) =>
      askedAt === null && closedAt === null ? [] : [[key, askedAt, closedAt]],
    ),
  ]);
}
