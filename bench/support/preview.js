/** The bundled example with everything that preview joins, in this process: a store in memory, stand-ins on loopback. */
import { join } from 'node:path';
import { openStore } from '../../dist/adapters/store/open-store.js';
import { connectPreview } from '../../dist/cli/connections.js';
import { wire } from '../../dist/cli/wiring.js';
import { hashOf } from '../../dist/domain/identity.js';
import { loadWorld as loadGithub } from '../../dist/preview/github/world.js';
import { applyConfiguration } from '../../dist/workflow/schedule/apply-configuration.js';
import { EXAMPLE, exampleConfiguration, PUBLIC_URL } from './example.js';

/** A little before the first message of the cycle leaves, and when the stand-ins' repositories are first seen. */
export const BEGIN = '2021-05-28T15:00:00.000Z';

/** `moveTo` sets the calendar; nothing runs by itself. `observe` may put itself between Herald and its connections. */
export async function startPreview(observe = (connections) => connections) {
  const configuration = await exampleConfiguration();
  let now = BEGIN;
  const clock = { now: () => now, wall: () => new Date().toISOString() };
  const store = await openStore(':memory:');
  await store.migrate();
  const configurationHash = hashOf(configuration);
  await applyConfiguration(store, { configuration, hash: configurationHash, by: 'operator', reason: null, now });
  const standIns = await connectPreview(
    configuration.community,
    await loadGithub(join(EXAMPLE, 'github')),
    null,
    clock,
  );
  const parts = wire({
    ...{ store, clock, log: () => undefined, publicUrl: PUBLIC_URL, configurationHash },
    ...{ connections: observe(standIns), worker: 'bench', syncMinutes: 60 },
  });
  return {
    ...parts,
    store,
    configuration,
    moveTo: (instant) => {
      now = instant;
    },
    close: async () => {
      await parts.idle();
      await standIns.close();
      await store.close();
    },
  };
}
