import { createSocket } from 'node:dgram';
import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Where media listens, and as what it is announced. */
export interface AddressSettings {
  readonly listenAddress: string;
  readonly announcedAddress?: string | undefined;
}

/** The address to bind to, and the one to tell the far end. */
export interface LocalAddress {
  readonly bind: string;
  readonly announce: string;
}

/** Chooses them for a far end: the configured address, or that of the interface which faces `toward`, or the first that faces anybody. */
export async function localAddress(settings: AddressSettings, toward: string | undefined): Promise<LocalAddress> {
  const { listenAddress, announcedAddress } = settings;
  if (!isWildcard(listenAddress)) return { bind: listenAddress, announce: announcedAddress ?? listenAddress };
  const six = toward === undefined ? isIPv6(listenAddress) : isIPv6(toward);
  const bind = six ? '::' : '0.0.0.0';
  if (announcedAddress !== undefined && isIPv6(announcedAddress) === six) return { bind, announce: announcedAddress };
  const facing = toward !== undefined && isIP(toward) !== 0 ? await addressFacing(toward) : undefined;
  return { bind, announce: facing ?? externalAddresses(six)[0] ?? (six ? '::1' : '127.0.0.1') };
}

/** Whether an address stands for all of them. */
export function isWildcard(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

/** Whether media that is sent to an address comes in at a socket of ours, or would if its port were one. */
export function isOwnAddress({ listenAddress, announcedAddress }: AddressSettings, address: string): boolean {
  if (address === announcedAddress || address === listenAddress) return true;
  if (!isWildcard(listenAddress)) return false;
  // every address of 127.0.0.0/8 is one of this machine, whichever the interface lists
  if (address.startsWith('127.')) return true;
  return Object.values(networkInterfaces()).some(addresses => addresses?.some(own => own.address === address));
}

/** This machine's addresses that others may reach, in the system's order. */
export function externalAddresses(six = false): string[] {
  const family = six ? 'IPv6' : 'IPv4';
  const all = Object.values(networkInterfaces()).flatMap(addresses => addresses ?? []);
  return all.filter(address => !address.internal && address.family === family && !address.address.startsWith('fe80')).map(a => a.address);
}

/** Asks the system's routing table: connecting a UDP socket sends nothing and fixes its local address. */
function addressFacing(remote: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = createSocket(isIPv6(remote) ? 'udp6' : 'udp4');
    const finish = (address: string | undefined) => {
      socket.close();
      resolve(address);
    };
    socket.once('error', () => finish(undefined));
    socket.connect(9, remote, () => finish(socket.address().address));
  });
}
