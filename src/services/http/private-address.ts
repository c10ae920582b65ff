// Which addresses are somewhere out there: a link must never make us talk to our own machine, network or cloud.
import { BlockList, isIP } from 'node:net';

/** What the registries of special addresses keep from the public, as first address and length of the prefix. */
const SPECIAL_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Within what is public of IPv6: tunnels, which lead to any IPv4 address, and what is for documents and tests. */
const SPECIAL_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
/** IPv6 that stands for an IPv4 address, in its last 32 bits: mapped, and translated by the network (NAT64). */
const CARRIERS = ['::ffff:', '64:ff9b::'] as const;

const publicV6 = listOf(['2000::', 3], ...CARRIERS.map((carrier) => [`${carrier}0.0.0.0`, 96] as const));
const special = listOf(
  ...SPECIAL_V4,
  ...SPECIAL_V6,
  ...CARRIERS.flatMap((carrier) => SPECIAL_V4.map(([start, bits]) => [`${carrier}${start}`, 96 + bits] as const)),
);

/** Whether it is an address at all, and one that anybody may reach. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  // A zone (`%eth0`) is only ever given to what is local.
  return version === 6 && !address.includes('%') && publicV6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

function listOf(...subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [start, bits] of subnets) list.addSubnet(start, bits, start.includes(':') ? 'ipv6' : 'ipv4');
  return list;
}
