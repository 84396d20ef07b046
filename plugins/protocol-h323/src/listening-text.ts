import { socketAddressToText } from '@opencvi/h323-js-bindings';

/** Where something is listened for, as one reads it. `::`, and no address, stand for both families: IPv6 sockets here take IPv4 too. */
export function listeningText(host: string | undefined, port: number): string {
  if (host === undefined || host === '::') return `0.0.0.0:${port} and [::]:${port}`;
  return socketAddressToText({ address: host, port });
}

/** What could not be had, for the error that says so. */
export function portOf(transport: 'TCP' | 'UDP', port: number, host: string | undefined): string {
  return `${transport} port ${port}${host === undefined ? '' : ` of ${host}`}`;
}
