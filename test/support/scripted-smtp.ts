/** An SMTP server that answers each command with the words of a script: for replies no well-behaved server can be made to give. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** By command verb; `GREETING` comes first and `.` answers the final dot. `drop` closes the connection instead. */
export type Script = Partial<
  Record<'GREETING' | 'EHLO' | 'AUTH' | 'STARTTLS' | 'MAIL' | 'RCPT' | 'DATA' | '.', string>
>;

/** In their order: a command that has come and is not answered yet, and what has just been said. */
export const MOMENTS = [
  'connected',
  'greeted',
  'EHLO',
  'STARTTLS',
  'AUTH',
  'MAIL',
  'RCPT',
  'DATA',
  '354 said',
  'within the content',
  'final dot',
  '250 said',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** Called at each moment; `false` and the server says nothing more on this connection. */
export type Watch = (moment: Moment, socket: Socket) => boolean;

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

/** Each connection goes by the script as it is when it begins. */
export async function startScriptedSmtp(script: Script, watch: Watch = () => true) {
  const sockets = new Set<Socket>();
  const taken: string[] = [];
  const begun: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, { ...DEFAULTS, ...script }, { watch, taken, begun });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** What stood before each final dot that came. */
    taken: taken as readonly string[],
    /** The first bytes of each content, however it ended. */
    begun: begun as readonly string[],
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

interface Ledger {
  watch: Watch;
  taken: string[];
  begun: string[];
}

const SAID: Partial<Record<keyof Script, Moment>> = { GREETING: 'greeted', DATA: '354 said', '.': '250 said' };

function converse(socket: Socket, script: Required<Script>, { watch, taken, begun }: Ledger): void {
  let deaf = false;
  const reach = (moment: Moment): boolean => {
    if (!deaf) deaf = !watch(moment, socket);
    return !deaf;
  };
  const say = (key: keyof Script) => {
    if (script[key] === 'drop') return socket.destroy();
    socket.write(`${script[key].replaceAll('\n', '\r\n')}\r\n`);
    const moment = SAID[key];
    if (moment !== undefined) reach(moment);
  };
  let content: string[] | null = null;
  const hearContent = (line: string, lines: string[]) => {
    if (line !== '.') return lines.push(line);
    content = null;
    taken.push(lines.join('\n'));
    if (reach('final dot')) say('.');
  };
  const hear = (line: string) => {
    if (deaf) return;
    if (content !== null) return hearContent(line, content);
    const verb = (line.split(' ')[0] ?? '').toUpperCase();
    if (verb === 'QUIT') return socket.end('221 bye\r\n');
    if (!(verb in script)) return socket.write('502 unknown command\r\n');
    if (!reach(verb as Moment)) return;
    say(verb as keyof Script);
    if (verb === 'DATA' && script.DATA.startsWith('3')) content = [];
  };
  let rest = '';
  /** The first of a content has come; those in flight when a process is killed come too. */
  let started = false;
  if (reach('connected')) say('GREETING');
  socket.on('data', (chunk) => {
    if (content === null) started = false;
    else if (!started) {
      started = true;
      begun.push(chunk.toString('latin1'));
    }
    if (content !== null && !chunk.includes('\r\n.\r\n') && !reach('within the content')) return;
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hear(line);
  });
}
