/**
 * A process that stands still, as any does on a busy machine, looks at its timers before it looks at what has arrived: a server
 * that closes idle connections after a while closes the one on which a request lies.
 */
import { connect, type Socket } from 'node:net';
import { listen } from '../../src/cli/listening.js';
import { startSlack } from '../../src/preview/slack/server.js';
import { fixedClock } from '../support/fixed-clock.js';
import { openTestGithub } from '../support/github.js';
import { NOON } from '../support/outside-messages.js';

/** Node's own patience with an idle connection is six seconds: the five that it announces, and one more. */
const STILL_MILLIS = 7_000;

const standStill = (millis: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, millis);
};

/** The first line of the answer; null where the connection ends instead. */
const asked = (socket: Socket): Promise<string | null> =>
  new Promise((resolve) => {
    socket.once('data', (data) => resolve(data.toString().split('\r\n')[0] ?? ''));
    socket.once('close', () => resolve(null));
    socket.write('GET /anything HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
  });

test('no server of ours closes a connection on which a request lies, however long it has stood still', async () => {
  const github = await openTestGithub();
  const slack = await startSlack({ directory: null, channels: [], token: 'xoxb-preview', clock: fixedClock(NOON) });
  const herald = await listen({ host: '127.0.0.1', port: 0 });
  herald.answer((_request, response) => response.writeHead(404).end('Nothing here'));
  const sockets = [github.url, slack.apiUrl, herald.url].map((url) =>
    connect(Number(new URL(url).port), '127.0.0.1').on('error', () => undefined),
  );

  const before = await Promise.all(sockets.map(asked));
  // Behind what has arrived, and before the timers.
  await new Promise((resolve) => setImmediate(resolve));
  const asking = sockets.map(asked);
  standStill(STILL_MILLIS);
  const after = await Promise.all(asking);
  for (const socket of sockets) socket.destroy();
  await Promise.all([github.close(), slack.close(), herald.close()]);

  expect(before).toEqual(Array(3).fill('HTTP/1.1 404 Not Found'));
  expect(after).toEqual(before);
});
