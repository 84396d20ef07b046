import { describe, expect, test } from '@jest/globals';
import type { Contributions, MediaEngine, NetworkEndpoint, SignalingProtocol } from '@opencvi/plugin-api';
import { onboardingConfig } from './config.ts';
import { mediaPortsOf, portsOf } from './ports.ts';
import { silentProtocol } from './testing/fake-protocols.ts';

type Endpoints = readonly NetworkEndpoint[] | undefined;

function protocols(given: Readonly<Record<string, Endpoints>>): Contributions<SignalingProtocol> {
  const all = new Map(
    Object.entries(given).map(([id, endpoints]) => [id, { ...silentProtocol(id), ...(endpoints && { endpoints: () => endpoints }) }]),
  );
  return { size: all.size, get: id => all.get(id), [Symbol.iterator]: () => all.values() };
}

const config = (settings: object = {}) => onboardingConfig.parse(settings);
const sip = (transport: NetworkEndpoint['transport'], port: number): NetworkEndpoint => ({ transport, port, purpose: 'sip' });
const none = { sip: { udp: undefined, tcp: undefined, tls: undefined }, h323: undefined };

describe('signalling', () => {
  test.each<[string, Readonly<Record<string, Endpoints>>, object, object]>([
    ['what the protocol says', { sip: [sip('udp', 5070), sip('tls', 5071)] }, {}, { sip: { udp: 5070, tcp: undefined, tls: 5071 } }],
    ['a port that is not bound yet', { sip: [sip('udp', 0)] }, {}, none],
    ['a protocol that says nothing', { sip: undefined }, {}, { sip: { udp: 5060, tcp: 5060, tls: 5061 }, h323: undefined }],
    ['another program listens', { sip: [] }, {}, none],
    ['another program listens, as set', { sip: [] }, { sip: { tlsPort: 5061 } }, { sip: { ...none.sip, tls: 5061 } }],
    ['NAT', { sip: [sip('udp', 5070), sip('tls', 5071)] }, { sip: { udpPort: false, tlsPort: 443 } }, { sip: { ...none.sip, tls: 443 } }],
    ['nothing loaded, whatever is set', {}, { sip: { udpPort: 5060 }, h323Port: 1720 }, none],
    ['H.323 that says nothing', { h323: undefined }, {}, { ...none, h323: 1720 }],
    ['H.323 that NAT hides', { h323: undefined }, { h323Port: false }, none],
    [
      'H.323 whose H.245 may be anywhere',
      { h323: [{ transport: 'tcp', purpose: 'h225', port: 1720 }] },
      {},
      { ...none, h323: 1720, ras: undefined, h245: 'any' },
    ],
    [
      'H.323 that tells more than NAT shows',
      { h323: [{ transport: 'udp', purpose: 'ras', port: 1719 }] },
      { h323Port: false },
      { ...none, ras: undefined },
    ],
    [
      'H.323',
      {
        h323: [
          { transport: 'tcp', purpose: 'h245', port: 30_000, lastPort: 30_999 },
          { transport: 'tcp', purpose: 'h225', port: 1721 },
          { transport: 'udp', purpose: 'ras', port: 1719 },
        ],
      },
      {},
      { ...none, h323: 1721, ras: 1719, h245: { portMin: 30_000, portMax: 30_999 } },
    ],
  ])('%s', (_name, loaded, settings, expected) => {
    expect(portsOf({ config: config(settings), protocols: protocols(loaded) })).toMatchObject(expected);
  });
});

describe('media', () => {
  const engine = (endpoints?: readonly NetworkEndpoint[]) => ({
    value: { id: 'fake', ...(endpoints && { endpoints: () => endpoints }) } as MediaEngine,
  });
  const rtp = [{ transport: 'udp', purpose: 'rtp', port: 30_000, lastPort: 30_099 }] as const;

  test.each([
    ['of the engine', rtp, {}, { portMin: 30_000, portMax: 30_099 }],
    ['as NAT shows them', rtp, { media: { portMin: 50_000, portMax: 50_099 } }, { portMin: 50_000, portMax: 50_099 }],
    ['of an engine that tells none', undefined, {}, { portMin: 40_000, portMax: 49_999 }],
  ])('%s', (_name, endpoints, settings, expected) => {
    expect(mediaPortsOf({ config: config(settings), engine: engine(endpoints) })).toEqual(expected);
  });
});
