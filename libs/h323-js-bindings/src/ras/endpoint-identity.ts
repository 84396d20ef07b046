import { toAliasAddress } from '../call/aliases.ts';
import type { EndpointType, SupportedPrefix, VendorIdentifier } from '../generated/h323-messages.ts';
import type { GatekeeperClientOptions } from './ras.ts';

/** H.225.0 7.6, productId: 1 to 256 octets. */
const MAX_NAME = 256;

/** Who made us (H.225.0 7.6): by name, since no manufacturer code is ours. */
export function vendorIdentifier({ product, version }: GatekeeperClientOptions['vendor']): VendorIdentifier {
  const productId = new TextEncoder().encode(product).slice(0, MAX_NAME);
  const versionId = new TextEncoder().encode(version).slice(0, MAX_NAME);
  return {
    vendor: { t35CountryCode: 181, t35Extension: 0, manufacturerCode: 0 },
    ...(productId.length > 0 ? { productId } : {}),
    ...(versionId.length > 0 ? { versionId } : {}),
  };
}

/** What we are: a terminal, or a gateway that serves number prefixes. */
export function endpointType({ terminalType, prefixes = [], vendor }: GatekeeperClientOptions): EndpointType {
  const common: EndpointType = { vendor: vendorIdentifier(vendor), mc: false, undefinedNode: false };
  if (terminalType === 'terminal') return { ...common, terminal: {} };
  if (prefixes.length === 0) return { ...common, gateway: {} };
  const supportedPrefixes = prefixes.map((value): SupportedPrefix => ({ prefix: toAliasAddress({ kind: 'dialledDigits', value }) }));
  // Some gatekeepers read prefixes of voice alone.
  const protocol = [{ type: 'h323', value: { supportedPrefixes } } as const, { type: 'voice', value: { supportedPrefixes } } as const];
  return { ...common, gateway: { protocol } };
}
