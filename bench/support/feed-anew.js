/** The real HTTP server over a store in memory, with a clock that goes on by six seconds from one request to the next. */

import { openStore } from '../../dist/adapters/store/open-store.js';
import { hashOf } from '../../dist/domain/identity.js';
import { addMinutes } from '../../dist/domain/time.js';
import { createHttp } from '../../dist/listeners/http/server.js';
import { createCommands } from '../../dist/workflow/create-commands.js';
import { applyConfiguration } from '../../dist/workflow/schedule/apply-configuration.js';
import { exampleConfiguration, PUBLIC_URL } from './example.js';

const NOW = '2021-08-02T12:00:00.000Z';

export async function feedAnew() {
  const configuration = await exampleConfiguration();
  const store = await openStore(':memory:');
  await store.migrate();
  await applyConfiguration(store, {
    configuration,
    hash: hashOf(configuration),
    by: 'operator',
    reason: null,
    now: NOW,
  });
  let wall = NOW;
  const clock = { now: () => NOW, wall: () => wall };
  const silent = () => undefined;
  const commands = createCommands({ store, clock, log: silent, publicUrl: PUBLIC_URL, wake: silent });
  const app = createHttp({
    ...{ store, clock, commands, log: silent, publicUrl: PUBLIC_URL, version: '0', preview: null },
    random: (bytes) => Buffer.alloc(bytes),
    secret: 'a secret of thirty-two characters',
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${server.address().port}/calendar.ics`;
  return {
    request: async () => {
      wall = addMinutes(wall, 0.1);
      await (await fetch(url)).arrayBuffer();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    },
  };
}
