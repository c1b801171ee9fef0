/** Between the app and Slack: sockets are refused until it is opened, as Slack does a token that it does not know. */
import type { AddressInfo } from 'node:net';
import express from 'express';

export async function startGate(apiUrl: string) {
  let shut = true;
  const asked: string[] = [];
  let answering = Promise.resolve();
  const app = express();
  app.post('/api/apps.connections.open', async (request, response) => {
    asked.push(shut ? 'refused' : 'let through');
    await answering;
    if (shut) {
      response.json({ ok: false, error: 'invalid_auth' });
      return;
    }
    const authorization = request.get('authorization') ?? '';
    const answer = await fetch(`${apiUrl}apps.connections.open`, { method: 'POST', headers: { authorization } });
    response.json(await answer.json());
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    /** What came of each asking, in order. */
    asked,
    open: () => {
      shut = false;
    },
    shut: () => {
      shut = true;
    },
    /** Who asks from now on waits until this is called. */
    hang: (): (() => void) => {
      let answer = (): void => undefined;
      answering = new Promise((resolve) => {
        answer = resolve;
      });
      return answer;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
