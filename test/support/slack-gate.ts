/** Between the app and Slack: sockets are refused until it is opened, as Slack does a token that it does not know. */
import type { AddressInfo } from 'node:net';
import express from 'express';

export async function startGate(apiUrl: string) {
  let shut = true;
  const app = express();
  app.post('/api/apps.connections.open', async (request, response) => {
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
    open: () => {
      shut = false;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
