import { LOOPBACK } from './ports.ts';

/** Ports of one gateway under test. */
export interface GatewayPorts {
  readonly http: number;
  /** SIP over UDP and TCP. */
  readonly sip: number;
  readonly sipTls: number;
  /** H.323's call signalling over TCP, and RAS over UDP. */
  readonly h323: number;
  readonly rtp: { readonly first: number; readonly last: number };
}

/** Settings, as the YAML file has them. */
export type Settings = Readonly<Record<string, unknown>>;

/** What the rig must have its way with: addresses, ports, folders, and an end that does not wait for calls. Tests lay theirs over it. */
export function gatewayConfig({ http, sip, sipTls, h323, rtp }: GatewayPorts, data: string): Settings {
  return {
    data,
    log: { level: 'debug' },
    http: { host: LOOPBACK, port: http },
    calls: { drainTimeout: '1s', stopTimeout: '5s' },
    plugins: {
      'protocol-sip': {
        host: LOOPBACK,
        udpPort: sip,
        tcpPort: sip,
        tlsPort: sipTls,
      },
      'protocol-h323': { host: LOOPBACK, port: h323, rasPort: h323 },
      'media-mediasoup': { listenAddress: LOOPBACK, portMin: rtp.first, portMax: rtp.last },
    },
  };
}

/** Lays settings over others: objects key by key, everything else replaced. */
export function layOver(below: Settings, above: Settings): Settings {
  const merged: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isSettings(under) && isSettings(value) ? layOver(under, value) : value;
  }
  return merged;
}

const isSettings = (value: unknown): value is Settings => typeof value === 'object' && value !== null && !Array.isArray(value);
