import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { LONGEST_ANSWER } from '../../../src/domain/bounded-answer.js';
import { slackPayload } from '../../support/outside-messages.js';

/** What became of a post to a Slack that answers so. */
async function posted(answer: RequestListener): Promise<{ outcome: string; error: string }> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const chat = createChat({ token: 'xoxb-1', apiUrl });
  const delivery = await chat.post('send-1', slackPayload({ channel: 'C0TEAM' }), null);
  server.close().closeAllConnections();
  // What is read to its end is as long as all that was sent, and takes minutes to be shown.
  return { outcome: delivery.outcome, error: 'error' in delivery ? delivery.error.slice(0, 200) : 'none' };
}

const TOO_LONG = {
  outcome: 'unknown',
  error: expect.stringContaining("Slack's answer is longer than 32 MB and was not read to its end."),
};

it('an answer that unpacks to more than any answer is not read to its end, and what became of the post is unknown', async () => {
  const packed = gzipSync(
    `{"ok": true, "channel": "C0TEAM", "ts": "1.1", "more": "${' '.repeat(2 * LONGEST_ANSWER)}"}`,
  );

  const told = await posted((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
  });

  expect(packed.length).toBeLessThan(100_000);
  expect(told).toEqual(TOO_LONG);
});

it('an answer that has no end is given up at the bound', async () => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  let sent = 0;

  const told = await posted((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => {
      for (let room = true; room && sent < 8 * LONGEST_ANSWER; sent += chunk.length) room = response.write(chunk);
      if (sent >= 8 * LONGEST_ANSWER) response.end('{}');
    };
    response.on('drain', more);
    more();
  });

  expect(told).toEqual(TOO_LONG);
  expect(sent).toBeLessThan(2 * LONGEST_ANSWER);
});
