/** Which hosts a link in a message may make Herald ask: the public web, and nothing inside of the network that Herald runs in. */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  // The first and the next three carry an IPv4 address, which may be any.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  inside.addSubnet(network, prefix, 'ipv6');
}

/** An IPv4 address that is written as IPv6 (`::ffff:…`) is what it stands for. */
const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A public host is asked at these addresses and no others: a name may lead elsewhere a moment later. */
export type Host = { addresses: LookupAddress[] } | 'inside' | 'no such name' | 'no answer';

/** A name with any address inside counts as inside: it could be asked there. */
export async function placeOf(hostname: string): Promise<Host> {
  const name = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(name);
  if (family !== 0) return isInside(name) ? 'inside' : { addresses: [{ address: name, family }] };
  try {
    const addresses = await lookup(name, { all: true });
    return addresses.some(({ address }) => isInside(address)) ? 'inside' : { addresses };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOTFOUND' ? 'no such name' : 'no answer';
  }
}
