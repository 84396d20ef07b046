import { createSocket } from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';

/** The address of this machine from which a host is reached: what a phone that calls it should start on. */
export async function localAddressTowards(host: string): Promise<string> {
  const { address, family } = await lookup(host.replace(/^\[|\]$/g, ''));
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  try {
    // Nothing is sent: connecting only asks the system for the way. Any port does
    socket.connect(9, address);
    await once(socket, 'connect');
    return socket.address().address;
  } finally {
    socket.close();
  }
}
