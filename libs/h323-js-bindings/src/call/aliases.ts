/** Aliases of H.225.0 (7.6, AliasAddress) as text, and back. */
import { fromH225Address, socketAddressFromText, socketAddressToText, toH225Address } from '../address/socket-address.ts';
import type * as H225 from '../generated/h323-messages.ts';
import type { Alias } from './call.ts';

/** Undefined for what is no text: a transport address that is not of IP, an alternative that we do not know. */
export function fromAliasAddress(alias: H225.AliasAddress): Alias | undefined {
  switch (alias.type) {
    case 'dialledDigits':
    case 'h323-ID':
    case 'url-ID':
    case 'email-ID':
      return { kind: alias.type, value: withoutNuls(alias.value) };
    case 'transportID':
      return transportID(alias.value);
    case 'partyNumber':
    case 'isupNumber':
      return partyNumber(alias.value);
    case 'mobileUIM':
      return mobileUIM(alias.value);
    default:
      return undefined;
  }
}

/** Aliases in their order, less those that are no text. */
export function fromAliasAddresses(aliases: readonly H225.AliasAddress[] | undefined): Alias[] {
  return (aliases ?? []).flatMap(alias => fromAliasAddress(alias) ?? []);
}

/** Throws a RangeError for a `transportID` that is not `address:port`. Whether the letters are allowed is for the encoder to say. */
export function toAliasAddress({ kind, value }: Alias): H225.AliasAddress {
  switch (kind) {
    case 'transportID': {
      const address = socketAddressFromText(value);
      if (!address) throw new RangeError(`${value} is not an address and a port`);
      return { type: 'transportID', value: toH225Address(address) };
    }
    case 'partyNumber':
      return {
        type: 'partyNumber',
        value: { type: 'e164Number', value: { publicTypeOfNumber: { type: 'unknown' }, publicNumberDigits: value } },
      };
    case 'mobileUIM':
      return { type: 'mobileUIM', value: { type: 'gsm-uim', value: { imsi: value } } };
    default:
      return { type: kind, value };
  }
}

/** Devices that are written in C send the end of their strings as well. */
function withoutNuls(text: string): string {
  return text.replace(/\0+$/, '');
}

function transportID(address: H225.TransportAddress): Alias | undefined {
  const socket = fromH225Address(address);
  return socket && { kind: 'transportID', value: socketAddressToText(socket) };
}

/** The digits of a number, whatever plan they are of. */
function partyNumber(number: H225.PartyNumber | H225.IsupNumber): Alias | undefined {
  if (number.type === '...') return undefined;
  const { value } = number;
  if (typeof value === 'string') return { kind: 'partyNumber', value };
  if ('address' in value) return { kind: 'partyNumber', value: value.address };
  return { kind: 'partyNumber', value: 'publicNumberDigits' in value ? value.publicNumberDigits : value.privateNumberDigits };
}

/** The number to call where there is one, else the subscriber's identity. */
function mobileUIM(mobile: H225.MobileUIM): Alias | undefined {
  if (mobile.type === '...') return undefined;
  const { msisdn, imsi } = mobile.value;
  const value = msisdn ?? ('mdn' in mobile.value ? mobile.value.mdn : undefined) ?? imsi;
  return value === undefined ? undefined : { kind: 'mobileUIM', value };
}
