import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { LONGEST_ANSWER } from '../../../src/domain/bounded-answer.js';
import { slackPayload } from '../../support/outside-messages.js';

it('an answer that unpacks to more than any answer is not read to its end, and what became of the post is unknown', async () => {
  const packed = gzipSync(`{"ok": true, "ts": "${' '.repeat(2 * LONGEST_ANSWER)}"}`);
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;

  const outcome = await createChat({ token: 'xoxb-1', apiUrl }).post(
    'send-1',
    slackPayload({ channel: 'C0TEAM' }),
    null,
  );
  server.close().closeAllConnections();

  expect(outcome).toEqual({
    outcome: 'unknown',
    error: expect.stringContaining("Slack's answer is longer than 32 MB and was not read to its end."),
  });
});
