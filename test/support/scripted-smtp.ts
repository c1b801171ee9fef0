/** An SMTP server that answers each command with the words of a script: for replies no well-behaved server can be made to give. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** By command verb; `GREETING` comes first and `.` answers the final dot. `drop` closes the connection instead. */
export type Script = Partial<
  Record<'GREETING' | 'EHLO' | 'AUTH' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'DATA' | '.', string>
>;

const DEFAULTS: Required<Script> = {
  GREETING: '220 scripted',
  EHLO: '250 scripted',
  AUTH: '235 welcome',
  STARTTLS: '220 go on',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  '.': '250 queued',
};

export async function startScriptedSmtp(script: Script) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, { ...DEFAULTS, ...script });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, script: Required<Script>): void {
  const say = (key: keyof Script) => {
    if (script[key] === 'drop') socket.destroy();
    else socket.write(`${script[key].replaceAll('\n', '\r\n')}\r\n`);
  };
  let content = false;
  const hear = (line: string) => {
    const verb = (line.split(' ')[0] ?? '').toUpperCase();
    if (content && line !== '.') return;
    if (content) say('.');
    else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else if (verb in script) say(verb as keyof Script);
    else socket.write('502 unknown command\r\n');
    content = !content && verb === 'DATA' && script.DATA.startsWith('3');
  };
  let rest = '';
  say('GREETING');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
}
