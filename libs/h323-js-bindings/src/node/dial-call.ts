import type { Call, CallOptions } from '../call/call.ts';
import { endsOf } from './address.ts';
import { CallRunner } from './call-runner.ts';
import { checkControl } from './check-control.ts';
import { ConnectError, connectTcp } from './connect-tcp.ts';
import type { DialRequest, RunningCall } from './rim.ts';

const defaultTimeout = 10_000;

/** Connects to a place and starts a call's machine on the connection; the machine waits for the command `setup`. Rejects with a ConnectError. */
export async function dialWith(createCall: (options: CallOptions) => Call, request: DialRequest): Promise<RunningCall> {
  const { to, from, clock, control, connectTimeout = defaultTimeout, signal, options } = request;
  checkControl(control);
  const socket = await connectTcp({ to, from, clock, timeout: connectTimeout, signal });
  const ends = endsOf(socket);
  if (!ends) {
    socket.destroy();
    throw new ConnectError('failed', 'the connection broke at once');
  }
  const runner = new CallRunner((request.createCall ?? createCall)(options), {
    socket,
    ...ends,
    clock,
    control,
    onEvent: (event, call) => request.onEvent(event, call),
    onDefect: error => request.onDefect(error),
  });
  runner.start();
  return runner;
}
