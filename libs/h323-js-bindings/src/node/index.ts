/** Calls and RAS on the sockets of Node. */
export { ConnectError } from './connect-tcp.ts';
export { openRas } from './open-ras.ts';
export type * from './rim.ts';
