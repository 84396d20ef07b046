/** Calls and RAS on the sockets of Node. */
import { CallMachine } from '../call/call-machine.ts';
import { dialWith } from './dial-call.ts';
import { listenWith } from './listen-for-calls.ts';
import type { DialRequest, RunningCall, SignallingServer, SignallingServerOptions } from './rim.ts';

export { ConnectError } from './connect-tcp.ts';
export { openRas } from './open-ras.ts';
export type * from './rim.ts';

/** Takes signalling connections. Rejects when the address cannot be bound, and with a RangeError for options that make no sense. */
export function listenForCalls(options: SignallingServerOptions): Promise<SignallingServer> {
  return listenWith(each => new CallMachine(each), options);
}

/** Connects to a place; the call waits for its command `setup`. Rejects with a ConnectError. */
export function dialCall(request: DialRequest): Promise<RunningCall> {
  return dialWith(each => new CallMachine(each), request);
}
