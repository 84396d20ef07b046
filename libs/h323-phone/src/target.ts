import { isIPv6 } from 'node:net';
import type { Alias } from '@opencvi/h323-js-bindings';
import type { TargetAddress } from './options.ts';

/** The port of H.323 call signalling. */
const signallingPort = 1720;

/** A place to call. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly aliases: readonly Alias[];
  readonly calledNumber?: string;
}

/** Digits are dialled, other text is a name. */
export function aliasOf(alias: string | Alias): Alias {
  if (typeof alias !== 'string') return alias;
  return { kind: /^[0-9*#,]+$/.test(alias) ? 'dialledDigits' : 'h323-ID', value: alias };
}

/** Reads what one types on a room system: `confid@host`, `host`, `host##confid`; `h323:` may stand before it. Throws where it is none of them. */
export function targetOf(target: string | TargetAddress): Target {
  if (typeof target === 'string') return parse(target);
  const { address, port = signallingPort, aliases = [], calledNumber } = target;
  return { host: address, port, aliases, ...(calledNumber !== undefined && { calledNumber }) };
}

function parse(text: string): Target {
  const plain = text.replace(/^h323:/i, '').replace(/;.*$/, '');
  const [, user, place, extension] = /^(?:([^@]+)@)?([^@#]+?)(?:##([^@#]+))?$/.exec(plain) ?? [];
  const [, bracketed, name, port] = /^(?:\[([^\]]+)\]|([^:[\]\s]+))(?::(\d+))?$/.exec(place ?? '') ?? [];
  const host = bracketed ?? name ?? (place !== undefined && isIPv6(place) ? place : undefined);
  const alias = user ?? extension;
  if (host === undefined || (user !== undefined && extension !== undefined))
    throw new Error(`'${text}' is no H.323 address such as 1172827458@127.0.0.1 or 127.0.0.1##1172827458`);
  return { host, port: port === undefined ? signallingPort : Number(port), aliases: alias === undefined ? [] : [aliasOf(alias)] };
}
