/** Preloaded into a child process: writes down every connection and name look-up that it attempts, before it happens. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const note = (what, where) => appendFileSync(process.env.OUTGOING_GUARD, `${what} ${where}\n`);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function guarded(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const { host, port, path } = typeof options === 'object' ? options : { port: options, host: args[1] };
  note('connect', path ?? `${host ?? 'localhost'}:${port}`);
  return connect.apply(this, args);
};

for (const [name, module] of [
  ['lookup', dns],
  ['resolve', dns],
  ['lookup', dns.promises],
  ['resolve', dns.promises],
]) {
  const original = module[name];
  module[name] = (host, ...rest) => {
    note(name, host);
    return original.call(module, host, ...rest);
  };
}

const send = dgram.Socket.prototype.send;
dgram.Socket.prototype.send = function guarded(...args) {
  note('send', args.join(' '));
  return send.apply(this, args);
};

syncBuiltinESMExports();
