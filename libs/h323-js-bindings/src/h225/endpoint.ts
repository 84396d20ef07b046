import { fromAliasAddresses } from '../call/aliases.ts';
import type { CallOptions, RemoteEndpoint } from '../call/call.ts';
import type * as H225 from '../generated/h323-messages.ts';
import { elementOf } from '../q931/elements.ts';
import type { Q931Message } from '../q931/message.ts';
import { h225VersionOf } from './protocol-version.ts';

/** H.323 Table 1: what is at least this is a gateway, or more. */
const FIRST_GATEWAY = 60;

/** Who we are (H.225.0 7.6, EndpointType): a gateway where H.245 says so, else a terminal. No manufacturer code is ours. */
export function endpointType({ vendor, control: { terminalType = 50 } }: CallOptions): H225.EndpointType {
  return {
    vendor: {
      vendor: { t35CountryCode: 181, t35Extension: 0, manufacturerCode: 0 },
      ...octetsOf('productId', vendor.product),
      ...octetsOf('versionId', vendor.version),
    },
    ...(terminalType < FIRST_GATEWAY ? { terminal: {} } : { gateway: {} }),
    mc: false,
    undefinedNode: false,
  };
}

function octetsOf(key: 'productId' | 'versionId', text: string): { readonly [K in typeof key]?: Uint8Array } {
  const octets = new TextEncoder().encode(text).subarray(0, 256);
  return octets.length === 0 ? {} : { [key]: octets };
}

/** H.221 manufacturer codes, by country (T.35): Cisco's in the United States. */
const CISCO = { t35CountryCode: 181, manufacturerCode: 18 } as const;

/** Whether a second H.245 message in one of call signalling may get lost, as with Cisco IOS. */
export function hearsOneByOne({ vendor }: H225.EndpointType): boolean {
  const { t35CountryCode, manufacturerCode } = vendor?.vendor ?? {};
  return t35CountryCode === CISCO.t35CountryCode && manufacturerCode === CISCO.manufacturerCode;
}

/** Where to find what is known of the far side. */
export interface EndpointSource {
  readonly message: Q931Message;
  readonly protocolIdentifier: string;
  readonly endpoint: H225.EndpointType;
  readonly aliases: readonly H225.AliasAddress[] | undefined;
}

export function remoteEndpoint({ message, protocolIdentifier, endpoint, aliases }: EndpointSource): RemoteEndpoint {
  const number = elementOf(message, message.type === 'setup' ? 'callingPartyNumber' : 'connectedNumber')?.digits;
  return {
    aliases: fromAliasAddresses(aliases),
    ...text('display', elementOf(message, 'display')),
    ...text('callingNumber', number),
    ...text('product', fromOctets(endpoint.vendor?.productId)),
    ...text('version', fromOctets(endpoint.vendor?.versionId)),
    h225Version: h225VersionOf(protocolIdentifier),
    isGateway: endpoint.gateway !== undefined,
  };
}

function fromOctets(octets: Uint8Array | undefined): string | undefined {
  return octets && new TextDecoder().decode(octets).replace(/\0+$/, '');
}

function text<K extends string>(key: K, value: string | undefined): { readonly [N in K]?: string } {
  return value ? ({ [key]: value } as { readonly [N in K]: string }) : {};
}
