/** Live mode: the real adapters, the real clock. */
import { openStore } from '../adapters/store/open-store.js';
import { applyConfiguration } from '../workflow/schedule/apply-configuration.js';
import { describe } from './apply.js';
import { systemClock } from './clocks.js';
import { connectLive } from './connections.js';
import type { Edge } from './edge.js';
import { keepRunning, listen, type Running, secretOf } from './running.js';
import { databaseUrl, loadFiles, type Setting } from './setting.js';
import { VERSION } from './version.js';
import { wire } from './wiring.js';

const SYNC_MINUTES = 15;
const WORKER_BYTES = 6;

/** Applies the files first, as the one process on its database; conflicts stop it with both values. */
export async function startLive(edge: Edge, setting: Setting): Promise<Running> {
  const { configuration, hash } = await loadFiles(setting);
  const connections = connectLive(setting.environment, configuration.community);
  const store = await openStore(databaseUrl(setting));
  await store.migrate();
  const now = systemClock.now();
  edge.out(describe(await applyConfiguration(store, { configuration, hash, by: 'operator', reason: null, now }), hash));
  const parts = wire({
    store,
    clock: systemClock,
    log: setting.log,
    publicUrl: setting.publicUrl,
    connections,
    configurationHash: hash,
    worker: edge.random(WORKER_BYTES).toString('hex'),
    syncMinutes: SYNC_MINUTES,
  });
  const { server, url } = await listen(setting, {
    store,
    clock: systemClock,
    commands: parts.commands,
    random: edge.random,
    secret: await secretOf(edge, setting, store),
    publicUrl: setting.publicUrl,
    version: VERSION,
    preview: null,
    log: setting.log,
  });
  edge.out(`Herald serves ${configuration.community.name} at ${setting.publicUrl} (listening on ${url}).`);
  edge.out('A link to the desk: herald desk --as <person>');
  parts.deps.wake();
  const stop = keepRunning(parts, server);
  return {
    url,
    stop: async () => {
      await stop();
      await connections.close();
      await store.close();
    },
  };
}
