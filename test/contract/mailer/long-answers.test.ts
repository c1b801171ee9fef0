import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import { atOnce, mailPayload, NOON } from '../../support/outside-messages.js';

const MB = 1024 * 1024;
/** More than this is not offered, so that a test without a bound ends too. */
const MOST = 64 * MB;

/** What became of a mail to a server that goes on for ever after `command`, and how much of that was taken. */
async function sent(command: string, words: string) {
  const chunk = Buffer.from(words.repeat(Math.ceil((64 * 1024) / words.length)));
  let said = 0;
  const sockets: Socket[] = [];
  const forEver = (socket: Socket): void => {
    for (let room = true; room && said < MOST; said += chunk.length) room = socket.write(chunk);
    if (said >= MOST) socket.end();
  };
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    let going = false;
    const hear = (line: string): void => {
      if (going) return;
      going = line.toUpperCase().startsWith(command);
      if (going) forEver(socket.on('drain', () => forEver(socket)));
      else if (line === 'DATA') socket.write('354 go on\r\n');
      else if (/^(EHLO|MAIL|RCPT)/.test(line)) socket.write('250 ok\r\n');
    };
    if (command === '') hear('');
    else socket.write('220 scripted\r\n');
    socket.on('data', (data) => data.toString('latin1').split('\r\n').forEach(hear));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const delivery = await createMailer({ url, from: 'team@example.org', timeoutMs: 20_000 }).send(
    mailPayload(),
    NOON,
    atOnce,
  );
  for (const socket of sockets) socket.destroy();
  server.close();
  return { outcome: delivery.outcome, length: 'error' in delivery ? delivery.error.length : 0, said };
}

describe('a mail server whose answer has no end', () => {
  it.each([
    ['in its greeting', '', 'x', 'unsent'],
    ['in the lines of its greeting', '', '220-and more\r\n', 'unsent'],
    ['to EHLO', 'EHLO', '250-and more\r\n', 'unsent'],
    ['to DATA', 'DATA', 'x', 'unsent'],
    ['to the final dot', '.', '250-and more\r\n', 'unknown'],
  ])('is given up, %s', async (_when, command, words, outcome) => {
    const told = await sent(command, words);

    expect(told.outcome).toBe(outcome);
    expect(told.length).toBeLessThan(500);
    // What stands in the buffers of both sides comes on top of the bound.
    expect(told.said).toBeLessThan(16 * MB);
  });
});
