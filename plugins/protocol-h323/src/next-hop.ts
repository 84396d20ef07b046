import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { SocketAddress } from '@opencvi/h323-js-bindings';
import { CallError } from '@opencvi/plugin-api';

/** The port of H.225.0 call signalling. */
export const signallingPort = 1720;

/** Where a call goes: `host`, `host:port`, `[v6]:port`. Rejects with a `CallError` when there is no such host. */
export async function nextHop(text: string): Promise<SocketAddress> {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = isIP(text) === 0 ? (bracketed ?? plain) : text;
  const number = port === undefined ? signallingPort : Number(port);
  if (host === undefined || number < 1 || number > 65_535) throw noHost(text);
  try {
    const { address } = await lookup(host);
    return { address, port: number };
  } catch (cause) {
    throw noHost(text, cause);
  }
}

function noHost(text: string, cause?: unknown): CallError {
  return new CallError({ code: 'not-found', by: 'gateway', detail: `there is no host ${text}` }, { cause });
}
