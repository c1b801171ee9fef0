/** Preview: the same path on stand-ins of this machine, with a calendar that the desk moves. Nothing leaves. */
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { openStore } from '../adapters/store/open-store.js';
import type { Configuration } from '../domain/configuration.js';
import { hashOf } from '../domain/identity.js';
import { personById, roleTitle } from '../domain/people.js';
import { formatInstant } from '../domain/time.js';
import type { HttpDeps, PreviewHooks } from '../listeners/http/deps.js';
import { frameFor } from '../listeners/http/respond.js';
import type { Store } from '../ports/store.js';
import { advance } from '../preview/advance.js';
import { readExample } from '../preview/example.js';
import { previewPages } from '../preview/pages/routes.js';
import { openPreviewClock, type PreviewClock } from '../preview/preview-clock.js';
import { createDeskLink } from '../workflow/desk-links.js';
import { applyConfiguration } from '../workflow/schedule/apply-configuration.js';
import { systemClock } from './clocks.js';
import { connectPreview } from './connections.js';
import type { Edge } from './edge.js';
import { strayCredentials } from './environment.js';
import { keepRunning, listen, type Running, secretOf } from './running.js';
import { databaseUrl, loadFiles, type Setting } from './setting.js';
import { VERSION } from './version.js';
import { type Parts, wire } from './wiring.js';

/** In calendar time: often enough that nothing is missed, seldom enough that a week passes in a second or two. */
const SYNC_MINUTES = 12 * 60;

export async function startPreview(edge: Edge, setting: Setting, { fresh }: { fresh: boolean }): Promise<Running> {
  const file = databaseUrl(setting).replace(/^file:(\/\/)?/, '');
  const folder = dirname(file);
  if (fresh) await forget(file, folder);
  const { configuration, hash } = await loadFiles(setting);
  const { community } = configuration;
  const store = await openStore(file);
  await store.migrate();
  const example = await readExample(setting.configDir, community, systemClock.now());
  const clock = await openPreviewClock(store.meta, example.start, systemClock.wall);
  await applyConfiguration(store, { configuration, hash, by: 'operator', reason: null, now: clock.now() });
  const standIns = await connectPreview(community, example.github, folder, clock);
  const parts = wire({
    store,
    clock,
    log: setting.log,
    publicUrl: setting.publicUrl,
    connections: standIns,
    configurationHash: hash,
    worker: 'preview',
    syncMinutes: SYNC_MINUTES,
  });
  const http: HttpDeps = {
    store,
    clock,
    commands: parts.commands,
    random: edge.random,
    secret: await secretOf(edge, setting, store),
    publicUrl: setting.publicUrl,
    version: VERSION,
    preview: hooks(configuration, store, clock, parts),
    log: setting.log,
  };
  const { mailbox, slack } = standIns;
  const pages = previewPages({ mailbox, slack, zone: community.zone, frame: (request) => frameFor(http, request) });
  const { server, url } = await listen(setting, { ...http, routers: [{ path: '/preview', router: pages }] });
  await parts.loop.run();
  const stop = keepRunning(parts, server);
  await welcome(edge, { configuration, store, clock, url, person: example.person, folder });
  return {
    url,
    stop: async () => {
      await stop();
      await standIns.close();
      await store.close();
    },
  };
}

/** Only what preview itself wrote there. */
async function forget(file: string, folder: string): Promise<void> {
  for (const path of [file, `${file}-wal`, `${file}-shm`, `${folder}/mail`, `${folder}/slack`]) {
    await rm(path, { recursive: true, force: true });
  }
}

function hooks({ community }: Configuration, store: Store, clock: PreviewClock, { loop }: Parts): PreviewHooks {
  return {
    now: clock.now,
    people: async () => community.people.map(({ id, name, roles }) => ({ id, name, role: roleTitle(roles) })),
    advance: (by) => advance(clock, loop, by, async () => fingerprint(store)),
  };
}

/** What a person would see change: drafts and what became of their sends. */
async function fingerprint(store: Store): Promise<string> {
  const files = await store.drafts.list({ limit: 50 });
  return hashOf(files.map(({ draft, sends }) => [draft.id, draft.state, draft.revision, sends.map((s) => s.state)]));
}

interface Welcome {
  configuration: Configuration;
  store: Store;
  clock: PreviewClock;
  url: string;
  person: string | null;
  folder: string;
}

async function welcome(edge: Edge, { configuration, store, clock, url, person, folder }: Welcome): Promise<void> {
  const { community } = configuration;
  const stray = strayCredentials(edge.variables);
  edge.out(`Herald preview: ${community.name}. Nothing leaves this machine.`);
  edge.out(`The calendar shows ${formatInstant(clock.now(), community.zone)}; the desk moves it.`);
  edge.out('');
  edge.out(`  page     ${url}/`);
  if (person !== null) {
    const token = await createDeskLink({ store, clock, random: edge.random }, person);
    edge.out(`  desk     ${url}/desk/link/${token}`);
    edge.out(
      `           as ${personById(community, person).name}; works once, for 15 minutes. Another: npx herald desk --as ${person}`,
    );
  }
  edge.out(`  mailbox  ${url}/preview/mail`);
  edge.out(`  Slack    ${url}/preview/slack`);
  edge.out('');
  if (stray.length > 0) edge.out(`Found in the environment and ignored: ${stray.join(', ')}.`);
  edge.out(`State is kept in ${folder}; \`npm start -- --fresh\` begins again. Stop with Ctrl+C.`);
}
