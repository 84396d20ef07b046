import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { SocketAddress } from '@opencvi/h323-js-bindings';
import { CallError } from '@opencvi/plugin-api';

/** The port of H.225.0 call signalling. */
export const signallingPort = 1720;

/** Where a call goes: `host`, `host:port`, `[v6]:port`. Rejects with a `CallError` when there is no such host. */
export async function nextHop(text: string): Promise<SocketAddress> {
  const place = placeOf(text);
  if (place === undefined) throw noHost(text);
  try {
    const { address } = await lookup(place.host);
    return { address, port: place.port };
  } catch (cause) {
    throw noHost(text, cause);
  }
}

/** Whether a text is a host, or a host and a port. */
export function isPlace(text: string): boolean {
  return placeOf(text) !== undefined;
}

function placeOf(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, bracketed, plain, port = signallingPort] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = isIP(text) === 0 ? (bracketed ?? plain) : text;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? undefined : { host, port: number };
}

function noHost(text: string, cause?: unknown): CallError {
  return new CallError({ code: 'not-found', by: 'gateway', detail: `there is no host ${text}` }, { cause });
}
